"""The evidence, rubric and pass rule of a record, without what templates and shared scales give and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mcsite.views import CredentialView, View
from mcsite.views.evidence import EvidenceView
from mcsite.views.rubric import RubricScaleView
from mcsite.views.written import written

_LIMIT = "hard"  # that of words where none is named
Known = Mapping[tuple[str, str], View]


def restore(view: CredentialView, data: dict[str, Any], known: Known, original: Mapping[str, Any]) -> None:
    """Write into the data of a credential what its author wrote; what uses an unknown template or scale has all of it.

    `original` is what a translation has the rest from: a pass rule or level that stands there stands here, too.
    """
    rule = data.pop("pass", {})
    judged = {criterion.part for criterion in view.rubric.criteria} if view.rubric else set()
    scored: dict[str, list[int]] = {"rubric": [], "yes-no": [], "none": []}
    for number, part in enumerate(data["evidence"], start=1):
        scored[part["scoring"]].append(number)
        if part["scoring"] == ("rubric" if judged == {0} or number in judged else "yes-no"):
            del part["scoring"]
        _over_template(part, known)
    if view.rubric:
        _on_scale(data["rubric"], known, original.get("rubric", {}))
    derived = {key: numbers for key, numbers in (("parts", scored["rubric"]), ("yes", scored["yes-no"])) if numbers}
    if rule != derived or "pass" in original:
        data["pass"] = rule


def _over_template(part: dict[str, Any], known: Known) -> None:
    """Take from a part what its template gives."""
    template = known.get(("evidence", part.get("use", "")))
    if not isinstance(template, EvidenceView):
        part.pop("use", None)
        return
    given = written(template)
    words, limit = part.get("max_words"), part.get("limit")
    if "prompts" in given:
        given["prompts"] = _limited(given["prompts"], words or given.get("max_words"), limit or given.get("limit"))
    if "max_words" in given:
        given.setdefault("limit", _LIMIT)
    for key, value in given.items():
        if part.get(key) == value:
            del part[key]


def _limited(prompts: Sequence[Mapping[str, Any]], words: int | None, limit: str | None) -> list[dict[str, Any]]:
    """Return prompts with the limits that they have in a part."""
    made = []
    for prompt in prompts:
        most = prompt.get("max_words") or words
        own = {"max_words": most, "limit": prompt.get("limit") or limit or _LIMIT} if most else {}
        made.append({key: value for key, value in prompt.items() if key != "limit"} | own)
    return made


def _on_scale(rubric: dict[str, Any], known: Known, original: Mapping[str, Any]) -> None:
    """Take from a rubric the levels of its shared scale."""
    scale = known.get(("rubrics", rubric.get("use", "")))
    if not isinstance(scale, RubricScaleView):
        rubric.pop("use", None)
        return
    del rubric["levels"]
    if rubric.get("pass") == scale.pass_level and "pass" not in original:
        del rubric["pass"]
