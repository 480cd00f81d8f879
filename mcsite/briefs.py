"""What of a file the whole catalog has to know: small enough to hold for every thing at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from mcsite import model
from mcsite.prose import Link, Prose
from mcsite.schemas import Mention


class Brief(Struct, frozen=True, array_like=True, kw_only=True):
    """What others may know of a thing; what doesn't go with its collection is empty.

    The `kind` of a template is its type. `parts` has template and type of each part of the evidence, `refers`
    everything that is referred to, by collection and id.
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
    refers: tuple[tuple[str, str], ...] = ()
    anchors: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


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
    return Brief(**same, refers=tuple(refers), anchors=body.anchors, images=tuple(name for name, _ in body.images))


@cache
def _same(kind: type[model.Item]) -> tuple[str, ...]:
    """Return the names of what a brief has as a thing of that kind has it."""
    return tuple(name for name in _SAME if name in kind.__struct_fields__)
