"""The other formats of each page: the one place that names them. A new format is a line here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct

from mcsite import urls
from mcsite.views import ReleaseView, StackView, Tombstone, View

_JSON = "application/json"
_JSON_LD = "application/ld+json"


class Format(Struct, frozen=True):
    """A file in another format: its media type, and its path below that of the page."""

    media_type: str
    file: str
    title: str = ""
    translated: bool = True


class Alternate(Struct, frozen=True):
    """A link to the page in another format or language; without a title, it has that of the site."""

    href: str
    media_type: str = ""
    title: str = ""
    language: str = ""


RECORD = Format(_JSON, "index.json", "Record")
CASE = Format(_JSON, "case.json", "CASE 1.1")
CTDL = Format(_JSON_LD, "ctdl.json", "CTDL", translated=False)
BADGES = (
    Format(_JSON_LD, "achievement.json", "Open Badges 3.0"),
    Format(_JSON_LD, "badgeclass.json", "Open Badges 2.0", translated=False),
)
ISSUER = (
    Format(_JSON_LD, "profile.json", "Open Badges 3.0", translated=False),
    Format(_JSON_LD, "issuer.json", "Open Badges 2.0", translated=False),
)
RELEASE = (RECORD, BADGES[0])

ELM = Format(_JSON_LD, "elm.jsonld", "European Learning Model", translated=False)

EVERYWHERE = (Format("application/feed+json", "feed.json"), Format("application/atom+xml", "atom.xml"))
HOME = (Format(_JSON, "catalog.json", "Catalog"), Format(_JSON, "changes.json", "Changes"), CASE, CTDL)
OF_KIND: Mapping[str, tuple[Format, ...]] = MappingProxyType(
    {
        "credential": (RECORD, *BADGES, CTDL),
        "stack": (RECORD, *BADGES, CTDL),
        "issuer": (RECORD, *ISSUER, CTDL),
        "recognizer": (RECORD, CTDL),
        "topic": (RECORD,),
        "framework": (RECORD, CASE),
        "evidence": (RECORD,),
        "rubric": (RECORD,),
        "guide": (RECORD,),
    }
)


def of_site() -> tuple[Alternate, ...]:
    """Return the links that every page has."""
    return _OF_SITE


def of_home() -> tuple[Alternate, ...]:
    """Return the links of the home page."""
    return (*(_link("", one) for one in HOME), *of_site())


def of_thing(view: View, formats: Collection[str] = ()) -> tuple[Alternate, ...]:
    """Return the links of a thing's page: its formats, the languages that it is in, and those of every page.

    `formats` are those that the catalog asks for besides those of every site.
    """
    path, is_translation = view.path, view.is_translation
    asked = [ELM] if "elm" in formats and view.kind in {"credential", "stack"} else []
    known = [one for one in (*OF_KIND[view.kind], *asked) if one.translated or not is_translation]
    if isinstance(view, StackView) and view.stack_kind == "collection":  # there is nothing to earn
        known = [one for one in known if one not in {*BADGES, ELM}]
    own = (Alternate(view.url, language=view.language),) if view.translations else ()
    languages = (Alternate(one.url, language=one.language) for one in view.translations)
    return (*(_of(view, path, one) for one in known), *own, *languages, *of_site())


def _of(view: View, path: str, one: Format) -> Alternate:
    """Return the link to a format; what is of another catalog has all but its record there."""
    if view.source is not None and one is not RECORD:
        return Alternate(view.source.url + one.file, one.media_type, one.title)
    return _link(path, one)


def of_tombstone(tombstone: Tombstone) -> Alternate:
    """Return the link of a page where a thing was withdrawn."""
    return _link(tombstone.path, RECORD)


def of_release(view: ReleaseView) -> tuple[Alternate, ...]:
    """Return the links of the page of a released version."""
    return (*(_link(view.path, one) for one in RELEASE), *of_site())


def _link(path: str, one: Format) -> Alternate:
    return Alternate(urls.here(path + one.file), one.media_type, one.title)


_OF_SITE = tuple(_link("", one) for one in EVERYWHERE)
