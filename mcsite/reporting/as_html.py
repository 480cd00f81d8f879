"""For the preview: what keeps the site from being built, as a panel that lies over the page that a browser shows.

It is in a shadow tree, so that no style of the page reaches it, nor its own the page, and needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mcsite.reporting.display import visible, window
from mcsite.reporting.place import Note, Placed, Report

_MOST = 50  # problems: nobody reads more before mending those
# `all` leaves out the direction of text, which `dir` sets. `rem` would be what the page makes it.
_STYLE = """
:host { all: initial !important }
details {
  position: fixed; z-index: 2147483647; right: 0; bottom: 0; max-width: 100%; max-height: 60vh; overflow: auto;
  overscroll-behavior: contain; overflow-wrap: anywhere; box-sizing: border-box;
  border: 2px solid #8c1d18; background: #fff; color: #1b1b1b; color-scheme: light;
  font: medium/1.5 system-ui, sans-serif;
}
details[open] { left: 0 }
summary {
  position: sticky; top: 0; padding: .5em 1em; background: #8c1d18; color: #fff; font-weight: bold; cursor: pointer;
}
summary:focus-visible { outline: 2px solid #fff; outline-offset: -5px }
div { padding: 1em 1em .5em }
ol { margin: 0; padding: 0; list-style: none }
li { margin: 0 0 1em; padding: 0 0 .5em; border-bottom: 1px solid #767676 }
p, pre { margin: 0 0 .5em }
code, pre { font: .875em/1.5 ui-monospace, monospace }
pre { padding: .5em; background: #f2f2f2; white-space: pre-wrap }
mark { background: #ffd8d3; color: inherit; border-bottom: 2px solid #8c1d18 }
.error { color: #8c1d18 }
.warning { color: #6b4500 }
@media (prefers-color-scheme: dark) {
  details { border-color: #ffb4ab; background: #1e1e1e; color: #eee; color-scheme: dark }
  summary { background: #ffb4ab; color: #410002 }
  summary:focus-visible { outline-color: #410002 }
  pre { background: #2b2b2b }
  mark { background: #6b1d17; border-color: #ffb4ab }
  .error { color: #ffb4ab }
  .warning { color: #f5c26b }
}
@media print { details { display: none } }
"""


def render(report: Report) -> str:
    """Return the panel of a report that keeps the site from being built: its errors, then its warnings, up to 50."""
    problems = sorted(report.problems, key=lambda problem: problem.severity == "warning")
    items = "".join(f"<li>{''.join(_problem(problem))}</li>" for problem in problems[:_MOST])
    more = len(problems) - _MOST
    rest = f"<p>And {more} more, which the terminal shows.</p>" if more > 0 else ""
    offer = f"<p>{_text(report.offer)}</p>" if report.offer else ""
    return _panel(f"Not built: {report.count}", f'<ol role="list">{items}</ol>{rest}{offer}')


def refusal(message: str) -> str:
    """Return the panel that says why nothing could be built at all."""
    return _panel("Not built", f"<p>{_text(message)}</p>")


def _panel(title: str, body: str) -> str:
    return (
        f'<mcsite-problems><template shadowrootmode="open"><style>{_STYLE}</style>'
        '<section aria-label="Problems" lang="en" dir="ltr">'
        f"<details open><summary autofocus>{title}</summary><div>{body}"
        "<p>Mend it and save: the page reloads by itself.</p></div></details></section></template></mcsite-problems>"
    )


def _problem(problem: Placed) -> Iterator[str]:
    yield f"<p><code>{_place(problem)}</code> "
    yield f'<b class="{problem.severity}">{problem.severity}</b> <code>{problem.code}</code></p>'
    yield f"<p>{_text(problem.message)}</p>"
    if problem.source.strip():
        left, marked, right = (escape(part) for part in window(problem.source, problem.span))
        yield f"<pre>{problem.span.line} | {left}<mark>{marked or ' '}</mark>{right}</pre>"
    if problem.hint:
        yield f"<p><b>help:</b> {_text(problem.hint)}</p>"
    for note in problem.related:
        yield f"<p><b>note:</b> <code>{_place(note)}</code> {_text(note.message)}</p>"


def _place(at: Placed | Note) -> str:
    return _text(f"{at.path}:{at.span.line}:{at.span.column}")


def _text(text: str) -> str:
    return escape(visible(text))
