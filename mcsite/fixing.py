"""The content with what can be mended for certain put right: problems that can only be meant one way have a `Fix`."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from mcsite import checking, frontmatter, looking, replacing, reporting, yamltext
from mcsite.checking import Effort, Options
from mcsite.diagnostics import Fix, Key, Problem, Refusal, Route, Span
from mcsite.reporting import Placed
from mcsite.schemas import flow
from mcsite.yamltext import editing
from mcsite.yamltext.editing import Edit

_ROUNDS = 50  # what is mended may bring to light what was hidden behind it
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)  # or what looks like one; what is removed may have one of its own
_PLAIN_KEY = re.compile(r"\w[\w -]*\Z")


class Mended(Struct, frozen=True):
    """A problem that was mended, as it stood in its file before, and what was done: `wrote title`, for example."""

    problem: Placed
    done: str


def fix(
    root: Path, options: Options, effort: Effort, chosen: Callable[[str], bool], clock: checking.Clock = checking.now
) -> list[Mended]:
    """Mend what can be mended in the files that are chosen, by their paths; return what was.

    Raises Refusal if there is no catalog, or if files can't be written.
    """
    mended: list[Mended] = []
    for _ in range(_ROUNDS):
        checked = checking.check_again(root, options, effort, clock)
        by_path: dict[str, list[Problem]] = {}
        for problem in checked.problems:
            if problem.fix is not None and chosen(problem.path):
                by_path.setdefault(problem.path, []).append(problem)
        renamed = [one for path, problems in by_path.items() for one in _renamed(root, path, problems)]
        if renamed:
            mended += renamed
            continue
        files: dict[Path, bytes] = {}
        for path, problems in by_path.items():
            content = (root / path).read_bytes()
            text = looking.text(content)
            after, done = mend(path, text, problems)
            if done:
                files[root / path] = frontmatter.encode(after, content)
                mended += done
        if not files:
            break
        replacing.replace(files)
    return mended


def _renamed(root: Path, path: str, problems: Sequence[Problem]) -> Iterator[Mended]:
    """Rename a file whose name is what is wrong, unless there is another of the new name."""
    for problem in problems:
        if problem.where is None and problem.fix and not problem.fix.where and problem.fix.put:
            old = root / path
            new = old.with_name(problem.fix.put)
            if not new.exists() or new.samefile(old):  # one name in two cases may be one file
                try:
                    old.rename(new)
                except OSError as error:
                    raise Refusal(f"{path} can't be renamed: {error.strerror}") from None
                yield Mended(_placed(problem, ""), f"renamed it to {new.name}")


def _wrote(text: str) -> str:
    return f"wrote {text}" if text else "removed it"


def _placed(problem: Problem, text: str) -> Placed:
    return reporting.place([problem], lambda _: text)[0]


def mend(path: str, text: str, problems: Sequence[Problem]) -> tuple[str, list[Mended]]:
    """Return the text of a file with what can be mended at once, and what is: first what isn't a value."""
    edits: list[Edit] = []
    done: list[Mended] = []
    for problem in problems:
        edit = _edit(path, text, problem)
        if edit is not None and all(edit.end <= one.start or one.end <= edit.start for one in edits):
            edits.append(edit)
            done.append(Mended(_placed(problem, text), _wrote(edit.text)))
    return (editing.apply(text, edits), done) if done else _with_values(path, text, problems)


def _edit(path: str, text: str, problem: Problem) -> Edit | None:
    """Return what mends a key, or a stretch that is no value of the front matter; None where it isn't sure any more."""
    fix = problem.fix or Fix(None)
    where = fix.where or problem.where
    span = reporting.span(path, text, where)
    if fix.put is None or span is None or (isinstance(where, Route) and where.at == "value"):
        return None
    start, end = _index(text, span.line, span.column), _index(text, span.end_line, span.end_column)
    stretch = text[start:end]
    if isinstance(where, Route) and not (stretch.strip("'\"") == where.keys[-1] and _PLAIN_KEY.match(fix.put)):
        return None
    if fix.was:
        if stretch.count(fix.was) != 1:
            return None
        start += stretch.index(fix.was)
        end = start + len(fix.was)
    edit = Edit(start, end, fix.put)
    return edit if _reads_on(path, text, edit, span) else None


