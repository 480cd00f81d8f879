"""From the files of a catalog to records.

A translation is merged over its original: maps key by key, all else replaced. Its text, if it has one, replaces the
original's: with as many sections as the original it has them all, whatever their headings are; with fewer, required
ones that it leaves out are inherited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import briefs, frontmatter, model, prose, records, renaming, yamltext
from mcsite.diagnostics import Problem, Route, Span, fix_of
from mcsite.frontmatter import Document
from mcsite.prose import Prose
from mcsite.records import TYPES, Content, Held, Partial, Record, Records
from mcsite.schemas import Schemas
from mcsite.sources import Source, Sources, digest
from mcsite.spelling import meant, suggest

_Taken = tuple[Document | None, list[Problem]]  # a file, taken apart, and what is wrong with it
_YAML_BEYOND = frozenset({"yaml-alias", "yaml-tag"})
_NOT_GIVEN = frozenset({"missing-key", "empty-value"})


class Family(Struct, frozen=True):
    """The file of a thing, and those of its translations, which inherit from it."""

    original: Source
    translations: tuple[Source, ...] = ()

    @property
    def key(self) -> str:
        """The path of its first file, by which it is known."""
        return self.original.path

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files."""
        return self.original, *self.translations

    @property
    def digest(self) -> bytes:
        """The digest of all that its records are made of; empty if a file has to be read to know."""
        return self.joined([one.digest for one in self.sources])

    def joined(self, digests: Sequence[bytes]) -> bytes:
        """Return the same of the digests of its files; one that is empty isn't known."""
        original = self.original
        if b"" in digests:
            return b""
        if original.provenance is None:
            return b"".join(digests)
        beside = msgspec.json.encode((original.id, original.provenance, sorted(original.names.items())))
        return b"".join((*digests, digest(beside)))

    def at_hand(self) -> Family:
        """Return the same with the bytes of all files, as far as these can be had."""
        return Family(self.original.at_hand(), tuple(one.at_hand() for one in self.translations))


class Reading(Struct, frozen=True):
    """What a family gave: the record of the thing, or what can be made of it, and those of translations."""

    record: Record[Any] | Partial | None
    translations: tuple[Record[Any], ...]
    problems: tuple[Problem, ...]


Read = Callable[[Sequence[Family]], Sequence[Reading]]


def families(sources: Sources) -> tuple[list[Family], list[Source]]:
    """Put files together, and return what is left: translations of nothing."""
    originals = [source for source in sources.files if not source.language]
    translations: dict[tuple[str, str], list[Source]] = {}
    for source in sources.files:
        if source.language:
            translations.setdefault((source.collection, source.id), []).append(source)
    found = [Family(one, tuple(translations.pop((one.collection, one.id), ()))) for one in originals]
    return found, [one for left in translations.values() for one in left]


def read_families(families: Sequence[Family], schemas: Schemas) -> list[Reading]:
    """Read the files of some things and of their translations.

    All are taken apart before the first is judged: a processor is fastest at what it has just done.
    """
    reader = _Reader(schemas)
    taken = [[reader.document(source) for source in family.sources] for family in families]
    return [reader.family(family, documents) for family, documents in zip(families, taken, strict=True)]


def read(sources: Sources, schemas: Schemas, reads: Read | None = None) -> tuple[Records, list[Problem]]:
    """Read every source file, by `reads` if it is given; the problems include those that found the files."""
    there, alone = families(sources)
    readings = reads(there) if reads else read_families(there, schemas)
    problems = list(sources.problems)
    originals: dict[tuple[str, str], Record[Any]] = {}
    reserved = set(sources.reserved)
    translations: list[Record[Any]] = []
    partial: list[Partial] = []
    for family, reading in zip(there, readings, strict=True):
        key = (family.original.collection, family.original.id)
        problems += reading.problems
        translations += reading.translations
        if isinstance(reading.record, Record):
            originals[key] = reading.record
        else:
            reserved.add(key)
            partial += [reading.record] if reading.record else []
    for source in alone:
        if (source.collection, source.id) not in reserved:
            others = [id_ for collection, id_ in originals if collection == source.collection]
            hint = suggest(source.id, others) or f"add content/{source.collection}/{source.id}.md, or rename this file"
            message = f"there is no '{source.id}' to translate"
            problems.append(Problem("missing-original", message, source.path, None, hint))
    return Records(tuple(originals.values()), tuple(translations), frozenset(reserved), tuple(partial)), problems


def settings(path: str, content: bytes, schemas: Schemas) -> tuple[model.Settings | None, list[Problem]]:
    """Read the catalog's settings from the bytes of `mcsite.yaml`."""
    text, problems = frontmatter.decode(path, content)
    if problems:
        return None, problems
    data, problems = yamltext.read(text, path)
    problems += [] if problems else schemas.problems("settings", {} if data is None else data, path)
    if problems:
        return None, problems
    data["url"] = data["home"] = data["url"].rstrip("/") + "/"
    return msgspec.convert(data, model.Settings), []


