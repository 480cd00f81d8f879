"""Frameworks, competencies and rubrics as CASE packages (1EdTech Competencies and Academic Standards Exchange 1.1).

An identifier is a UUID (RFC 9562, version 5) made of the address that the catalog calls its own, the thing and the
code, so it is the same in every build. Required moments of change are days that the content tells, or else `UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL

import msgspec
from msgspec import Raw

from mcsite import artifacts, ctids, urls
from mcsite.artifacts import Artifact, Decided
from mcsite.context import Context
from mcsite.ledger import midnight
from mcsite.looking import digest
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, Entry, View, words
from mcsite.views.base import Aligned, Ref
from mcsite.views.credential import CriterionView, RubricView
from mcsite.views.framework import FrameworkView
from mcsite.views.rubric import RubricScaleView

PAGE = 1000  # credentials in a package: 14 MB or so, since some hosts take no file of 25 MiB
UNKNOWN = "1970-01-01T00:00:00Z"
_VERSION = "1.1"
_NAMESPACE = NAMESPACE_URL.bytes

Node = dict[str, Any]


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `/frameworks/<id>/case.json`, also of translations; there is none of what is of another catalog."""
    if isinstance(view, FrameworkView) and not view.source:
        yield artifacts.json(f"{view.path}case.json", _Framework(view, context).package(), context.settings.url)


def fragment(view: View, context: Context) -> bytes:
    """Return what the package of the catalog says of a credential or its translation; nothing of anything else.

    It is a line of JSON each for the item, for its association to the document without the number that its place in
    the catalog gives, for its other associations, and for the rubric. The last two may be empty.
    """
    if not isinstance(view, CredentialView) or view.source:
        return b""
    return _Own(context).fragment(view)


def join(fragment: Callable[[Entry], bytes], context: Context) -> Iterator[Decided]:
    """Make `/case.json`, and of a catalog of more credentials than `PAGE` further packages, `/case/2.json` and so on.

    They say what is said of each credential, and then of their translations.
    """
    told = [one for one in context.views.entries if one.kind == "credential" and not one.source]
    changed = max((one.modified or UNKNOWN for one in told), default=UNKNOWN)
    licenses = dict.fromkeys(one.license for one in told if one.license and not one.is_translation)
    own = _Own(context)
    for start in range(0, len(told) or 1, PAGE):
        page = told[start : start + PAGE]
        first = {} if start else own.definitions(licenses)
        following = start + PAGE if start + PAGE < len(told) else 0
        key = digest((start, following, changed, first, [] if start else own.scales(), [one.digest for one in page]))
        yield Decided(_path(start), key, partial(_package, own, start, following, changed, first, map(fragment, page)))


def _package(
    own: _Own, start: int, following: int, changed: str, definitions: Node, fragments: Iterable[bytes]
) -> Artifact:
    package = own.package([one.split(b"\n") for one in fragments], start, changed, definitions)
    if following:
        package["extensions"] = {"next": urls.here(_path(following))}
    return artifacts.json(_path(start), package, own.settings.url)


def _path(start: int) -> str:
    return f"case/{start // PAGE + 1}.json" if start else "case.json"


