"""The documentation is true: what it shows works, what it names exists, and what exists is named."""

from __future__ import annotations

import json
import pkgutil
import re
import runpy
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
import sites
from markdown_it import MarkdownIt

from mcsite import cli, diagnostics, looking, outputs, pipeline, reporting, resources, scaffold, urls
from mcsite.schemas import Schemas
from mcsite.theme import Theme
from mcsite.views.published import DOCUMENTS

REPOSITORY = sites.REPOSITORY
PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
TEMPLATES = resources.folder("theme") / "templates"
FRAMES = ("base.html", "item.html", "list.html")
OUTPUTS = [module.name for module in pkgutil.iter_modules(outputs.__path__)]
DAY = date(2026, 10, 15)
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = next(c for c in PYPROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers")["layers"]

_FENCED = r"```\w+\n(.*?)^```$"
_FLAGS = re.DOTALL | re.MULTILINE
_EXAMPLE = re.compile(rf"<!-- file: (\S+) -->\n{_FENCED}", _FLAGS)
_EDIT = re.compile(rf"<!-- edit: (\S+): (.+?) -> (.+?) -->\n{_FENCED}", _FLAGS)
_WRONG = re.compile(rf"<!-- wrong: (\S+) -->\n{_FENCED}\n\n{_FENCED}", _FLAGS)
_RECORD = re.compile(rf"<!-- record: (\S+) -->\n{_FENCED}", _FLAGS)
_FILTER = re.compile(r"^\| `({{ .+? \\\|.+? }})` \| (.+?) \|$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def _read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def _part(page: str, heading: str) -> str:
    """Return what a page says under a heading, up to the next one of the same or a higher level."""
    level = heading.index(" ")
    _, _, rest = page.partition(f"\n{heading}\n")
    assert rest, f"there is no '{heading}'"
    return re.split(rf"^#{{1,{level}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def _listed(text: str) -> list[str]:
    """Return the names in the first column of tables, where they are code."""
    return re.findall(r"^\| `([^`]+)`", text, flags=re.MULTILINE)


def _lay(root: Path, page: str = "docs/authoring.md") -> Path:
    """Lay out a new catalog with the examples of the guide for authors in it, and then those of another page."""
    scaffold.catalog(root)
    examples = {**dict(_EXAMPLE.findall(_read("docs/authoring.md"))), **dict(_EXAMPLE.findall(_read(page)))}
    for path, content in examples.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return root


def _check(root: Path) -> str:
    checked = pipeline.check(root, pipeline.Options(day=DAY))
    return _told(root, checked.problems, checked.files)


def _told(root: Path, problems: Iterable[diagnostics.Problem], files: int) -> str:
    placed = reporting.place(problems, lambda path: looking.read_text(root, path))
    return reporting.FORMATS["text"](reporting.Report(tuple(placed), files))


def _commands() -> list[tuple[str, click.Command]]:
    return [("mcsite", cli.main), *((f"mcsite {name}", command) for name, command in cli.main.commands.items())]


def _links(page: Path) -> Iterator[str]:
    for token in _MARKDOWN.parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            target = child.attrs.get("href") or child.attrs.get("src")
            if target:
                yield unquote(str(target))


def _anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    anchors: list[str] = []
    for heading, title in pairwise(_MARKDOWN.parse(page.read_text(encoding="utf-8"))):
        if heading.type == "heading_open":
            words = "".join(child.content for child in title.children or ()).lower()
            anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
            assert anchor not in anchors, f"{page.name} has '{words}' twice"
            anchors.append(anchor)
    return set(anchors)


# every page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_in_the_documentation_leads_somewhere(page):
    for link in _links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(REPOSITORY), link
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_code_in_the_documentation_is_one_that_there_is(page):
    for code in re.findall(r"(?:error|warning)\[([a-z-]+)\]", page.read_text(encoding="utf-8")):
        assert code in diagnostics.CODES


# for authors


def test_the_field_reference_says_what_the_schemas_say():
    script = runpy.run_path(str(REPOSITORY / "tools" / "field_reference.py"))
    assert script["reference"](Schemas(resources.folder("schema"))) == _read("docs/fields.md"), "run `make reference`"


def test_the_examples_for_authors_are_a_catalog_without_a_problem(tmp_path):
    assert _check(_lay(tmp_path)).startswith("no problems in ")


def test_every_collection_has_an_example():
    paths = [Path(path) for path, _ in _EXAMPLE.findall(_read("docs/authoring.md"))]
    assert {path.parts[1] for path in paths if path.parts[0] == "content"} == set(urls.COLLECTIONS)


def test_the_pages_of_the_examples_say_what_the_guide_quotes_from_them(tmp_path):
    site = sites.build(_lay(tmp_path / "catalog"), tmp_path / "site", DAY)
    record = site.json("credentials/thinking-time/index.json")
    guide = _read("docs/authoring.md")
    assert f"> {record['pass']['sentence']}\n" in guide
    assert f"> {record['counts'][0]['sentence']}\n" in guide
    assert site.file(record["translations"][0]["url"]) == site.root / "credentials/thinking-time/es/index.html"


@pytest.mark.parametrize(("path", "right", "wrong", "shown"), _EDIT.findall(_read("docs/authoring.md")))
def test_a_mistake_is_reported_as_the_guide_for_authors_shows_it(tmp_path, path, right, wrong, shown):
    root = _lay(tmp_path)
    text = (root / path).read_text(encoding="utf-8")
    assert right in text
    (root / path).write_text(text.replace(right, wrong), encoding="utf-8")
    assert _check(root) == shown


# commands


def test_only_commands_that_exist_are_documented():
    headings = re.findall(r"^## `(mcsite[^`]*)`$", _read("docs/commands.md"), flags=re.MULTILINE)
    assert sorted(headings) == sorted(name for name, _ in _commands())


@pytest.mark.parametrize(("name", "command"), _commands())
def test_every_option_of_a_command_is_documented(name, command):
    told = _part(_read("docs/commands.md"), f"## `{name}`")
    for parameter in command.params:
        names = parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]
        assert all(f"`{one}" in told for one in names), names
        if isinstance(parameter.type, click.Choice):
            assert all(f"`{choice}`" in told for choice in parameter.type.choices)


@pytest.mark.parametrize(("name", "command"), _commands())
def test_no_option_is_documented_that_a_command_does_not_have(name, command):
    told = _listed(_part(_read("docs/commands.md"), f"## `{name}`"))
    known = {one for parameter in command.params for one in parameter.opts} | {"-h"}
    assert {option.split(" ", maxsplit=1)[0] for option in told if option.startswith("-")} <= known


# for designers


def test_the_examples_of_a_theme_show_on_the_pages(tmp_path):
    site = sites.build(_lay(tmp_path / "catalog", "docs/theming.md"), tmp_path / "site", DAY)
    assert '<p class="own-effort">Plan on 6 to 10 hours.</p>' in site.text("credentials/thinking-time/index.html")
    for path in site.pages():
        assert "assets/own.css" in site.text(path), path
        assert ">Data</a></p>" in site.text(path), path
    assert "--accent" in site.text("assets/own.css")


@pytest.mark.parametrize(("path", "template", "shown"), _WRONG.findall(_read("docs/theming.md")))
def test_a_wrong_template_is_reported_as_the_page_on_themes_shows_it(tmp_path, path, template, shown):
    root = _lay(tmp_path / "catalog")
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(template, encoding="utf-8")
    built = pipeline.build(root, tmp_path / "site", pipeline.Options(day=DAY))
    assert built.written is None
    assert _told(root, built.problems, built.checked.files) == shown


def test_the_page_on_themes_names_every_template_that_makes_a_page():
    files = [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("index/*.html")]
    made = {file.relative_to(TEMPLATES).as_posix() for file in files}
    told = _listed(_part(_read("docs/theming.md"), "## Which template makes which page"))
    assert set(told) == made - set(FRAMES)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_page_on_themes_names_the_blocks_of_each_frame(frame):
    row = re.search(rf"^\| `{frame}` \| (.*) \|$", _read("docs/theming.md"), re.MULTILINE)
    assert row is not None
    blocks = {name: set(re.findall(r"{% block (\w+) %}", (TEMPLATES / name).read_text("utf-8"))) for name in FRAMES}
    inherited = blocks["base.html"] if frame != "base.html" else set()
    assert set(re.findall(r"`(\w+)`", row.group(1))) == blocks[frame] - inherited


@pytest.mark.parametrize(("expression", "gives"), _FILTER.findall(_read("docs/theming.md")))
def test_a_filter_gives_what_the_page_on_themes_says(tmp_path, expression, gives):
    made, _ = sites.look(_lay(tmp_path / "catalog"), day=DAY)
    template = tmp_path / "theme" / "templates" / "one.html"
    template.parent.mkdir(parents=True)
    template.write_text(expression.replace("\\|", "|"), encoding="utf-8")
    view = next(one for one in made.credentials if one.id == "thinking-time")
    theme = Theme(tmp_path / "theme", resources.folder("theme"), made.settings)
    assert theme.render("one.html", "", view=view) == gives


# for platforms


def test_the_record_that_is_shown_to_platforms_is_a_part_of_the_real_one(sample):
    for path, shown in _RECORD.findall(_read("docs/feed.md")):
        record = sample.json(path)
        for key, value in json.loads(shown).items():
            assert record[key] == value, (path, key)


def test_every_address_that_platforms_are_shown_is_there(sample):
    for url in re.findall(r"https://catalog\.example/[\w/.-]*", _read("docs/feed.md")):
        assert sample.file(url).exists(), url


def test_platforms_are_told_of_every_schema():
    told = set(re.findall(r"`([a-z-]+)`", _part(_read("docs/feed.md"), "## Schemas")))
    own = {file.name.removesuffix(".schema.json") for file in resources.folder("schema").glob("*.schema.json")}
    assert own | set(DOCUMENTS) <= told


def test_the_record_in_the_feed_is_the_one_beside_the_page_without_its_schema(sample):
    for item in sample.json("feed.json")["items"]:
        record = json.loads(sample.file(item["_mcsite"]["json"]).read_bytes())
        del record["$schema"]
        assert record == item["_mcsite"]


# for developers


@pytest.mark.parametrize(
    ("heading", "requirements"),
    [
        ("## To run", PYPROJECT["project"]["dependencies"]),
        ("## To develop", PYPROJECT["dependency-groups"]["dev"]),
    ],
)
def test_each_dependency_has_a_reason_and_nothing_else_has(heading, requirements):
    names = [re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0] for requirement in requirements]
    assert sorted(_listed(_part(_read("docs/dependencies.md"), heading))) == sorted(names)


def test_the_architecture_has_the_layers_that_are_enforced():
    assert "\n```text\n" + "\n".join(LAYERS) + "\n```\n" in _read("docs/architecture.md")


def test_the_architecture_names_every_module_outside_the_block_of_layers_too():
    page = _read("docs/architecture.md").replace("\n".join(LAYERS), "")
    for name in [*(name for layer in LAYERS for name in layer.split(" | ")), *OUTPUTS]:
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", page), name


def test_the_architecture_is_one_page():
    lines = _read("docs/architecture.md").splitlines()
    assert len(lines) <= 140
    assert max(map(len, lines)) <= 120


def test_the_changelog_has_a_part_for_the_version():
    assert f"\n## [{PYPROJECT['project']['version']}] - " in _read("CHANGELOG.md")