class _Reader:
    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas

    def family(self, family: Family, documents: Sequence[_Taken]) -> Reading:
        """Return what the files of a thing give, as they were taken apart."""
        record, problems = self.original(family.original, documents[0])
        document, _ = documents[0]
        translations = []
        if document is not None and isinstance(record, Record):
            for source, taken in zip(family.translations, documents[1:], strict=True):
                translation, found = self.translation(source, taken, document, record)
                problems += found
                translations += [translation] if translation else []
        return Reading(record, tuple(translations), tuple(problems))

    def original(self, source: Source, taken: _Taken) -> tuple[Record[model.Item] | Partial | None, list[Problem]]:
        document, problems = taken
        if document is None:
            return None, problems
        problems = [*problems, *self.values(source, document.data, problems)]
        body, found = self.body(source, document)
        record, more = self.record(source, document.data, body)
        problems = [*problems, *found, *more]
        return _sound(record, source, problems) or self.partial(source, document, body, problems), problems

    def document(self, source: Source) -> _Taken:
        """Take a file apart; what is of another catalog refers to things by the ids that they have here."""
        content, problems = source.read()
        if problems:
            return None, problems
        document, problems = frontmatter.read(source.path, content)
        if document is not None and source.names:
            document = renaming.renamed(document, source.collection, source.names, self.schemas)
        return document, problems

    def partial(self, source: Source, document: Document, body: Prose, problems: Sequence[Problem]) -> Partial | None:
        """Return what can be made of a file with errors, so that one mistake doesn't hide others."""
        routes = [problem.where for problem in problems if isinstance(problem.where, Route)]
        wrong = {str(route.keys[0]) for route in routes if route.keys}
        kept = {key: value for key, value in document.data.items() if key not in wrong}
        fields = msgspec.structs.fields(TYPES[source.collection])
        blanks = {
            field.encode_name: "" if field.type is str else []
            for field in fields
            if field.required and field.encode_name not in kept
        }
        record, _ = self.record(source, kept, body, blanks)
        return None if record is None else Partial(record, frozenset(wrong | blanks.keys()))

    def translation(
        self, source: Source, taken: _Taken, original: Document, record: Record[model.Item]
    ) -> tuple[Record[model.Item] | None, list[Problem]]:
        document, problems = taken
        if document is None:
            return None, problems
        given = prose.read(document.body, source.path, document.body_line, source.collection)
        data = _merge(original.data, document.data)
        problems = [*problems, *self.values(source, data, problems), *given[1]]
        body = _merge_bodies(record.body, given[0], self.schemas.required_sections(source.collection))
        result, found = self.record(source, data, body)
        problems += found
        return _sound(result, source, problems), problems

    def body(self, source: Source, document: Document) -> tuple[Prose, list[Problem]]:
        body, problems = prose.read(document.body, source.path, document.body_line, source.collection)
        return body, [*problems, *self.sections(source, document, body, problems)]

    def values(self, source: Source, data: dict[str, Any], told: Sequence[Problem]) -> list[Problem]:
        """Judge the front matter; what an alias or a tag would have given isn't reported as missing, too."""
        problems = self.schemas.problems(source.collection, data, source.path)
        if any(problem.code in _YAML_BEYOND for problem in told):
            return [problem for problem in problems if problem.code not in _NOT_GIVEN]
        return problems

    def sections(self, source: Source, document: Document, body: Prose, told: Sequence[Problem]) -> Iterator[Problem]:
        """Find required sections that are missing, known ones that are empty, and text that is in none."""
        given = {section.title: section.markdown for section in body.sections}
        required = self.schemas.required_sections(source.collection)
        absent = self.schemas.missing_sections(source.collection, given)
        empty = self.schemas.empty_sections(source.collection, given)
        in_none = required and body.sections and not body.sections[0].title
        if not (absent or empty or in_none):
            return
        headings = _Headings(document)
        missing = {title: headings.meant(title, required) for title in absent}
        if in_none and not any(missing.values()):
            where = headings.first_text(body.sections[0].markdown)
            hint = f"put it below a heading, such as '## {required[0]}'"
            if where is not None:
                yield Problem("text-before-section", "text stands before the first section", source.path, where, hint)
        badly_headed = {p.where.line for p in told if p.code == "bad-heading" and isinstance(p.where, Span)}
        for title, where in missing.items():
            if where is not None and where.line in badly_headed:
                continue  # the heading is there, and reported
            hint = f"write '## {title}' for '{headings.at(where)}'" if where else f"add '## {title}' and its text"
            message = f"the section '{title}' is missing"
            fix = fix_of(f"## {title}") if where and meant(headings.words(where), [title]) else None
            yield Problem("missing-section", message, source.path, where or headings.end, hint, fix=fix)
        for title in empty:
            where = headings.meant(title, ()) or headings.end
            yield Problem("empty-section", f"the section '{title}' is empty", source.path, where, "add its text")

    def record(
        self, source: Source, data: dict[str, Any], body: Prose, blanks: Mapping[str, Any] = MappingProxyType({})
    ) -> tuple[Record[model.Item] | None, list[Problem]]:
        """Type the data of a file; `blanks` stand for required keys that it lacks."""
        mentions, texts = self.schemas.marked(source.collection, data)
        links = list(body.links)
        problems: list[Problem] = []
        for text in texts:
            found, wrong = prose.field_links(text.value, source.path, Route(text.keys))
            links += found
            problems += wrong
        try:
            item = msgspec.convert(_whole({**blanks, **_in_one_way(data)}), TYPES[source.collection])
        except msgspec.ValidationError:
            return None, problems  # its schema has said so already
        content = Content(item, body, tuple(mentions), tuple(links))
        return (
            records.of(source, Held(briefs.of(item, body, mentions, links), content)),
            problems,
        )


