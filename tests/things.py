"""Catalogs for tests, made of data: the front matter of each thing by its collection and id.

`small()` is a catalog without problems or warnings; a test changes what it is about. The key `body` is the text below
the front matter.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mcsite import ledger, linking, reading, resources
from mcsite.diagnostics import Problem
from mcsite.ledger import Ledger
from mcsite.linking import Linked
from mcsite.model import Settings
from mcsite.records import Records
from mcsite.releases import NO_RELEASES, Releases
from mcsite.schemas import Schemas
from mcsite.sources import Image, Source, Sources
from mcsite.views import Views
from mcsite.yamltext import scalar

Things = dict[str, dict[str, Any]]
DAY = "2026-10-01"
SETTINGS = Settings(title="Small Catalog", url="https://catalog.example/", home="https://catalog.example/")
BODY = "## Key method\n\nShow a picture, wait, and ask.\n\n## Method components\n\n- Wait.\n- Ask.\n"


@cache
def schemas() -> Schemas:
    """Return the schemas of mcsite."""
    return Schemas(resources.folder("schema"))


def small() -> Things:
    """Return a small catalog: one credential, and what it needs."""
    return {
        "credentials/fraction-talk": credential("Fraction Talk"),
        "issuers/example-university": {
            "title": "Example University",
            "url": "https://university.example/",
            "email": "badges@university.example",
        },
        "topics/fractions": {"title": "Fractions"},
    }


def credential(title: Any, **changes: Any) -> dict[str, Any]:
    """Return a published credential with a rubric for its first part, without what is changed to None."""
    front = {
        "title": title,
        "status": "published",
        "issuer": "example-university",
        "competency": "The educator leads talk about fractions.",
        "topics": ["fractions"],
        "rubric": {
            "levels": ["Not yet", "Meets"],
            "pass": "Meets",
            "criteria": [
                {"title": "Talk", "part": 1, "descriptors": {"Not yet": "Few students talk.", "Meets": "Most do."}}
            ],
        },
        "evidence": [{"title": "Video", "type": "video"}, {"title": "Student work", "type": "student-work"}],
        "research": [{"title": "Number Talks"}],
        "resources": [{"title": "Fraction cards"}],
        "body": BODY,
    }
    return {key: value for key, value in (front | changes).items() if value is not None}


def stack(title: str, *groups: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a published stack of groups."""
    front = {
        "title": title,
        "status": "published",
        "issuer": "example-university",
        "summary": "Credentials that add up.",
        "groups": [{"title": f"Group {number}", **group} for number, group in enumerate(groups, start=1)],
    }
    return front | changes


class Dumper(yaml.SafeDumper):
    """Writes text in quotes where YAML 1.2 would read it as something else: PyYAML's own rules are those of 1.1."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, None if scalar(text) == text else '"'),
)


def dump(value: Any, **style: Any) -> str:
    """Return a value as YAML 1.2."""
    return str(yaml.dump(value, Dumper=Dumper, sort_keys=False, **style))


def text(front: dict[str, Any]) -> str:
    """Return the file of a thing."""
    data = {key: value for key, value in front.items() if key != "body"}
    return f"---\n{dump(data, allow_unicode=True)}---\n{front.get('body', '')}"


def source(path: str, content: str | bytes) -> Source:
    """Return the source of a thing: `credentials/fraction-talk`, or `credentials/fraction-talk.es`, its translation."""
    collection, stem = path.split("/")
    id_, _, language = stem.partition(".")
    content = content if isinstance(content, bytes) else content.encode()
    return Source(f"content/{path}.md", collection, id_, language, content)


def read(things: Things) -> tuple[Records, list[Problem]]:
    """Read things into records."""
    files = tuple(source(path, text(front)) for path, front in things.items())
    return reading.read(Sources(files), schemas())


def link(
    things: Things,
    day: str = DAY,
    *,
    drafts: bool = False,
    images: tuple[Image, ...] = (),
    releases: Releases = NO_RELEASES,
    ledger: Ledger = ledger.NONE,
) -> tuple[Linked, list[Problem]]:
    """Link things on a day; what reading them finds is among the problems."""
    found, problems = read(things)
    linked, more = linking.link(found, images, SETTINGS, day, drafts=drafts, releases=releases, ledger=ledger)
    return linked, [*problems, *more]


def problems(things: Things, day: str = DAY, *, drafts: bool = False) -> list[Problem]:
    """Return what is wrong with things on a day."""
    return link(things, day, drafts=drafts)[1]


def codes(found: list[Problem]) -> list[str]:
    """Return the codes of problems, in order of the alphabet."""
    return sorted(problem.code for problem in found)


def views(things: Things, day: str = DAY, *, drafts: bool = False) -> Views:
    """Return the views of things that are without errors."""
    linked, found = link(things, day, drafts=drafts)
    errors = [problem for problem in found if problem.severity == "error"]
    assert not errors, errors
    return Views(linked)


def write(root: Path, things: Things, settings: str = "") -> Path:
    """Write things as a catalog into a folder, and return the folder."""
    for path, front in things.items():
        file = root / "content" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(front), encoding="utf-8")
    given = settings or "title: Small Catalog\nurl: https://catalog.example/\n"
    (root / "mcsite.yaml").write_text(given, encoding="utf-8")
    return root


def plain_theme(root: Path) -> None:
    """Give a catalog a theme of its own that has all of mcsite's templates, each one line long."""
    builtin = resources.folder("theme") / "templates"
    for template in builtin.rglob("*.html"):
        file = root / "theme" / "templates" / template.relative_to(builtin)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<!doctype html><title>{{ page.path }}</title>\n", encoding="utf-8")
