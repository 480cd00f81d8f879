"""New catalogs, new files, and what editors need: all made from the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mcsite import frontmatter, resources, urls, yamltext
from mcsite.diagnostics import Refusal, Route
from mcsite.schemas import Json, Schemas
from mcsite.sources import LEDGER, discover
from mcsite.yamltext import dumping

DRAFTED = frozenset({"credentials", "stacks"})
_TITLE = Route(("title",))
_NOT_COPIED = frozenset(
    {"title", "status", "code", "version", "published", "expires", "replaced_by", "aliases", "history"}
)


def catalog(folder: Path) -> list[Path]:
    """Make a catalog in a folder and return its files. Raises Refusal if one of them is there already."""
    files = dict(_catalog_files())
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise Refusal(f"{folder / there[0]} is there already; choose an empty folder")
    for name, content in files.items():
        _write(folder / name, content)
    return [folder / name for name in files]


def item(root: Path, collection: str, title: str, id_: str = "", source: str = "") -> Path:
    """Make a new file in a collection, a draft where there are drafts, and return its path below the root.

    It begins with the required keys, or as a copy of the thing with the id `source`. Raises Refusal if it can't be.
    """
    if not (root / "mcsite.yaml").is_file():
        raise Refusal(f"there is no mcsite.yaml in {root}; go to a catalog's folder, or make one with 'mcsite init'")
    collection = urls.KINDS.get(collection, collection)
    if collection not in urls.COLLECTIONS:
        raise Refusal(f"'{collection}' isn't a collection; collections are {', '.join(urls.COLLECTIONS)}")
    id_ = id_ or urls.to_id(title)
    if not urls.is_id(id_):
        raise Refusal(f"'{id_}' can't be an id; give one with --id, of lower-case letters, digits and single hyphens")
    if source and not urls.is_id(source):
        raise Refusal(f"there is no '{source}' to begin with: an id is lower-case letters, digits and single hyphens")
    _judge_title(collection, title)
    path = Path("content") / collection / f"{id_}.md"
    if (root / path).exists():
        raise Refusal(f"{path} is there already; give another id with --id")
    for taken in sorted((root / "sources").glob(f"*/{collection}/{id_}.md")):
        raise Refusal(f"'{id_}' is the id of {taken.relative_to(root).as_posix()}; give another id with --id")
    content = _copy(root, collection, source, title) if source else _fresh(root, collection, title)
    _write(root / path, content)
    return path


def _judge_title(collection: str, title: str) -> None:
    schemas = Schemas(resources.folder("schema"))
    found = [problem for problem in schemas.problems(collection, {"title": title}, "") if problem.where == _TITLE]
    if found or yamltext.FORBIDDEN.search(title):
        message = found[0].message if found else "a character in the title can't be used in text"
        raise Refusal(f"{message}; give a title on one line")


def schema(name: str) -> str:
    """Return the schema of that name as JSON, or the names of all schemas if it is empty."""
    schemas = Schemas(resources.folder("schema")).by_name
    if not name:
        return "\n".join(schemas)
    if name not in schemas:
        raise Refusal(f"there is no schema '{name}'; schemas are {', '.join(schemas)}")
    return json.dumps(schemas[name], indent=2, ensure_ascii=False)


def vscode() -> str:
    """Return settings for VS Code that give completion in `mcsite.yaml`, from the schemas of this mcsite."""
    return json.dumps(_editor_settings(resources.folder("schema").as_uri()), indent=2)


def _editor_settings(schemas: str) -> Json:
    return {"yaml.schemas": {f"{schemas}/settings.schema.json": "mcsite.yaml"}}


def _write(file: Path, content: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{file} can't be written: {error.strerror}") from None


def _copy(root: Path, collection: str, source: str, title: str) -> str:
    file = root / "content" / collection / f"{source}.md"
    try:
        text, problems = frontmatter.decode(str(file), file.read_bytes())
    except OSError:
        raise Refusal(f"there is no content/{collection}/{source}.md to begin with") from None
    parts = frontmatter.split(text)
    if problems or parts is None:
        raise Refusal(f"content/{collection}/{source}.md has no front matter to copy; run 'mcsite check'")
    given, problems = yamltext.read(parts.yaml, str(file))
    if problems or not isinstance(given, dict):
        raise Refusal(f"content/{collection}/{source}.md can't be read; run 'mcsite check'")
    data = {"title": title, **({"status": "draft"} if collection in DRAFTED else {})}
    kept = [block for block in _top_level(parts.yaml) if block[0].split(":")[0] not in _NOT_COPIED]
    whole = {**data, **{key: value for key, value in given.items() if key not in _NOT_COPIED}}
    written = dumping.write(data) + "\n".join("\n".join(block) for block in kept) + "\n"
    if yamltext.read(written, "") != (whole, []):  # it is written in a way that can't be taken apart line by line
        written = dumping.write(whole)
    return f"---\n{written}---\n{parts.body}"


def _top_level(yaml: str) -> Iterator[list[str]]:
    """Go through the top-level keys of a block mapping, each with the lines that belong to it."""
    block: list[str] = []
    for line in yaml.rstrip("\n").split("\n"):
        if line and not line[0].isspace() and not line.startswith(("#", "-")) and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _fresh(root: Path, collection: str, title: str) -> str:
    """Return a file with the required keys; references name something that is there, where there is anything."""
    schemas = Schemas(resources.folder("schema"))
    declared = schemas.by_name[collection]
    there = _ids(root)
    data = {"title": title}
    if collection in DRAFTED:
        data["status"] = "draft"
    for key in declared["required"]:
        if key != "title":
            data[key] = _example(schemas, declared["properties"][key], there)
    body = declared.get("$defs", {}).get("body", {})
    sections = [
        f"## {name}\n\n{declared_section['examples'][0]}\n"
        for name, declared_section in body.get("properties", {}).items()
        if name in body["required"]
    ]
    return "---\n" + dumping.write(data) + "---\n\n" + ("\n".join(sections) or "Write here what readers should know.\n")


def _ids(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in discover(root).files:
        found.setdefault(source.collection, []).append(source.id)
    return found


def _example(schemas: Schemas, declared: Json, there: dict[str, list[str]]) -> Any:
    """Return an example of a value, its references replaced by ids that are there."""
    return _with_ids(schemas, declared, schemas.resolve(declared)["examples"][0], there)


def _with_ids(schemas: Schemas, declared: Json, value: Any, there: dict[str, list[str]]) -> Any:
    declared = schemas.resolve(declared)
    if "x-refers-to" in declared:
        collection = declared["x-refers-to"]
        if not there.get(collection):
            raise Refusal(f"make one first: mcsite new {collection} TITLE")
        return there[collection][0]
    if isinstance(value, dict):
        properties = declared.get("properties", {})
        return {key: _with_ids(schemas, properties.get(key, {}), one, there) for key, one in value.items()}
    if isinstance(value, list):
        items = schemas.resolve(declared.get("items", {}))
        properties = items.get("properties", {})
        usable = [one for one in value if _there(properties, one, there)] or value
        return [_with_ids(schemas, items, one, there) for one in usable]
    return value


def _there(properties: Json, value: Any, there: dict[str, list[str]]) -> bool:
    """Tell whether an example refers only to collections in which there is something."""
    keys = value if isinstance(value, dict) else ()
    return all(there.get(properties[key]["x-refers-to"]) for key in keys if "x-refers-to" in properties.get(key, {}))


def _catalog_files() -> Iterator[tuple[str, str]]:
    yield "mcsite.yaml", _SETTINGS
    yield "content/issuers/example-school.md", _ISSUER
    yield "content/topics/getting-started.md", _TOPIC
    yield "content/credentials/asking-good-questions.md", _CREDENTIAL
    yield ".gitignore", "/site/\n"
    yield ".gitattributes", f"{LEDGER} merge=union\n"
    yield ".vscode/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
    yield ".vscode/settings.json", json.dumps(_editor_settings("./.vscode/schema"), indent=2) + "\n"
    for name in ("common", "settings"):
        yield f".vscode/schema/{name}.schema.json", schema(name) + "\n"
    yield ".github/workflows/site.yml", _WORKFLOW


_SETTINGS = """\
title: Our Micro-credentials
# The address at which the site will be published. It may have a path.
url: https://badges.example/
summary: Micro-credentials for the teachers of our schools.
"""
_ISSUER = """\
---
title: Example School
url: https://school.example
email: badges@school.example
summary: Replace this by the organisation that assesses the evidence.
---
"""
_TOPIC = """\
---
title: Getting Started
summary: A first topic. Rename the file, and its id with it.
---
"""
_CREDENTIAL = """\
---
title: Asking Good Questions
version: 1.0.0
status: published
issuer: example-school
competency: The educator asks questions that make students think, and gives them the time to.
topics: [getting-started]
grade_levels: [elementary, middle, secondary]
audience: [teacher]
needs_students: true
effort_hours: {min: 6, max: 10}
assessment: {model: free, turnaround_days: 14, resubmissions: unlimited}
rubric:
  levels: [Not yet, Meets]
  pass: Meets
  criteria:
    - title: Questions
      part: 1
      descriptors:
        Not yet: Most questions have one right answer that students recall.
        Meets: Most questions ask students to explain, compare or decide.
    - title: Time to think
      part: 1
      descriptors:
        Not yet: Answers are taken at once, or from the same few students.
        Meets: Every student has time to think before anyone answers.
