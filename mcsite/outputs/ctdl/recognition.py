"""What a credential or stack counts for: a transfer value profile for each rule of a recognizer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Raw

from mcsite import urls
from mcsite.context import Context
from mcsite.outputs.ctdl.terms import Node, address, award, english, life_cycle, node, part
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, StackView
from mcsite.views.base import Counts


def values(context: Context, view: CredentialView | StackView, origins: Sequence[str]) -> list[Node]:
    """Return what recognizers give for a thing; `origins` are the credentials that it is given for, all together.

    An exclusion has no place in CTDL, and gives nothing.
    """
    if not view.counts:
        return []
    seen: Counter[str] = Counter()
    found = []
    conditions = {asked: Raw(msgspec.json.encode(_condition(view, asked=asked))) for asked in (False, True)}
    for counts in view.counts:
        if counts.award is not None:
            seen[counts.recognizer.id] += 1
            value = _value(context, view, counts, seen[counts.recognizer.id], origins)
            found.append(value | {"ceterms:requires": [conditions[bool(counts.preapproval)]]})
    return found


def _value(
    context: Context, view: CredentialView | StackView, counts: Counts, number: int, origins: Sequence[str]
) -> Node:
    recognizer = context.recognizers[counts.recognizer.id]
    said = counts.sentence + (f"\n{plain(counts.note.html)}" if counts.note else "")
    valid = counts.valid
    id_ = counts.recognizer.id
    properties = {
        "ceterms:name": english(f"{view.title} at {recognizer.title}"),
        "ceterms:description": english(f"{view.title} counts for {said}"),
        "ceterms:subjectWebpage": counts.form_url or recognizer.url,
        "ceterms:ownedBy": [address("recognizers", id_)],
        "ceterms:lifeCycleStatusType": life_cycle(view),
        "ceterms:startDate": valid.start if valid else "",
        "ceterms:endDate": valid.until if valid else "",
        "ceterms:transferValue": [award(counts.award, counts.sentence)] if counts.award else [],
        "ceterms:transferValueFrom": list(origins),
    }
    return part(view, f"value-{id_}" + (f"-{number}" if number > 1 else ""), "ceterms:TransferValueProfile", properties)


def _condition(view: CredentialView | StackView, *, asked: bool) -> Node:
    """Return what must be done for the value: earn the thing, and before that ask, where approval is needed."""
    noun = urls.COLLECTIONS[view.collection]
    return node(
        "ceterms:ConditionProfile",
        {
            "ceterms:name": english(f"Earning “{view.title}”"),
            "ceterms:description": english(f"The {noun} “{view.title}” has been earned."),
            "ceterms:subjectWebpage": view.url,
            "ceterms:condition": english(["Approval is needed before you begin."] if asked else []),
        },
    )
