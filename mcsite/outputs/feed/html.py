"""The HTML of a credential's item, as mcsite's own templates `TEMPLATES` make it, in a tenth of their time.

A catalog that has one of them itself gets its own. Tests hold what is made here against the templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import markupsafe

from mcsite.views import CredentialView, Ref, words
from mcsite.views.base import Counts, PromptView
from mcsite.views.credential import PartView, RubricView, WorkView

TEMPLATES = ("feed-item.html", "feed/credential.html", "feed/macros.html")


def item(view: CredentialView, site: str) -> str:
    """Return the content of the item of a credential; `site` is the title of the catalog."""
    return "".join([*_opening(view), *_submitted(view), *_more(view), _link(view.url, f"{view.title} in {site}")])


def _opening(view: CredentialView) -> Iterator[str]:
    """Go through what stands before the evidence."""
    if view.closed:
        replaced = f" Replaced by {_ref(view.replaced_by)}." if view.replaced_by else ""
        yield f"<p><strong>No longer offered: {_escaped(view.closed)}.{replaced}</strong></p>\n"
    if view.competency:
        yield f"<p>{_escaped(view.competency)}</p>\n"
    for section in view.sections:
        if section.title:
            yield f"<h2>{_escaped(section.title)}</h2>\n"
        yield f"{section.html}\n"


def _submitted(view: CredentialView) -> Iterator[str]:
    """Go through the evidence and the rubric."""
    yield "<h2>What you submit</h2>\n"
    if view.pass_rule.sentence:
        yield f"<p>To earn it you need {_escaped(view.pass_rule.sentence)}.</p>\n"
    for part in view.evidence:
        yield f"<h3>Part {part.number}. {_escaped(part.title)}</h3>\n<p>{_escaped(_facts(part))}</p>\n"
        if part.instructions:
            yield f"<div>{part.instructions.html}</div>\n"
        if part.prompts:
            yield _items(map(_prompt, part.prompts)) + "\n"
        if part.checks:
            yield f"<p>Completion checks:</p>\n{_items(check.html for check in part.checks)}\n"
        if part.privacy:
            yield f"<div>{part.privacy.html}</div>\n"
    if view.rubric:
        yield from _rubric(view.rubric)


def _facts(part: PartView) -> str:
    """Return the kind of a part, how it is scored, and how much of it is wanted, as text."""
    found = words.label(part.type)
    if part.quantity:
        found += f", {part.quantity} of them"
    if part.repeat_for:
        found += f", once for each {part.repeat_for}"
    found += f". {'Scored by the rubric' if part.scoring == 'rubric' else words.label(part.scoring)}."
    if part.max_words and not part.prompts:
        found += f" {'About' if part.limit == 'advisory' else 'At most'} {words.count(part.max_words, 'word')}."
    if part.media:
        found += f" Formats: {words.listed([words.label(one) for one in part.media], 'or')}."
    return found


def _rubric(rubric: RubricView) -> Iterator[str]:
    yield "<h2>Rubric</h2>\n<table>\n  <tr>\n    <th>Criterion</th>\n"
    for level in rubric.levels:
        yield f"    <th>{_escaped(level.title)}{' (passes)' if level.passes else ''}</th>\n"
    yield "  </tr>\n"
    for criterion in rubric.criteria:
        part = f" (Part {criterion.part})" if criterion.part else ""
        cells = "".join([f"    <td>{one.text.html}</td>\n" for one in criterion.descriptors])
        yield f"  <tr>\n    <th>{_escaped(criterion.title)}{part}</th>\n{cells}  </tr>\n"
    yield "</table>\n"


def _more(view: CredentialView) -> Iterator[str]:
    """Go through what stands after the rubric."""
    if view.research:
        yield f"<h2>Research</h2>\n{_items(map(_work, view.research))}\n"
    if view.resources:
        yield f"<h2>Resources</h2>\n{_items(map(_work, view.resources))}\n"
    if view.counts:
        yield f"<h2>Where it counts</h2>\n{_items(map(_counts, view.counts))}"
    if view.prerequisites:
        yield f"<p>Prerequisites: {_refs(view.prerequisites)}.</p>\n"
    if view.stacks:
        yield f"<p>Part of {_refs(view.stacks)}.</p>\n"


def _work(work: WorkView) -> str:
    year = f" ({work.year})" if work.year else ""
    stop = ". " if work.authors or work.year else ""
    title = f'<a href="{_escaped(work.url)}">{_escaped(work.title)}</a>' if work.url else _escaped(work.title)
    note = f". {work.note.html}" if work.note else ""
    return f"{_escaped(work.authors)}{year}{stop}{title}{note}"


def _prompt(prompt: PromptView) -> str:
    title = f"<strong>{_escaped(prompt.title)}:</strong> " if prompt.title else ""
    limit = ""
    if prompt.max_words:
        limit = f" ({'at most' if prompt.limit == 'hard' else 'about'} {words.count(prompt.max_words, 'word')})"
    return f"{title}{prompt.text.html}{limit}"


def _counts(one: Counts) -> str:
    return f"{_ref(one.recognizer)}: {_escaped(one.sentence)}{f' {one.note.html}' if one.note else ''}"


def _items(items: Iterable[str]) -> str:
    listed = "".join([f"  <li>{one}</li>\n" for one in items])
    return f"<ul>\n{listed}</ul>\n"


def _refs(refs: Iterable[Ref]) -> str:
    return ", ".join(map(_ref, refs))


def _ref(ref: Ref) -> str:
    return f'<a href="{_escaped(ref.url)}">{_escaped(ref.title)}</a>'


def _link(url: str, title: str) -> str:
    return f'<p><a href="{_escaped(url)}">{_escaped(title)}</a></p>'


def _escaped(text: str) -> str:
    """Return a text for HTML. Few have something to escape, and to look for it costs less than to do it."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return str(markupsafe.escape(text))
    return text
