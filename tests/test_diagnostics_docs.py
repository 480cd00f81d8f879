"""docs/diagnostics.md has every code, in order, and its examples are true: each is put into a small catalog.

An example is a line `Wrong, in `path`:` or `Right, in …`, then a code block; more blocks follow lines `And in `path`:`.
By the language of the block it is keys of the front matter (yaml), the text below it (markdown) or the whole file
(text). Options behind the language: `times=` repeats the block, `encoding=` saves it so, `escapes` writes characters
by their number, `link` makes a link to what the block names.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from catalogs import CASES, check, lay
from msgspec import Struct

from mcsite import weblinks
from mcsite.diagnostics import CODES, WARNINGS
from mcsite.fetching import Visit
from mcsite.frontmatter import split
from mcsite.reporting import FORMATS, Report

PAGE = Path(__file__).parents[1] / "docs" / "diagnostics.md"
SMALL = CASES / "base" / "small"
NOT_CONTENT = {"template-error"}  # the tests of the theme show it
SECTIONS = "## Key method\n\nShow a picture, wait, and ask.\n\n## Method components\n\n- Wait.\n"
BLOCK = re.compile(
    r"^(Wrong, in|Right, in|And in) `([^`\n]+)`:\n\n```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


class Block(Struct, frozen=True):
    """A code block: the file it is for, its language and options, and what is in it."""

    path: str
    language: str
    options: dict[str, str]
    content: str


@cache
def page() -> str:
    """Return the page."""
    return PAGE.read_text(encoding="utf-8")


@cache
def examples() -> dict[tuple[str, str], list[Block]]:
    """Return the blocks of each example, by its code and `Wrong` or `Right`."""
    found: dict[tuple[str, str], list[Block]] = {}
    for part in re.split(r"^### (?=[a-z-]+$)", page(), flags=re.MULTILINE)[1:]:
        code, side = part.split("\n", 1)[0], ""
        for opening, path, language, options, content in BLOCK.findall(part):
            side = side if opening == "And in" else opening.removesuffix(", in")
            given = dict(option.partition("=")[::2] for option in options.split())
            found.setdefault((code, side), []).append(Block(path, language, given, content))
    return found


def put(block: Block, root: Path) -> None:
    """Put a block into a catalog."""
    path = root / block.path
    path.parent.mkdir(parents=True, exist_ok=True)
    content = block.content * int(block.options.get("times", "1"))
    if "link" in block.options:
        path.symlink_to(content.strip())
        return
    if "escapes" in block.options:
        content = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), content)
    if block.language != "text":
        content = laid_in(content, block.language, path)
    path.write_bytes(content.encode(block.options.get("encoding", "utf-8")))


def laid_in(content: str, language: str, path: Path) -> str:
    """Return the text of a file with keys of its front matter, or the text below it, replaced."""
    parts = split(path.read_text(encoding="utf-8")) if path.exists() else None
    front = parts.yaml if parts else "title: Example\n"
    body = parts.body if parts else (SECTIONS if "credentials" in path.parts else "")
    if language == "markdown":
        return f"---\n{front}---\n{content}"
    keys = set(re.findall(r"^[\w-]+(?=:)", content, re.MULTILINE))
    kept = [entry for entry in re.split(r"^(?=[\w-]+:)", front, flags=re.MULTILINE) if entry.split(":")[0] not in keys]
    return f"---\n{''.join(kept)}{content}---\n{body}"


def codes_of(code: str, side: str, root: Path) -> set[str]:
    """Return the codes that an example has in the small catalog."""
    blocks = examples()[code, side]
    lay(SMALL, root)
    for block in blocks:
        put(block, root)
    folders = {(root / block.path).parent for block in blocks}
    if sum(len(list(folder.iterdir())) for folder in folders) < len({block.path for block in blocks}):
        pytest.skip("this disk takes two of the names for one")
    asked = weblinks.visit(weblinks.cited(root), lambda address: Visit(is_there=not address.endswith(".htm")))
    return {problem.code for problem in (*check(root), *asked.problems)}


def test_the_page_has_every_code_once_and_in_order() -> None:
    assert re.findall(r"^### ([a-z-]+)$", page(), re.MULTILINE) == in_groups()


def in_groups() -> list[str]:
    """Return all codes in their order, the warnings last."""
    return [code for code in CODES if code not in WARNINGS] + [code for code in CODES if code in WARNINGS]


def test_the_warnings_are_those_under_their_heading() -> None:
    _, warnings = page().split("\n## Warnings\n")
    assert re.findall(r"^### ([a-z-]+)$", warnings, re.MULTILINE) == [code for code in CODES if code in WARNINGS]


def test_every_code_has_both_examples() -> None:
    assert set(examples()) == {(code, side) for code in set(CODES) - NOT_CONTENT for side in ("Wrong", "Right")}


def test_every_code_block_is_an_example() -> None:
    told_otherwise = len(re.findall(r"^```(?:console|jinja)$", page(), re.MULTILINE))
    assert page().count("\n```") == 2 * (len(BLOCK.findall(page())) + told_otherwise)


@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_CONTENT))
def test_what_is_wrong_has_this_problem_and_no_other(code: str, tmp_path: Path) -> None:
    assert codes_of(code, "Wrong", tmp_path) == {code}


@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_CONTENT))
def test_what_is_right_has_no_problem(code: str, tmp_path: Path) -> None:
    assert codes_of(code, "Right", tmp_path) == set()


def test_the_report_at_the_top_is_what_check_prints(tmp_path: Path) -> None:
    root = lay(SMALL, tmp_path)
    path = root / "content/credentials/fraction-talk.md"
    path.write_text(path.read_text(encoding="utf-8").replace("[fractions]", "[fraktions]"), encoding="utf-8")
    problems = tuple(problem for problem in check(root) if problem.code == "unknown-id")
    assert f"$ mcsite check\n{FORMATS['text'](Report(problems, files=6))}```\n" in page()
