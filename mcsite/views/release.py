"""The published record of a released version: what was assessed, and how today's version differs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from mcsite import comparing, prose, urls
from mcsite.comparing import Difference, Grade
from mcsite.linking.versions import assessed
from mcsite.prose import Text
from mcsite.prose.lines import plain
from mcsite.releases import Release
from mcsite.views.base import Ref, optional
from mcsite.views.credential import PartView, PassView, RubricView, part_view, pass_view, rubric_view
from mcsite.views.desk import Desk

_WORD = re.compile(r"\s*\S+")


class Words(Struct, frozen=True):
    """A run of words that stayed, or was added or removed."""

    kind: Literal["same", "added", "removed"]
    text: str


class ChangeView(Struct, frozen=True, omit_defaults=True):
    """One difference of today's version; `words` is the text of both, where a text was changed."""

    grade: Grade
    where: str
    what: str
    words: tuple[Words, ...] = ()


class ReleaseView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A version of a credential as it was released. It never changes, but for `current`, `changes` and `credential`."""

    kind: Literal["release"]
    id: str
    version: str
    date: str
    url: str
    json: str
    title: str
    language: str
    issuer: Ref
    credential: Ref
    competency: str
    evidence: tuple[PartView, ...]
    pass_rule: PassView = field(name="pass")
    rubric: RubricView | None = None
    prerequisites: tuple[Ref, ...] = ()
    note: Text | None = None
    current: str = ""
    changes: tuple[ChangeView, ...] = ()

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.url.removeprefix(urls.SITE_ROOT)


def view(desk: Desk, release: Release) -> ReleaseView:
    """Return the published record of a release."""
    url = urls.here(urls.release_path(release.id, release.version))
    what = release.assessed
    record = desk.catalog.credentials.get(release.id)
    changes = comparing.compare(what, assessed(desk.catalog, record.item)) if record else ()
    return ReleaseView(
        kind="release",
        id=release.id,
        version=release.version,
        date=release.date,
        url=url,
        json=url + "index.json",
        title=release.title,
        language=release.language,
        issuer=_ref(desk, "issuers", release.issuer),
        credential=_ref(desk, "credentials", release.id, release.title),
        competency=what.competency,
        evidence=tuple(part_view(desk, number, part) for number, part in enumerate(what.evidence, start=1)),
        pass_rule=pass_view(what.pass_rule, len(what.evidence)),
        rubric=rubric_view(desk, what.rubric),
        prerequisites=tuple(_ref(desk, "credentials", id_) for id_ in what.prerequisites),
        note=optional(release.note),
        current=record.item.version if record else "",
        changes=tuple(_change(one) for one in changes),
    )


def _ref(desk: Desk, collection: str, id_: str, title: str = "") -> Ref:
    """Return a reference to what was there once: its address leads on even if it isn't there any more."""
    if id_ in desk.catalog.collection(collection):
        return desk.ref(collection, id_)
    return Ref(urls.COLLECTIONS[collection], id_, title or id_, urls.here(urls.item_path(collection, id_)))


def _change(one: Difference) -> ChangeView:
    before, after = (plain(prose.text(text).html) for text in (one.before, one.after))
    return ChangeView(one.grade, one.where, one.what, words(before, after))


def words(before: str, after: str) -> tuple[Words, ...]:
    """Return two texts as one, with the words that were removed and added."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    return tuple(_runs(old, new))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Words]:
    matcher = difflib.SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Words("same", "".join(new[c:d]))
            continue
        if a < b:
            yield Words("removed", "".join(old[a:b]))
        if c < d:
            apart = " " if a < b and new[c].strip() == new[c] else ""  # from what was removed before it
            yield Words("added", apart + "".join(new[c:d]))