evidence:
  - title: Video of a discussion
    type: video
    quantity: 1
    media: [video]
    instructions: Show ten minutes of a discussion that you lead.
    checks: [The questions and the answers can be heard]
    privacy: Ask families for their leave, and leave out names.
  - title: Reflection
    type: reflection
    scoring: yes-no
    prompts:
      - text: Which question made your students think most, and how do you know?
        max_words: 200
        limit: advisory
research:
  - title: "Wait Time: Slowing Down May Be a Way of Speeding Up!"
    authors: Rowe, M. B.
    year: 1986
    note: "Journal of Teacher Education, 37(1), 43-50."
resources:
  - title: The questions that you asked last week, written down
---

## Key method

Plan a few open questions, ask them, and wait before and after each answer.

## Method components

- **Plan.**
  - Write three questions whose answers you don't know.
- **Ask and wait.**
  - Count to five before you take an answer, and again after it.
- **Look back.**
  - Note which question changed what students said.
"""
_WORKFLOW = """\
name: site
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: "17 5 * * *" # so that what is published or expires on a day does
concurrency: # one after the other, so that each records what the one before left
  group: site-${{ github.ref }}
jobs:
  site:
    runs-on: ubuntu-latest
    permissions:
      contents: write # for what 'mcsite release' records
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.ref }} # what the branch has by now
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install mcsite
      - run: mcsite check --format github
      - name: Record what has changed
        if: github.ref == 'refs/heads/main'
        run: |
          mcsite release
          git config user.name "github-actions[bot]"
          git config user.email "github-actions[bot]@users.noreply.github.com"
          git add content/releases
          git diff --cached --quiet || git commit --message "Record what is published"
          git push || echo "::warning::the record can't be pushed: run 'mcsite release' and push it yourself"
      - run: mcsite build
      - uses: actions/upload-pages-artifact@v3
        if: github.ref == 'refs/heads/main'
        with:
          path: site
  deploy:
    needs: site
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
"""