def _reads_on(path: str, text: str, edit: Edit, before: Span) -> bool:
    """Tell whether the YAML of a file, where something in it wasn't as it should be, is as well or better with an edit.

    What can't be read must be further on than it was before.
    """
    was, now = (_data(path, one)[1] for one in (text, editing.apply(text, [edit])))
    places = [one.where for one in now if one.code == "bad-yaml"]
    return len(now) <= len(was) and all(isinstance(where, Span) and where.line > before.line for where in places)


def _with_values(path: str, text: str, problems: Sequence[Problem]) -> tuple[str, list[Mended]]:
    """Return the text of a file with values of its front matter put right, and what is mended so."""
    edit = frontmatter.edit if path.endswith(".md") else editing.edit
    done: dict[tuple[Key, ...], Mended] = {}
    result = text
    for problem, fix, keys in sorted(_of_values(problems), key=lambda one: _backwards(one[2])):
        old, wrong = _data(path, result)
        above = (keys[:number] for number in range(len(keys) + 1))
        if wrong or not isinstance(old, dict) or any(one in done for one in above):
            continue
        new = copy.deepcopy(old)
        put = _put(new, keys, fix, _written(path, text, keys))
        edited = result if put is None else edit(result, old, new, list(old))
        if put is not None and (fix.put is None or len(_COMMENT.findall(edited)) >= len(_COMMENT.findall(result))):
            result = edited
            done[keys] = Mended(_placed(problem, text), _wrote(put))
    return result, list(done.values())


def _of_values(problems: Sequence[Problem]) -> Iterator[tuple[Problem, Fix, tuple[Key, ...]]]:
    for one in problems:
        if one.fix is not None and one.fix.where is None and isinstance(one.where, Route) and one.where.at == "value":
            yield one, one.fix, one.where.keys


def _backwards(keys: Sequence[Key]) -> list[tuple[int, str]]:
    """Order the last entry of a list before the first, so that what goes moves none that is still to come."""
    return [(-key, "") if isinstance(key, int) else (0, key) for key in keys]


def _written(path: str, text: str, keys: tuple[Key, ...]) -> str:
    span = reporting.span(path, text, Route(keys))
    return text[_index(text, span.line, span.column) : _index(text, span.end_line, span.end_column)] if span else ""


def _put(data: Any, keys: Sequence[Key], fix: Fix, written: str) -> str | None:
    """Put a value in the place of the one that keys lead to and return it as people write it; None if there is none.

    `written` is how the old value stands in the text.
    """
    try:
        for key in keys[:-1]:
            data = data[key]
        old = data[keys[-1]]
    except (LookupError, TypeError):
        return None
    if fix.put is None:
        del data[keys[-1]]
        return ""
    if fix.was:
        if not isinstance(old, str) or old.count(fix.was) != 1:
            return None
        data[keys[-1]] = old.replace(fix.was, fix.put)
        return fix.put
    new = json.loads(fix.put)
    data[keys[-1]] = written if isinstance(old, int | float) and isinstance(new, str) else new
    return flow(data[keys[-1]])


def _data(path: str, text: str) -> tuple[Any, list[Problem]]:
    """Return the front matter of a file, or all of one that is YAML, and what is wrong in how it is written."""
    if not path.endswith(".md"):
        return yamltext.read(text, path)
    document, problems = frontmatter.read(path, text.encode())
    return (document.data if document else None), problems


def _index(text: str, line: int, column: int) -> int:
    """Return the character of a text that is at a line and column."""
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1
