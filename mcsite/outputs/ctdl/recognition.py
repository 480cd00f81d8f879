"""What a credential or stack counts for: a transfer value profile for each rule of a recognizer."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Raw

from mcsite import urls
from mcsite.outputs.ctdl.nodes import ConditionProfile, TransferValueProfile
from mcsite.outputs.ctdl.stencils import Stencil, gap, inner
from mcsite.outputs.ctdl.terms import Own, address, award, english, life_cycle, life_state
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, StackView
from mcsite.views.base import Counts

_ID, _CTID, _TITLE, _PAGE, _ORIGINS = map(gap, ("id", "ctid", "title", "page", "origins"))


def values(view: CredentialView | StackView, own: Own, origins: list[str]) -> dict[str, Raw]:
    """Return what recognizers give for a thing, by `@id`; `origins` are the credentials that it is given for together.

    An exclusion has no place in CTDL, and gives nothing.
    """
    seen: dict[str, int] = {}
    found = {}
    told = {b"title": inner(view.title), b"page": inner(view.url), b"origins": inner(*origins)}
    state = life_state(view)
    for counts in view.counts:
        if counts.award is not None:
            recognizer = counts.recognizer.id
            number = seen[recognizer] = seen.get(recognizer, 0) + 1
            name = f"value-{recognizer}-{number}" if number > 1 else f"value-{recognizer}"
            id_ = own.part(name)
            told |= {b"id": inner(id_), b"ctid": inner(own.ctid(name))}
            given = _given(counts, view.collection, state, names_origins=bool(origins))
            found[id_] = given.filled(told)
    return found


@lru_cache(maxsize=1024)
def _given(counts: Counts, collection: str, state: str, *, names_origins: bool) -> Stencil:
    """Return what a recognizer gives for things of a collection that it counts alike."""
    said = f"{counts.sentence}\n{plain(counts.note.html)}" if counts.note else counts.sentence
    recognizer = counts.recognizer
    node = TransferValueProfile(
        id=_ID,
        ctid=_CTID,
        name=english(f"{_TITLE} at {recognizer.title}"),
        description=english(f"{_TITLE} counts for {said}"),
        subject_webpage=counts.form_url or recognizer.url,
        owned_by=[address("recognizers", recognizer.id)],
        life_cycle_status_type=life_cycle(state),
        start_date=counts.valid.start if counts.valid else "",
        end_date=counts.valid.until if counts.valid else "",
        transfer_value=[award(counts.award, counts.sentence)] if counts.award else [],
        transfer_value_from=[_ORIGINS] if names_origins else [],
        requires=[] if names_origins and not counts.preapproval else [_condition(counts, collection)],
    )
    return Stencil(node)


def _condition(counts: Counts, collection: str) -> ConditionProfile:
    """Return what must be done for the value: earn the thing, and before that ask, where approval is needed."""
    return ConditionProfile(
        name=english(f"Earning “{_TITLE}”"),
        description=english(f"The {urls.COLLECTIONS[collection]} “{_TITLE}” has been earned."),
        subject_webpage=_PAGE,
        condition=english(["Approval is needed before you begin."] if counts.preapproval else []),
    )
