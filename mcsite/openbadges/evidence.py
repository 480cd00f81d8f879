"""A part of the evidence in words: what it asks for besides its instructions."""

from __future__ import annotations

from functools import lru_cache

from mcsite.model import Limit, Scoring
from mcsite.openbadges import Assessed
from mcsite.views import ReleaseView
from mcsite.views.credential import PartView
from mcsite.views.words import count, label, listed, money

SCORING = {"rubric": "by the rubric", "yes-no": "Yes or No", "none": "not scored"}


def facts(part: PartView) -> tuple[str, ...]:
    """Return what a part is, how it is scored, and how much of it is wanted in which form, a line for each."""
    words = part.max_words if not part.prompts else None
    return _facts(part.type, part.scoring, part.quantity, part.repeat_for, part.media, words, part.limit)


@lru_cache(maxsize=1024)  # they are told several times of a part, and many parts are alike
def _facts(
    kind: str,
    scoring: Scoring,
    quantity: int | None,
    repeat_for: str,
    media: tuple[str, ...],
    words: int | None,
    limit: Limit | None,
) -> tuple[str, ...]:
    found = [f"Kind: {label(kind)}", f"Scoring: {SCORING[scoring]}"]
    if quantity:
        found.append(f"How many: {quantity}")
    if repeat_for:
        found.append(f"Once for each: {repeat_for}")
    if media:
        found.append(f"Formats: {', '.join(label(one) for one in media)}")
    if words:
        found.append(f"Length: {length(words, limit)}")
    return tuple(found)


def length(words: int, limit: Limit | None) -> str:
    """Return a word limit in words: "at most 200 words", or "about" where it is a guide."""
    return f"{'about' if limit == 'advisory' else 'at most'} {count(words, 'word')}"


def pass_rule(view: Assessed) -> str:
    """Return the pass rule as a sentence of its own."""
    if view.pass_rule.sentence:
        return f"To earn this micro-credential you need {view.pass_rule.sentence}."
    return f"No part is scored: hand in {count(len(view.evidence), 'part')} as described."


def assessed(view: Assessed) -> str:
    """Return how much evidence there is, who assesses it, and on which terms; of a release only what was released."""
    if isinstance(view, ReleaseView):
        return f"{count(len(view.evidence), 'part')} of evidence."
    found = [f"{count(len(view.evidence), 'part')} of evidence, assessed by {view.issuer.title}."]
    terms = view.assessment
    if terms is None:
        return found[0]
    fee = f", {money(terms.fee.amount, terms.fee.currency)}" if terms.fee else ""
    found.append(f"Assessment: {terms.model}{fee}.")
    if terms.turnaround_days is not None:
        found.append(f"Answer within {count(terms.turnaround_days, 'day')}.")
    if terms.resubmissions is not None:
        found.append(f"Resubmissions: {terms.resubmissions}.")
    return " ".join(found)


def outputs(view: Assessed) -> str:
    """Return what is handed in: the title and the kind of each part."""
    return listed([f"{part.title} ({label(part.type).lower()})" for part in view.evidence])
