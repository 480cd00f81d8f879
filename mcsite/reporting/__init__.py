"""Problems as a report: placed once by `place`, then written by one module per format.

Nothing here reads a file or prints. A format is a pure function from a report to a text; the text ends in a line
break unless it is empty, so whoever prints it adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mcsite.reporting import as_concise, as_github, as_json, as_sarif, as_text
from mcsite.reporting.place import Note, Placed, Report, place, span

__all__ = ["FORMATS", "Note", "Placed", "Report", "place", "span"]

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": as_text.render,
        "concise": as_concise.render,
        "json": as_json.render,
        "github": as_github.render,
        "sarif": as_sarif.render,
    }
)
