"""What the catalog itself says: the competency and the rubric of each credential.

The first package, which begins with the first of all competencies, has the shared scales and definitions, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Raw

from mcsite import urls
from mcsite.context import Context
from mcsite.outputs.case.naming import Naming
from mcsite.outputs.case.nodes import (
    UNKNOWN,
    Association,
    Definitions,
    Document,
    Item,
    License,
    Link,
    Package,
    Rubric,
    Subject,
)
from mcsite.outputs.case.rubrics import Rows, scale
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, Entry, View, words
from mcsite.views.base import Aligned, Ref
from mcsite.views.credential import RubricView

# What a fragment has again and again, and what stands for it there: no JSON has these characters.
_PAGE, _MOMENT = b"\x01", b"\x02"
_URI, _RUBRIC, _CHANGED = Raw(b'"%s"' % _PAGE), Raw(b'"%s#rubric"' % _PAGE), Raw(b'"%s"' % _MOMENT)


class Competencies:
    """Makes what packages say of credentials."""

    def __init__(self, context: Context) -> None:
        self.settings = context.settings
        self._context = context
        self._naming = Naming(context)
        self._catalog = self._naming.link(urls.here(""), urls.here("case.json"), self.settings.title)

    def fragment(self, view: CredentialView) -> bytes:
        """Return what is said of a credential or its translation.

        It is a line of JSON each for the item, for its association to the document without the number that its place in
        the catalog gives, for its other associations, and for the rubric. The last two may be empty.
        """
        own = msgspec.structs.replace(self._competency(view), uri=_URI)
        child = self._naming.association(own, "isChildOf", self._catalog, _CHANGED)
        related = {one.uri: one for one in self._relations(view, own)}
        rubric = self._rubric(view, own, view.rubric) if view.rubric and not view.is_translation else None
        lines = (
            msgspec.json.encode(self._item(view, own)),
            msgspec.json.encode(child)[:-1],
            msgspec.json.encode(list(related.values()))[1:-1],
            msgspec.json.encode(rubric) if rubric else b"",
        )
        return b"\n".join(lines)

    def package(
        self,
        fragments: Iterable[bytes],
        told: Sequence[Entry],
        start: int,
        changed: str,
        definitions: Definitions | None,
    ) -> Package:
        """Return a package, of the fragments of the credentials in it."""
        settings = self.settings
        document = Document(
            self._catalog.identifier,
            urls.here(""),
            changed,
            creator=settings.publisher or settings.title,
            title=settings.title,
            official_source=urls.here(""),
            publisher=settings.publisher,
            description=settings.summary,
            language=settings.language,
        )
        items: list[Raw] = []
        associations: list[Raw] = []
        rubrics: list[Raw | Rubric] = []
        for number, (one, fragment) in enumerate(zip(told, fragments, strict=True), start=start + 1):
            item, child, related, rubric = _whole(fragment, one)
            items.append(Raw(item))
            associations.append(Raw(b'%s,"sequenceNumber":%d}' % (child, number)))
            associations += [Raw(related)] if related else []
            rubrics += [Raw(rubric)] if rubric else []
        rubrics += self.scales() if not start else []
        return Package(document, items, associations, definitions, rubrics)

    def scales(self) -> list[Rubric]:
        """Return the shared scales as rubrics."""
        return [scale(view, self._naming) for view in self._context.each("rubrics") if not view.source]

    def definitions(self, licenses: Iterable[str]) -> Definitions | None:
        """Return the topics, and licences by their SPDX ids; None if there are none."""
        made = Definitions(self._subjects(), [self._license(name) for name in licenses])
        return made if made.subjects or made.licenses else None

    def _competency(self, one: View | Ref) -> Link:
        return self._naming.link(one.url, one.url, one.title)

    def _item(self, view: CredentialView, own: Link) -> Item:
        return Item(
            own.identifier,
            _URI,
            _CHANGED,
            full_statement=view.competency,
            abbreviated_statement=view.title,
            human_coding_scheme=view.code,
            type="Competency",
            concept_keywords=[words.label(one) for one in (*view.subjects, *view.audience)],
            subject=[one.title for one in view.topics],
            subject_uri=[self._naming.known(one.url, one.url, one.title) for one in view.topics],
            language=view.language,
            education_level=[words.label(one) for one in view.grade_levels],
            license=self._licensed(view.license) if view.license else None,
            status_start_date=view.published,
            status_end_date=view.expires,
            notes=f"No longer offered: {view.closed}." if view.closed else "",
            extensions={"version": view.version, "issuer": view.issuer.title, "issuerURI": view.issuer.url},
        )

    def _relations(self, view: CredentialView, own: Link) -> Iterator[Association]:
        """Go through what a competency is to others, and to statements of frameworks."""
        associate = self._naming.association
        if view.is_translation:
            original = view.translations[0]  # it comes first
            there = self._naming.link(original.url, original.url, original.title)
            yield associate(own, "isTranslationOf", there, _CHANGED)
            return
        for earlier in view.prerequisites:
            yield associate(self._competency(earlier), "precedes", own, _CHANGED)
        for other in view.related:
            yield associate(own, "isRelatedTo", self._competency(other), _CHANGED)
        if view.replaced_by is not None:
            yield associate(own, "replacedBy", self._competency(view.replaced_by), _CHANGED)
        for one in view.alignments:
            yield associate(own, "isRelatedTo", self._statement(one), _CHANGED)

    def _statement(self, one: Aligned) -> Link:
        """Return the link to a statement of a framework, or to the framework."""
        url = one.framework.url
        key = f"{url.partition('#')[0]}#{one.code}" if one.code else url
        return self._naming.known(url, key, one.text or one.title or one.code or one.framework.title)

    def _rubric(self, view: CredentialView, own: Link, rubric: RubricView) -> Rubric:
        """Return the rubric of a credential; its criteria belong to the competency."""
        rows = Rows(self._naming.address(f"{view.url}#rubric"), _RUBRIC, _CHANGED)
        parts = {part.number: part.title for part in view.evidence}
        criteria = [
            rows.row(
                number,
                one.title,
                [(level.level, plain(level.text.html)) for level in one.descriptors],
                parts.get(one.part, "All evidence"),
                own,
            )
            for number, one in enumerate(rubric.criteria, start=1)
        ]
        return Rubric(
            rows.identifier,
            _RUBRIC,
            _CHANGED,
            title=view.title,
            description=view.pass_rule.sentence,
            criteria=criteria,
            extensions={"passLevel": rubric.pass_level},
        )

    def _subjects(self) -> list[Subject]:
        """Return the topics as subjects; `hierarchyCode` leads from the top to each."""
        topics = self._context.each("topics")
        parents = {one.id: one.parent.id for one in topics if one.parent}
        made = []
        for topic in topics:
            way = [topic.id]
            while way[0] in parents:
                way.insert(0, parents[way[0]])
            identifier = self._naming.identifier(topic.url)
            code = "/".join(way)
            made.append(
                Subject(
                    identifier, topic.url, UNKNOWN, title=topic.title, hierarchy_code=code, description=topic.summary
                )
            )
        return made

    def _licensed(self, name: str) -> Link:
        """Return the link to a licence by its SPDX id."""
        url = f"https://spdx.org/licenses/{name}.html"
        return self._naming.known(url, url, name)

    def _license(self, name: str) -> License:
        """Return a licence; its text is at its address."""
        link = self._licensed(name)
        return License(link.identifier, link.uri, UNKNOWN, title=name, text=f"SPDX-License-Identifier: {name}")


def _whole(fragment: bytes, one: Entry) -> list[bytes]:
    """Return the lines of a fragment with what stands for something in them replaced."""
    moment = (one.modified or UNKNOWN).encode()
    return fragment.replace(_PAGE, one.url.encode()).replace(_MOMENT, moment).split(b"\n")