class _Package:
    """What the makers of packages share: identifiers, links and associations."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.settings = context.settings
        self._associations: dict[str, Node] = {}

    def identifier(self, key: str) -> str:
        """Return the UUID of what lies at an address, or would, on the catalog's own site.

        What is of another catalog has the one that it has there.
        """
        there = urls.led_back(key, self.context.views.elsewhere) if self.context.views.elsewhere else key
        return ctids.uuid5(_NAMESPACE, urls.absolute(there, self.settings.home))

    def head(self, url: str, key: str, changed: str) -> Node:
        """Return what everything in a package has."""
        return {"identifier": self.identifier(key), "uri": url, "lastChangeDateTime": changed}

    def link(self, url: str, key: str, title: str) -> Node:
        """Return a link to something in this package or in another."""
        return {"title": _line(title), "identifier": self.identifier(key), "uri": url}

    def associate(self, origin: Node, type_: str, destination: Node, changed: str, number: int = 0) -> None:
        """Say what one thing is to another."""
        key = urls.here(f"case.json#{origin['identifier']}-{type_}-{destination['identifier']}")
        made = {
            **self.head(key, key, changed),
            "associationType": type_,
            "originNodeURI": origin | {"targetType": "CASE"},
            "destinationNodeURI": destination | {"targetType": "CASE"},
        }
        self._associations[key] = made | ({"sequenceNumber": number} if number else {})

    @property
    def associations(self) -> list[Node]:
        """What was said, each association once."""
        return list(self._associations.values())


class _Framework(_Package):
    """A framework of others: its statements, all at one level."""

    def __init__(self, view: FrameworkView, context: Context) -> None:
        super().__init__(context)
        self.view = view
        self.changed = midnight(f"{view.year:04}-01-01") if view.year else UNKNOWN
        self.own = self.link(view.url, view.url, view.title)

    def package(self) -> Node:
        """Return the package of the framework."""
        view = self.view
        creator = view.publisher or self.settings.publisher or self.settings.title
        document = {
            **self.head(view.url, view.url, self.changed),
            "caseVersion": _VERSION,
            "creator": creator,
            "title": view.title,
            "officialSourceURL": view.home,
            "publisher": view.publisher,
            "description": _text(section.html for section in view.sections),
            "language": view.language,
            "version": str(view.year or ""),
        }
        items = [self.item(number) for number in range(len(view.statements))]
        for one in view.translations[:1] if view.is_translation else ():  # the original comes first
            self.associate(self.own, "isTranslationOf", self.link(one.url, one.url, one.title), self.changed)
        return _told({"CFDocument": _told(document), "CFItems": items, "CFAssociations": self.associations})

    def item(self, number: int) -> Node:
        """Return a statement, and say that it belongs to the framework."""
        one = self.view.statements[number]
        earlier = sum(other.code == one.code for other in self.view.statements[:number])
        url = f"{self.view.url}#{one.anchor}"
        key = f"{self.view.url}#{one.code}" + (f"~{earlier + 1}" if earlier else "")  # nothing forbids a code twice
        full = one.text or one.title or one.code
        self.associate(self.link(url, key, full), "isChildOf", self.own, self.changed, number + 1)
        return _told(
            {
                **self.head(url, key, self.changed),
                "fullStatement": full,
                "abbreviatedStatement": one.title if one.text else "",
                "humanCodingScheme": one.code,
                "language": self.view.language,
                "extensions": {"url": one.url} if one.url else None,
            }
        )


class _Own(_Package):
    """What the catalog itself says: the competency and the rubric of each credential.

    The first package, which begins with the first of all competencies, has the shared scales and definitions, too.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.own = self.link(urls.here(""), urls.here("case.json"), context.settings.title)

    def package(self, competencies: Sequence[Sequence[bytes]], start: int, changed: str, definitions: Node) -> Node:
        """Return a package, of the lines of the fragments of its competencies."""
        settings = self.settings
        document = {
            **self.head(urls.here(""), urls.here("case.json"), changed),
            "caseVersion": _VERSION,
            "creator": settings.publisher or settings.title,
            "title": settings.title,
            "officialSourceURL": urls.here(""),
            "publisher": settings.publisher,
            "description": settings.summary,
            "language": settings.language,
        }
        associations: list[bytes] = []
        for number, (_, child, related, _) in enumerate(competencies, start=start + 1):
            associations.append(b"%s%d}" % (child, number))
            if related:
                associations.append(related)
        scales = [] if start else self.scales()
        package = {
            "CFDocument": _told(document),
            "CFItems": [Raw(one[0]) for one in competencies],
            "CFAssociations": [Raw(one) for one in associations],
            "CFDefinitions": definitions,
            "CFRubrics": [*(Raw(one[3]) for one in competencies if one[3]), *scales],
        }
        return _told(package)

    def scales(self) -> list[Node]:
        """Return the shared scales as rubrics."""
        return [self.scale(view) for view in self.context.each("rubrics") if not view.source]

    def definitions(self, licenses: Iterable[str]) -> Node:
        """Return the topics and the licences."""
        return _told({"CFSubjects": self.subjects(), "CFLicenses": self.licenses(licenses)})

    def fragment(self, view: CredentialView) -> bytes:
        """Return what is said of a credential, as `fragment` promises."""
        item = msgspec.json.encode(self.item(view))
        child, *related = map(msgspec.json.encode, self.associations)
        lines = [item, child.removesuffix(b"1}"), b",".join(related), b""]
        if view.rubric and not view.is_translation:
            lines[3] = msgspec.json.encode(self.rubric(view, view.rubric))
        return b"\n".join(lines).replace(urls.SITE_ROOT.encode(), self.settings.url.encode())

    def competency(self, one: View | Ref) -> Node:
        """Return the link to the competency of a credential."""
        return self.link(one.url, one.url, one.title)

    def item(self, view: CredentialView) -> Node:
        """Return the competency of a credential, and say how it stands to others."""
        self.relate(view)
        topics = [self.link(one.url, one.url, one.title) for one in view.topics]
        return _told(
            {
                **self.head(view.url, view.url, _changed(view)),
                "fullStatement": view.competency,
                "abbreviatedStatement": view.title,
                "humanCodingScheme": view.code,
                "CFItemType": "Competency",
                "conceptKeywords": [words.label(one) for one in (*view.subjects, *view.audience)],
                "subject": [one.title for one in view.topics],
                "subjectURI": topics,
                "language": view.language,
                "educationLevel": [words.label(one) for one in view.grade_levels],
                "licenseURI": self.license(view.license) if view.license else None,
                "statusStartDate": view.published,
                "statusEndDate": view.expires,
                "notes": f"No longer offered: {view.closed}." if view.closed else "",
                "extensions": {"version": view.version, "issuer": view.issuer.title, "issuerURI": view.issuer.url},
            }
        )

    def relate(self, view: CredentialView) -> None:
        """Say what the competency of a credential is to the document, to others, and to statements of frameworks."""
        own, changed = self.competency(view), _changed(view)
        self.associate(own, "isChildOf", self.own, changed, 1)
        if view.is_translation:
            original = view.translations[0]  # it comes first
            self.associate(own, "isTranslationOf", self.link(original.url, original.url, original.title), changed)
            return
        for earlier in view.prerequisites:
            self.associate(self.competency(earlier), "precedes", own, changed)
        for other in view.related:
            self.associate(own, "isRelatedTo", self.competency(other), changed)
        if view.replaced_by is not None:
            self.associate(own, "replacedBy", self.competency(view.replaced_by), changed)
        for one in view.alignments:
            self.associate(own, "isRelatedTo", self.statement(one), changed)

    def statement(self, one: Aligned) -> Node:
        """Return the link to a statement of a framework, or to the framework."""
        url = one.framework.url
        key = f"{url.partition('#')[0]}#{one.code}" if one.code else url
        return self.link(url, key, one.text or one.title or one.code or one.framework.title)

    def subjects(self) -> list[Node]:
        """Return the topics as subjects; `hierarchyCode` leads from the top to each."""
        topics = self.context.each("topics")
        parents = {one.id: one.parent.id for one in topics if one.parent}
        made = []
        for topic in topics:
            way = [topic.id]
            while way[0] in parents:
                way.insert(0, parents[way[0]])
            known = self.head(topic.url, topic.url, UNKNOWN)
            made.append(
                _told({**known, "title": topic.title, "hierarchyCode": "/".join(way), "description": topic.summary})
            )
        return made

    def license(self, name: str) -> Node:
        """Return the link to a licence by its SPDX id."""
        url = f"https://spdx.org/licenses/{name}.html"
        return self.link(url, url, name)

    def licenses(self, names: Iterable[str]) -> list[Node]:
        """Return the licences of the credentials; their text is at their address."""
        made = []
        for name in names:
            url = f"https://spdx.org/licenses/{name}.html"
            text = f"SPDX-License-Identifier: {name}"
            made.append({**self.head(url, url, UNKNOWN), "title": name, "licenseText": text})
        return made

    def rubric(self, view: CredentialView, rubric: RubricView) -> Node:
        """Return the rubric of a credential; its criteria belong to the competency."""
        key, changed = f"{view.url}#rubric", _changed(view)
        parts = {part.number: part.title for part in view.evidence}
        criteria = [
            self.criterion(key, changed, number, one)
            | {"category": parts.get(one.part, "All evidence"), "CFItemURI": self.competency(view)}
            for number, one in enumerate(rubric.criteria, start=1)
        ]
        return {
            **self.head(key, key, changed),
            "title": view.title,
            "description": view.pass_rule.sentence,
            "CFRubricCriteria": criteria,
            "extensions": {"passLevel": rubric.pass_level},
        }

    def criterion(self, key: str, changed: str, number: int, one: CriterionView) -> Node:
        """Return a row of a rubric; what the evidence looks like at each level, from low to high."""
        texts = [(level.level, plain(level.text.html)) for level in one.descriptors]
        return self.row(key, changed, number, one.title, texts)

    def row(self, key: str, changed: str, number: int, title: str, texts: Iterable[tuple[str, str]]) -> Node:
        """Return a criterion with its levels, each a name and a text."""
        criterion = f"{key}-{number}"
        own = self.head(key, criterion, changed)
        levels = [
            _told(
                {
                    **self.head(key, f"{criterion}-{position}", changed),
                    "quality": name,
                    "description": text,
                    "position": position,
                    "rubricCriterionId": own["identifier"],
                }
            )
            for position, (name, text) in enumerate(texts, start=1)
        ]
        return {
            **own,
            "description": title,
            "position": number,
            "rubricId": self.identifier(key),
            "CFRubricCriterionLevels": levels,
        }

    def scale(self, view: RubricScaleView) -> Node:
        """Return a shared scale as a rubric of one row, which says what the levels mean."""
        key = f"{view.url}#rubric"
        texts = [(level.title, plain(level.meaning.html) if level.meaning else "") for level in view.levels]
        return {
            **self.head(view.url, key, UNKNOWN),
            "title": view.title,
            "CFRubricCriteria": [self.row(key, UNKNOWN, 1, view.title, texts)],
            "extensions": {"passLevel": view.pass_level},
        }


def _changed(view: View) -> str:
    return view.modified or UNKNOWN


def _text(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, (plain(html) for html in parts)))


def _line(text: str) -> str:
    """Return a text on one line, as a NormalizedString is."""
    return " ".join(text.split())


def _told(node: Node) -> Node:
    """Return a node without what has nothing to say."""
    return {name: value for name, value in node.items() if value or value == 0}
