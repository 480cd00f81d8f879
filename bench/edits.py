"""The edits whose cost is measured. Each writes a mark that was never there before, and says where it has to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generators import MARK, TITLE, Tool
from measuring import NoFigureError

_NUMBERS = count(1)


@dataclass(frozen=True)
class Subject:
    """What is edited: a credential in the middle of the catalog, and an issuer.

    `linked` is a prerequisite of it, whose page says what it is required by; `issued` is one of the issuer's credentials.
    """

    credential: str
    linked: str
    topic: str
    issuer: str
    issued: str
    count: int


def subject(catalog: Path) -> Subject:
    """Choose what is edited: a credential in the middle that has a prerequisite, and an issuer of middling size."""
    files = sorted((catalog / "content" / "credentials").glob("*.md"))
    requiring = [file for file in files if "\nprerequisites: " in file.read_text(encoding="utf-8")]
    middle = requiring[len(requiring) // 2]
    issuers = {file.stem: _value(file, "issuer") for file in files}
    ranked = [issuer for issuer, _ in Counter(issuers.values()).most_common()]
    issuer = ranked[len(ranked) // 2]
    issued = next(id_ for id_, of in issuers.items() if of == issuer)
    linked, topic = (_value(middle, key).strip("[]").split(", ")[0] for key in ("prerequisites", "topics"))
    return Subject(middle.stem, linked, topic, issuer, issued, len(files))


def _value(file: Path, key: str) -> str:
    (found,) = re.findall(rf"^{key}: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return str(found)


class Edit:
    """An edit of one file of a tool's sources: each time it is made, the mark of the last time gives way to a new one.

    `shown` are patterns of paths in the output, parted by `|`: of the files that fit each, one has to have the mark.
    """

    def __init__(
        self, file: Path, change: Callable[[str, str], str], output: Path, shown: tuple[str, ...] = ()
    ) -> None:
        self.file, self.change, self.output, self.shown = file, change, output, shown
        self.mark = ""
        self.text = file.read_text(encoding="utf-8")

    def make(self) -> str:
        """Make it; return the mark."""
        self.mark = f"Quill{next(_NUMBERS)}mark"
        changed = self.change(self.text, self.mark)
        if self.mark not in changed:
            raise NoFigureError(f"{self.file} has no place for the edit")
        self.file.write_text(changed, encoding="utf-8")
        return self.mark

    def judge(self) -> None:
        """Raise NoFigureError if the mark isn't wherever it has to show."""
        for patterns in self.shown:
            files = [file for pattern in patterns.split("|") for file in self.output.glob(pattern)]
            if not any(self.mark in file.read_text(encoding="utf-8") for file in files):
                raise NoFigureError(f"{self.output}/{patterns} doesn't show the edit of {self.file}")


def edits(tool: Tool, one: Subject) -> dict[str, Edit]:
    """Return every edit of a tool's sources, by its name."""
    credential, issuer = tool.source("credentials", one.credential), tool.source("issuers", one.issuer)
    own, linked, issued = (f"credentials/{id_}/index.html" for id_ in (one.credential, one.linked, one.issued))
    record, topic = f"credentials/{one.credential}/index.json", f"topics/{one.topic}/**/*.html"
    output = tool.output
    return {
        "text": Edit(credential, in_text, output, (own, record)),
        "title": Edit(credential, in_title, output, (own, linked, record, topic, "feed.json|feed/*.json")),
        "issuer": Edit(issuer, in_title, output, (f"issuers/{one.issuer}/index.html", issued)),
        "template": Edit(tool.template, in_template, output, (own, issued)),
        "config": Edit(tool.config, in_config, output, (own, issued, "index.html")),
    }


def in_text(text: str, mark: str) -> str:
    """Add a sentence to the end of a file."""
    return f"{text.rstrip()} The educator then writes {mark} beside it.\n"


def in_title(text: str, mark: str) -> str:
    """Add a word to the title."""
    return re.sub(r"^title: (.*)$", rf"title: \1 {mark}", text, count=1, flags=re.MULTILINE)


def in_template(text: str, mark: str) -> str:
    """Write what a template shows beside each credential."""
    return text.replace(MARK, mark)


def in_config(text: str, mark: str) -> str:
    """Add a word to the site's title."""
    return text.replace(TITLE, f"{TITLE} {mark}")


def judge(tool: Tool, one: Subject) -> dict[str, float]:
    """Return how large a site is: files, MB, KB of the largest page. Raises NoFigureError if it isn't whole."""
    files = [path for path in tool.output.rglob("*") if path.is_file()]
    pages = {path: path.stat().st_size for path in files if path.suffix == ".html"}
    own = [
        path
        for path in pages
        if path.match("site/credentials/*/index.html") and path.parent.name.startswith("credential-")
    ]
    if len(own) != one.count:
        raise NoFigureError(f"{tool.name} made {len(own)} pages of {one.count} credentials")
    for needed in (tool.search, tool.feed, f"credentials/{one.credential}/index.json"):
        if not (tool.output / needed).is_file():
            raise NoFigureError(f"{tool.name} made no {needed}")
    return {
        "files": len(files),
        "MB": sum(path.stat().st_size for path in files) / 1e6,
        "largest page, KB": max(pages.values()) / 1000,
    }