def _sound(record: Record[model.Item] | None, source: Source, problems: list[Problem]) -> Record[model.Item] | None:
    """Return the record of a file without errors. A file that gives no record and no error doesn't go unnoticed."""
    if any(problem.severity == "error" for problem in problems):
        return None
    if record is None:
        hint = "please report this: a schema allows what the model doesn't"
        problems.append(Problem("wrong-type", "a value is of the wrong type", source.path, None, hint))
    return record


class _Headings:
    """The lines of a text that are headings, or are meant as one."""

    def __init__(self, document: Document) -> None:
        self.first = document.body_line
        self.lines = document.body.split("\n")
        self.end = Span(self.first - 1, 1, self.first - 1, 4)  # the line that ends the front matter

    def at(self, where: Span) -> str:
        return self.lines[where.line - self.first].strip()

    def words(self, where: Span) -> str:
        return self.at(where).strip("#*: ")

    def meant(self, title: str, others: Collection[str]) -> Span | None:
        """Return the line that is a heading of that title, or a misspelt or wrongly marked one and not another's."""
        for number, line in enumerate(self.lines):
            marked = line.startswith(("#", "**"))
            words = line.strip("#*: ")
            other = line.startswith("## ") and words in others
            same = words.casefold() == title.casefold()
            if not other and (same or (marked and words and suggest(title, [words]))):
                return self._line(number)
        return None

    def first_text(self, markdown: str) -> Span | None:
        """Return the first line of a text, unless that is a heading."""
        number = next((number for number, line in enumerate(self.lines) if line.strip()), 0)
        return None if markdown.startswith("#") else self._line(number)

    def _line(self, number: int) -> Span:
        line = self.first + number
        return Span(line, 1, line, len(self.lines[number].rstrip()) + 1)


def _merge(original: dict[str, Any], translation: dict[str, Any]) -> dict[str, Any]:
    merged = dict(original)
    for key, value in translation.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _merge_bodies(original: Prose, translation: Prose, required: Sequence[str]) -> Prose:
    if not translation.sections:
        return original
    given = {section.title for section in translation.sections}
    if len(_titled(original)) == len(_titled(translation)):
        return translation
    inherited = [section for section in original.sections if section.title in required and section.title not in given]
    anchors = (*(section.anchor for section in inherited), *translation.anchors)
    return msgspec.structs.replace(translation, sections=(*inherited, *translation.sections), anchors=anchors)


def _titled(body: Prose) -> list[str]:
    return [section.title for section in body.sections if section.title]


def _in_one_way(data: dict[str, Any]) -> dict[str, Any]:
    """Write what an author may write in two ways in the one that the model has."""
    result = dict(data)
    hours = result.get("effort_hours")
    if isinstance(hours, int | float):
        result["effort_hours"] = {"min": hours, "max": hours}
    if "levels" in result:
        result["levels"] = _levels(result["levels"])
    rubric = result.get("rubric")
    if isinstance(rubric, dict) and "levels" in rubric:
        result["rubric"] = {**rubric, "levels": _levels(rubric["levels"])}
    return result


def _whole(value: Any) -> Any:
    """Make numbers such as 10.0 integers: to JSON Schema they are."""
    return _rounded(value) if _has_whole(value) else value


def _has_whole(value: Any) -> bool:
    for item in value.values() if isinstance(value, dict) else value:
        kind = type(item)
        if kind is str:
            continue
        if (kind is float and item.is_integer()) or ((kind is dict or kind is list) and _has_whole(item)):
            return True
    return False


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _levels(levels: Any) -> Any:
    if not isinstance(levels, list):
        return levels
    return [{"title": level} if isinstance(level, str) else level for level in levels]
