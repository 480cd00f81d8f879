"""What of a file the whole catalog has to know: small enough to hold for every thing at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

import msgspec
from msgspec import Struct

from mcsite import model
from mcsite.prose import Link, Prose
from mcsite.schemas import Mention

Key = tuple[str, str]  # collection and id
T = TypeVar("T")


class Brief(Struct, frozen=True, array_like=True, kw_only=True):
    """What others may know of a thing; what doesn't go with its collection is empty.

    The `kind` of a template is its type. `parts` has template and type of each part of the evidence, `named`
    what is referred to that no other field has, by collection and id.
    """

    title: str
    status: str = "published"
    published: str = ""
    expires: str = ""
    replaced_by: str = ""
    issuer: str = ""
    topics: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str = ""
    language: str = ""
    image: str = ""
    ctid: str | None = None
    version: str = ""
    summary: str = ""
    code: str = ""
    kind: str = ""
    grade_levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    needs_students: bool | None = None
    effort_hours: model.Hours | None = None
    assessment: model.Assessment | None = None
    credit: tuple[model.Amount, ...] = ()
    award: model.Award | None = None
    groups: tuple[model.Group, ...] = ()
    alignments: tuple[model.Alignment, ...] = ()
    scale: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    order: int | None = None
    assures_quality: bool = False
    named: tuple[Key, ...] = ()
    anchors: tuple[str, ...] = ()
    images: tuple[str, ...] = ()

    @property
    def refers(self) -> dict[Key, None]:
        """Everything that is referred to, by collection and id."""
        return dict.fromkeys((*_fields(self), *self.named))


def _fields(item: Brief) -> Iterator[Key]:
    """Go through what the fields of a brief refer to."""
    if item.issuer:
        yield "issuers", item.issuer
    if item.parent:
        yield "topics", item.parent
    if item.scale:
        yield "rubrics", item.scale
    yield from (("topics", id_) for id_ in item.topics)
    yield from (("credentials", id_) for id_ in item.prerequisites)
    yield from (("evidence", template) for template, _ in item.parts if template)
    yield from (("frameworks", one.framework) for one in item.alignments)
    for group in item.groups:
        yield from (("credentials", id_) for id_ in group.credentials)
        yield from (("stacks", id_) for id_ in group.stacks)


_SAME = (
    "title status published expires replaced_by issuer topics prerequisites aliases parent language image ctid "
    "version summary code kind grade_levels subjects needs_students effort_hours assessment credit award groups "
    "alignments order"
).split()


def of(item: model.Item, body: Prose, mentions: Iterable[Mention], links: Iterable[Link]) -> Brief:
    """Return what others may know of what a file says."""
    same = {name: getattr(item, name) for name in _same(type(item))}
    refers = {(one.collection, one.value): None for one in mentions}
    refers |= {(one.collection, one.id): None for one in links if one.id}
    if isinstance(item, model.Credential):
        same["summary"] = item.competency
        same["audience"] = item.audience
        same["parts"] = tuple((part.use, part.type) for part in item.evidence)
        same["assures_quality"] = bool(item.quality_assurance)
        same["scale"] = item.rubric.use if item.rubric is not None else ""
    if isinstance(item, model.EvidenceTemplate):
        same["kind"] = item.type
    if isinstance(item, model.Guide):
        same["alignments"] = item.standards
    brief = Brief(**same, anchors=body.anchors, images=tuple(name for name, _ in body.images))
    known = brief.refers
    return msgspec.structs.replace(brief, named=tuple([key for key in refers if key not in known]))


def unpacked(content: bytes) -> list[Brief]:
    """Return the briefs that were packed together. What many of them say alike is in memory once."""
    found = _DECODER.decode(content)
    for brief in found:
        for name in _ALIKE:
            msgspec.structs.force_setattr(brief, name, _first(getattr(brief, name)))
    return found


_DECODER = msgspec.msgpack.Decoder(list[Brief])
_ALIKE = (
    "status published issuer topics version grade_levels subjects audience effort_hours assessment credit alignments "
    "scale parts anchors"
).split()


@lru_cache(maxsize=4096)
def _first(value: T) -> T:
    """Return the first value that was equal to this: numbers, too, are written in one way (`records`)."""
    return value


@cache
def _same(kind: type[model.Item]) -> tuple[str, ...]:
    """Return the names of what a brief has as a thing of that kind has it."""
    return tuple(name for name in _SAME if name in kind.__struct_fields__)
