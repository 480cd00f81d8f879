"""What a credential or stack counts for: a transfer value profile for each rule of a recognizer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Raw, Struct

from mcsite import urls
from mcsite.model import RuleAward
from mcsite.outputs.ctdl.nodes import ConditionProfile, TransferValueProfile
from mcsite.outputs.ctdl.stencils import Stencil, gap, inner
from mcsite.outputs.ctdl.terms import Own, address, award, english, life_cycle, life_state
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, StackView
from mcsite.views.base import Counts

_ID, _TITLE, _PAGE, _ORIGINS = map(gap, ("id", "title", "page", "origins"))


class _Given(Struct, frozen=True):
    """What recognizers give for things that they count alike: the name of each value, and the nodes of all."""

    names: list[str]
    nodes: Stencil


def recognizers(view: CredentialView | StackView) -> list[str]:
    """Return the ids of those who give something for a thing, each once."""
    return list(dict.fromkeys([one.recognizer.id for one in view.counts if one.award is not None]))


def values(view: CredentialView | StackView, own: Own, origins: list[str]) -> tuple[list[str], list[Raw]]:
    """Return the `@id`s of what recognizers give for a thing, and the nodes.

    `origins` are the credentials that it is given for together. An exclusion has no place in CTDL, and gives nothing.
    """
    given = _given(view.counts, view.collection, life_state(view), names_origins=bool(origins))
    if not given.names:
        return [], []
    told = {name.encode(): own.ctid(name).encode() for name in given.names}
    told |= {b"id": inner(own.id), b"title": inner(view.title), b"page": inner(view.url), b"origins": inner(*origins)}
    return [own.part(name) for name in given.names], [given.nodes.filled(told)]


@lru_cache(maxsize=256)  # most things are counted as many others are
def _given(counts: Sequence[Counts], collection: str, state: str, *, names_origins: bool) -> _Given:
    seen: dict[str, int] = {}
    nodes = {}
    for one in counts:
        if one.award is not None:
            recognizer = one.recognizer.id
            number = seen[recognizer] = seen.get(recognizer, 0) + 1
            name = f"value-{recognizer}-{number}" if number > 1 else f"value-{recognizer}"
            nodes[name] = _node(one, one.award, name, collection, state, names_origins=names_origins)
    return _Given(list(nodes), Stencil(list(nodes.values())))


def _node(
    counts: Counts, given: RuleAward, name: str, collection: str, state: str, *, names_origins: bool
) -> TransferValueProfile:
    """Return what a recognizer gives for things of a collection that it counts alike."""
    said = f"{counts.sentence}\n{plain(counts.note.html)}" if counts.note else counts.sentence
    recognizer = counts.recognizer
    return TransferValueProfile(
        id=f"{_ID}#{name}",
        ctid=gap(name),
        name=english(f"{_TITLE} at {recognizer.title}"),
        description=english(f"{_TITLE} counts for {said}"),
        subject_webpage=counts.form_url or recognizer.url,
        owned_by=[address("recognizers", recognizer.id)],
        life_cycle_status_type=life_cycle(state),
        start_date=counts.valid.start if counts.valid else "",
        end_date=counts.valid.until if counts.valid else "",
        transfer_value=[award(given, counts.sentence)],
        transfer_value_from=[_ORIGINS] if names_origins else [],
        requires=[] if names_origins and not counts.preapproval else [_condition(counts, collection)],
    )


def _condition(counts: Counts, collection: str) -> ConditionProfile:
    """Return what must be done for the value: earn the thing, and before that ask, where approval is needed."""
    return ConditionProfile(
        name=english(f"Earning “{_TITLE}”"),
        description=english(f"The {urls.COLLECTIONS[collection]} “{_TITLE}” has been earned."),
        subject_webpage=_PAGE,
        condition=english(["Approval is needed before you begin."] if counts.preapproval else []),
    )
