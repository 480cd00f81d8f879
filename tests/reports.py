"""Reports for the tests of every format."""

from __future__ import annotations

from hypothesis import strategies as st

from mcsite.diagnostics import CODES, Span
from mcsite.reporting import Note, Placed, Report

UNKNOWN_ID = Placed(
    code="unknown-id",
    severity="error",
    message="there is no topic 'deper-learning'",
    path="content/credentials/generating-ideas.md",
    span=Span(12, 10, 12, 24),
    source="topics: [deper-learning]",
    hint="did you mean 'deeper-learning'?",
)
WHOLE_FILE = Placed(
    code="no-research",
    severity="warning",
    message="no research is named",
    path="content/credentials/generating-ideas.md",
    span=Span(1, 1, 1, 1),
)
DUPLICATE = Placed(
    code="duplicate-key",
    severity="error",
    message="'title' is given twice",
    path="mcsite.yaml",
    span=Span(4, 1, 4, 6),
    source="title: Another",
    hint="keep one of the two",
    related=(Note("mcsite.yaml", Span(1, 1, 1, 6), "'title' was given here first"),),
)
REPORT = Report((WHOLE_FILE, UNKNOWN_ID, DUPLICATE), files=7)
CLEAN = Report((), files=7)

texts = st.text(max_size=40)
numbers = st.integers(1, 200)
spans = st.builds(
    lambda line, column, lines, columns: Span(line, column, line + lines, column + columns), *[numbers] * 4
)
problems = st.builds(
    Placed,
    code=st.sampled_from(sorted(CODES)),
    severity=st.sampled_from(["error", "warning"]),
    message=texts,
    path=texts,
    span=spans,
    source=st.text(st.characters(exclude_characters="\n"), max_size=300),
    hint=texts,
    related=st.lists(st.builds(Note, path=texts, span=spans, message=texts), max_size=2).map(tuple),
)


def of(**changes: object) -> Report:
    """Return a report of one problem that differs from `UNKNOWN_ID` in some fields."""
    fields = {name: getattr(UNKNOWN_ID, name) for name in Placed.__struct_fields__}
    return Report((Placed(**{**fields, **changes}),), files=1)
