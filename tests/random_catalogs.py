"""Whole catalogs made at random: one thing or two of each collection, with whatever their schemas allow."""

from __future__ import annotations

from typing import Any

import generating
import things
from hypothesis import assume
from hypothesis import strategies as st

from mcsite.linking import Linked
from mcsite.views import Views

_SCHEMAS = things.schemas()
_LINE = st.text(generating.LETTERS, min_size=1, max_size=20).filter(str.strip)
_LINES = st.lists(_LINE, min_size=2, max_size=4, unique_by=lambda text: " ".join(text.split()).casefold())
# What names other things, and what is made here.
_LEFT_OUT = set(
    """image aliases replaced_by parent pass prerequisites related issuer topics status version published expires history
    recognizes groups evidence rubric alignments standards effort_hours""".split()
)
_HISTORY = [{"version": "1.1.0", "date": "2026-05-06", "note": "Clearer *words*."}]


def _free(name: str) -> st.SearchStrategy[Any]:
    schema = _SCHEMAS.by_name[name]
    properties = {
        key: inner
        for key, inner in schema["properties"].items()
        if key not in _LEFT_OUT and (name, key) != ("stacks", "kind")
    }
    required = [key for key in schema["required"] if key in properties]
    return generating.data(_SCHEMAS, {"type": "object", "properties": properties, "required": required})


_COLLECTIONS = ("credentials", "stacks", "issuers", "recognizers", "topics", "frameworks", "guides")
_DATA = {name: _free(name) for name in _COLLECTIONS}


def catalogs() -> st.SearchStrategy[Views]:
    """Return a strategy for the views of catalogs without errors."""
    return linked().map(Views)


@st.composite
def linked(draw: st.DrawFn) -> Linked:
    """Return a strategy for linked catalogs without errors."""
    framework = _one(draw, "frameworks")
    codes = [one["code"] for one in framework["statements"]]
    aligned = st.lists(
        st.sampled_from([{"framework": "f"}, *({"framework": "f", "code": code} for code in codes)]), max_size=2
    )
    two = _credential(draw, aligned)
    one = _credential(draw, aligned) | draw(st.sampled_from([{}, {"prerequisites": ["two"], "related": ["two"]}]))
    made = {
        "credentials/one": one,
        "credentials/two": two,
        "stacks/both": _held(draw, "stacks") | {"groups": [{"title": draw(_LINE), "credentials": ["one", "two"]}]},
        "issuers/i": _one(draw, "issuers"),
        "topics/t": _one(draw, "topics"),
        "topics/u": _one(draw, "topics") | {"parent": "t"},
        "frameworks/f": framework,
        "recognizers/r": _one(draw, "recognizers")
        | {"recognizes": [{"all": True, "award": {"amount": draw(st.integers(1, 9)), "unit": "point"}}]},
        "guides/g": _one(draw, "guides") | {"standards": draw(aligned)},
    }
    if draw(st.booleans()):
        made["credentials/one.es"] = {"title": draw(_LINE), "competency": draw(_LINE)}
    said = {path: {key: value for key, value in front.items() if value != []} for path, front in made.items()}
    found, problems = things.link(said)
    assume(not [problem for problem in problems if problem.severity == "error"])
    assume(found.catalog.credentials)
    return found


def _one(draw: st.DrawFn, collection: str) -> dict[str, Any]:
    """Draw the front matter of a thing that names no other."""
    made: dict[str, Any] = draw(_DATA[collection])
    return made


def _held(draw: st.DrawFn, collection: str) -> dict[str, Any]:
    """Draw the front matter of a published credential or stack."""
    return {
        **_one(draw, collection),
        **draw(
            st.sampled_from(
                [{}, {"published": "2026-02-03", "expires": "2029-09-01"}, {"version": "1.1.0", "history": _HISTORY}]
            )
        ),
        "status": draw(st.sampled_from(["published", "published", "retired"])),
        "issuer": "i",
        "topics": draw(st.sampled_from([[], ["t"], ["t", "u"]])),
    }


def _credential(draw: st.DrawFn, aligned: st.SearchStrategy[Any]) -> dict[str, Any]:
    front = _held(draw, "credentials")
    levels = draw(_LINES)
    part = {"title": draw(_LINE), "type": "video", "scoring": "rubric", "checks": [draw(_LINE)]}
    criterion = {"title": draw(_LINE), "part": 1, "descriptors": {level: draw(_LINE) for level in levels}}
    hours = draw(st.sampled_from([{}, {"effort_hours": 1.5}, {"effort_hours": {"min": 3, "max": 8}}]))
    return (
        front
        | hours
        | {
            "body": things.BODY,
            "evidence": [part],
            "rubric": {"levels": levels, "pass": levels[-1], "criteria": [criterion]},
            "alignments": draw(aligned),
        }
    )
