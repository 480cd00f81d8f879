"""What a credential or stack counts for: a transfer value profile for each rule of a recognizer."""

from __future__ import annotations

from collections import Counter

from mcsite import urls
from mcsite.model import RuleAward
from mcsite.outputs.ctdl.nodes import ConditionProfile, TransferValueProfile
from mcsite.outputs.ctdl.terms import Own, address, award, english, life_cycle
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, StackView
from mcsite.views.base import Counts


def values(view: CredentialView | StackView, own: Own, origins: list[str]) -> list[TransferValueProfile]:
    """Return what recognizers give for a thing; `origins` are the credentials that it is given for, all together.

    An exclusion has no place in CTDL, and gives nothing.
    """
    seen: Counter[str] = Counter()
    found = []
    for counts in view.counts:
        if counts.award is not None:
            id_ = counts.recognizer.id
            seen[id_] += 1
            name = f"value-{id_}-{seen[id_]}" if seen[id_] > 1 else f"value-{id_}"
            found.append(_value(view, counts, counts.award, own, name, origins))
    return found


def _value(
    view: CredentialView | StackView, counts: Counts, given: RuleAward, own: Own, name: str, origins: list[str]
) -> TransferValueProfile:
    said = f"{counts.sentence}\n{plain(counts.note.html)}" if counts.note else counts.sentence
    recognizer = counts.recognizer
    return TransferValueProfile(
        id=own.part(name),
        ctid=own.ctid(name),
        name=english(f"{view.title} at {recognizer.title}"),
        description=english(f"{view.title} counts for {said}"),
        subject_webpage=counts.form_url or recognizer.url,
        owned_by=[address("recognizers", recognizer.id)],
        life_cycle_status_type=life_cycle(view),
        start_date=counts.valid.start if counts.valid else "",
        end_date=counts.valid.until if counts.valid else "",
        transfer_value=[award(given, counts.sentence)],
        transfer_value_from=origins,
        requires=[_condition(view, asked=bool(counts.preapproval))] if counts.preapproval or not origins else [],
    )


def _condition(view: CredentialView | StackView, *, asked: bool) -> ConditionProfile:
    """Return what must be done for the value: earn the thing, and before that ask, where approval is needed."""
    noun = urls.COLLECTIONS[view.collection]
    return ConditionProfile(
        name=english(f"Earning “{view.title}”"),
        description=english(f"The {noun} “{view.title}” has been earned."),
        subject_webpage=view.url,
        condition=english(["Approval is needed before you begin."] if asked else []),
    )
