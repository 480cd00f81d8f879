"""The report for programs."""

from __future__ import annotations

import json

from reports import CLEAN, REPORT, of

from mcsite.reporting import as_json


def test_it_is_a_list_of_the_published_shape() -> None:
    _, unknown, duplicate = json.loads(as_json.render(REPORT))
    assert list(unknown.items()) == [
        ("code", "unknown-id"),
        ("severity", "error"),
        ("message", "there is no topic 'deper-learning'"),
        ("path", "content/credentials/generating-ideas.md"),
        ("line", 12),
        ("column", 10),
        ("end_line", 12),
        ("end_column", 24),
        ("hint", "did you mean 'deeper-learning'?"),
        ("related", []),
    ]
    assert duplicate["related"] == [
        {
            "message": "'title' was given here first",
            "path": "mcsite.yaml",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 6,
        }
    ]


def test_every_key_is_always_there() -> None:
    assert len({tuple(entry) for entry in json.loads(as_json.render(REPORT))}) == 1


def test_a_clean_catalog_is_an_empty_list() -> None:
    assert json.loads(as_json.render(CLEAN)) == []


def test_a_message_comes_through_unchanged() -> None:
    message = 'two\nlines, "quotes", \\, 日本, \x1b, </script>'
    (entry,) = json.loads(as_json.render(of(message=message)))
    assert entry["message"] == message
