"""Round trips in tests: a credential as its content says it, and what it is after it was published and imported."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import sites
import things
from hypothesis import strategies as st

from mcsite import linking, prose, reading, urls
from mcsite.importing.entry import Entry
from mcsite.linking import Linked, assessment
from mcsite.model import Assessment, Credential, Settings
from mcsite.prose.lines import plain
from mcsite.prose.whole import whole
from mcsite.records import Record
from mcsite.sources import Sources
from mcsite.views import words

_DOCS = sites.REPOSITORY / "docs" / "importing.md"
_FIELD = re.compile(r"^\| ((?:`[\w.]+`(?:, )?)+) \|", re.MULTILINE)


def documented(title: str) -> set[str]:
    """Return the fields that the guide says aren't carried, from the tables of the section with a title."""
    text = _DOCS.read_text(encoding="utf-8")
    section = text.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return {name for row in _FIELD.findall(section) for name in re.findall(r"`([\w.]+)`", row)}


def imported(entries: Iterable[Entry], settings: Settings, day: str = things.DAY) -> Linked:
    """Return the catalog of what was imported, as if it were published; it is without errors."""
    files = []
    for entry in entries:
        known = list(things.schemas().by_name[entry.collection]["properties"])
        assert list(entry.data) == sorted(entry.data, key=known.index), "keys stand in the order of the schema"
        front = entry.data | ({"status": "published"} if entry.data.get("status") else {})
        name = f"{entry.collection}/{entry.id}" + (f".{entry.language}" if entry.language else "")
        files.append(things.source(name, things.text(front | {"body": entry.body})))
    found, problems = reading.read(Sources(tuple(files)), things.schemas())
    linked, more = linking.link(found, (), settings, day, drafts=True)
    wrong = [problem for problem in (*problems, *more) if problem.severity == "error"]
    assert not wrong, wrong
    return linked


class Teller:
    """Tells what a catalog says of a thing, field by field, so that the words of two can be compared.

    `read` says what is compared of Markdown, given the text and the path of its page.
    """

    def __init__(self, linked: Linked, read: Callable[[str, str], str]) -> None:
        self.catalog = linked.catalog
        self.base = linked.catalog.settings.url
        self.read = read

    def credential(self, record: Record[Credential], left_out: Collection[str]) -> dict[str, Any]:
        """Return the fields of a credential but those left out; names with a dot are fields of parts, or of rubrics."""
        item = record.item
        settled = assessment.parts(self.catalog, item)
        special = {
            "language": self.language(record),
            "topics": list(dict.fromkeys(self.catalog.topics[id_].item.title for id_ in item.topics)),
            "alignments": [self._aligned(one.framework, one.code) for one in item.alignments],
            "replaced_by": item.replaced_by,
            "assessment": self._assessment(item.assessment, left_out),
            "credit": [words.credit(one) for one in item.credit],
            "evidence": [self._part(record, part, left_out) for part in settled],
            "rubric": self._rubric(record, left_out),
            "pass": assessment.pass_rule(item, settled),
            "ctid": self.catalog.ctid(record),
            "body": [(one.title, self.read(one.markdown, record.url_path).strip()) for one in record.body.sections],
        }
        return {name: value for name, value in (_fields(item) | special).items() if name not in left_out}

    def thing(self, record: Record[Any], left_out: Collection[str]) -> dict[str, Any]:
        """Return the fields of an issuer or stack but those left out."""
        found = _fields(record.item) | {"ctid": self.catalog.ctid(record), "body": bool(record.body.sections)}
        found["summary"] = found["summary"].strip()
        if "topics" in found:
            found["topics"] = [self.catalog.topics[id_].item.title for id_ in found["topics"]]
        return {name: value for name, value in found.items() if name not in left_out}

    def _assessment(self, given: Assessment | None, left_out: Collection[str]) -> Assessment | None:
        inner = [name.partition(".")[2] for name in left_out if name.startswith("assessment.")]
        return given and msgspec.structs.replace(given, **dict.fromkeys(inner))

    def language(self, record: Record[Any]) -> str:
        return record.language or record.item.language or self.catalog.settings.language

    def _aligned(self, id_: str, code: str) -> tuple[str, ...]:
        framework = self.catalog.frameworks[id_].item
        found = next((one for one in framework.statements if one.code == code), None)
        if found is None:
            return (framework.title,)
        title = found.title if found.title != found.code else ""
        return (framework.title, code, title or (found.text if "\n" not in found.text else ""))

    def _part(self, record: Record[Any], part: Any, left_out: Collection[str]) -> dict[str, Any]:
        found = _fields(part)
        for name in ("instructions", "privacy"):
            found[name] = self.read(found[name], record.url_path)
        found["checks"] = [self.read(one, record.url_path) for one in part.checks]
        found["prompts"] = [
            (one.title, self.read(one.text, record.url_path), one.max_words, one.limit) for one in part.prompts
        ]
        if part.prompts:  # which have it themselves
            found["max_words"] = None
        found["limit"] = (part.limit or "hard") if found["max_words"] else None
        return {name: value for name, value in found.items() if f"evidence.{name}" not in left_out}

    def _rubric(self, record: Record[Any], left_out: Collection[str]) -> dict[str, Any] | None:
        rubric = record.item.rubric
        scale = assessment.scale(self.catalog, rubric) if rubric else None
        if rubric is None or scale is None:
            return None
        told = {
            "levels": [(one.title, self.read(one.meaning, record.url_path)) for one in scale.levels],
            "pass": scale.pass_level,
            "criteria": [
                (
                    one.title,
                    one.part,
                    {name: _plain(text, self.base) or name.strip() for name, text in one.descriptors.items()},
                )
                for one in rubric.criteria
            ],
        }
        return {name: value for name, value in told.items() if f"rubric.{name}" not in left_out}


def as_markdown(base: str) -> Callable[[str, str], str]:
    """Return what tells Markdown with whole addresses on a site at an address."""
    return lambda text, path: urls.absolute(whole(text, urls.here(path), "credentials"), base).strip()


def as_plain(base: str) -> Callable[[str, str], str]:
    """Return what tells Markdown as plain text."""
    return lambda text, _path: _plain(text, base)


def _plain(text: str, base: str) -> str:
    return urls.absolute(plain(prose.text(text).html), base) if text else ""


def _fields(item: Any) -> dict[str, Any]:
    return {field.encode_name: getattr(item, field.name) for field in msgspec.structs.fields(item)}


def documents(made: dict[str, bytes], name: str) -> Iterator[Any]:
    """Go through the files of a name that an output made, as what they say."""
    for path, content in sorted(made.items()):
        if Path(path).name == name:
            yield json.loads(content)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


def broken(draw: Callable[[st.SearchStrategy[Any]], Any], document: Any) -> Any:
    """Return a document with values of any kind in three of its places."""
    for _ in range(3):
        place, way = document, []
        while isinstance(place, dict | list) and place and (len(way) < 2 or draw(st.booleans())):
            way.append((place, draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))))
            place = place[way[-1][1]]
        if way:
            parent, key = way[-1]
            parent[key] = draw(_ANY)
    return document
