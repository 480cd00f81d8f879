"""Who points at whom: every reference of the catalog, turned round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from mcsite.linking.catalog import Catalog, Key
from mcsite.linking.visibility import closed_reason
from mcsite.model import Credential, Interval, Recognizer, Rule, Stack
from mcsite.reads import Reads, Watched
from mcsite.records import Record

Ids = tuple[str, ...]


class Recognition(Struct, frozen=True):
    """A rule of a recognizer that takes a credential or stack in; `rule` is None where it is excluded by name.

    Of one recognizer there are several where rules follow each other in time: the first that holds on a day counts.
    """

    recognizer: str
    rule: Rule | None


class Relations(Struct, frozen=True):
    """Ids by the id that they point at. What is closed isn't listed by topics, issuers, templates and the like."""

    required_by: Mapping[str, Ids]
    stacks_of: Mapping[str, Ids]
    stacks_of_stack: Mapping[str, Ids]
    replaces: Mapping[Key, Ids]
    credentials_of_topic: Mapping[str, Ids]
    stacks_of_topic: Mapping[str, Ids]
    children: Mapping[str, Ids]
    credentials_of_issuer: Mapping[str, Ids]
    stacks_of_issuer: Mapping[str, Ids]
    users_of_template: Mapping[str, Ids]
    users_of_scale: Mapping[str, Ids]
    aligned: Mapping[tuple[str, str], Ids]
    guides_of: Mapping[tuple[str, str], Ids]
    recognition: Mapping[Key, tuple[Recognition, ...]]


def nobody() -> Relations:
    """Return what relations are where nobody points at anything."""
    return Relations(**{name: {} for name in Relations.__struct_fields__})


class _Index:
    """Collects ids under keys, each once and in the order in which they come."""

    def __init__(self) -> None:
        self.ids: dict[object, dict[str, None]] = {}

    def add(self, key: object, id_: str) -> None:
        self.ids.setdefault(key, {})[id_] = None

    def done(self) -> dict[object, Ids]:
        return {key: tuple(ids) for key, ids in self.ids.items()}


def relate(catalog: Catalog) -> Relations:
    """Turn every reference round; ids come in the order of their titles."""
    index = {name: _Index() for name in Relations.__struct_fields__ if name != "recognition"}
    for credential in _open(catalog, catalog.credentials):
        _credential(credential, index)
    for stack in _open(catalog, catalog.stacks):
        _stack(stack, index)
    for record in catalog.everything():
        if record.brief.replaced_by and not record.language:
            index["replaces"].add((record.collection, record.brief.replaced_by), record.id)
    for topic in catalog.topics.values():
        if topic.brief.parent:
            index["children"].add(topic.brief.parent, topic.id)
    for guide in catalog.guides.values():
        for alignment in guide.brief.alignments:
            index["guides_of"].add((alignment.framework, alignment.code), guide.id)
    recognition = {
        **_recognition(catalog),
        **{("stacks", record.id): tuple(_recognized_stack(catalog, record.id)) for record in catalog.stacks.values()},
    }
    done: dict[str, Any] = {name: entry.done() for name, entry in index.items()} | {"recognition": recognition}
    return Relations(**done)


def watched(relations: Relations, reads: Reads) -> Relations:
    """Return relations, what is read of which is noted."""
    return Relations(**{name: Watched(name, getattr(relations, name), reads) for name in Relations.__struct_fields__})


R = TypeVar("R", Credential, Stack)


def _open(catalog: Catalog, records: Mapping[str, Record[R]]) -> Iterator[Record[R]]:
    ordered = sorted(records.values(), key=lambda record: (record.brief.title.casefold(), record.id))
    return (record for record in ordered if not closed_reason(record, catalog.today))


def _credential(record: Record[Credential], index: Mapping[str, _Index]) -> None:
    item = record.brief
    for id_ in item.prerequisites:
        index["required_by"].add(id_, record.id)
    for id_ in item.topics:
        index["credentials_of_topic"].add(id_, record.id)
    index["credentials_of_issuer"].add(item.issuer, record.id)
    for template, _ in item.parts:
        if template:
            index["users_of_template"].add(template, record.id)
    if item.scale:
        index["users_of_scale"].add(item.scale, record.id)
    for alignment in item.alignments:
        index["aligned"].add((alignment.framework, alignment.code), record.id)


def _stack(record: Record[Stack], index: Mapping[str, _Index]) -> None:
    for id_ in record.brief.topics:
        index["stacks_of_topic"].add(id_, record.id)
    index["stacks_of_issuer"].add(record.brief.issuer, record.id)
    for group in record.brief.groups:
        for id_ in group.credentials:
            index["stacks_of"].add(id_, record.id)
        for id_ in group.stacks:
            index["stacks_of_stack"].add(id_, record.id)


def _recognition(catalog: Catalog) -> dict[Key, tuple[Recognition, ...]]:
    """Return what recognizers say of each credential: of those that none names, the same where the rules can't tell."""
    known = [(record, record.item.recognizes) for record in catalog.recognizers.values()]
    named = {id_ for _, rules in known for rule in rules for id_ in (*rule.credentials, *rule.excluded)}
    alike: dict[object, tuple[Recognition, ...]] = {}
    found = {}
    for record in catalog.credentials.values():
        id_ = record.id if record.id in named else ""
        key = (id_, record.brief.issuer, record.brief.topics, record.provenance and record.provenance.id)
        if key not in alike:
            alike[key] = tuple(_recognized(known, record, catalog.today))
        found["credentials", record.id] = alike[key]
    return found


def _recognized(
    known: Iterable[tuple[Record[Recognizer], Iterable[Rule]]], record: Record[Credential], today: str
) -> Iterator[Recognition]:
    for recognizer, recognizes in known:
        if _is_of_another(recognizer, record):
            continue
        named = [rule for rule in recognizes if _takes_in(rule, record)]
        if not named:
            continue
        rules = _in_turn((rule for rule in named if record.id not in rule.excluded), today)
        if rules:
            yield from (Recognition(recognizer.id, rule) for rule in rules)
        else:
            yield Recognition(recognizer.id, None)


def _is_of_another(recognizer: Record[Recognizer], record: Record[Credential]) -> bool:
    """Tell whether a recognizer of another catalog speaks of nothing that isn't of that catalog, too."""
    of = recognizer.provenance
    return of is not None and (record.provenance is None or record.provenance.id != of.id)


def _in_turn(rules: Iterable[Rule], today: str) -> list[Rule]:
    """Return the rules with a day yet to come on which none before holds; if all have ended, the last to end."""
    found: list[Rule] = []
    ended: list[Rule] = []
    for rule in rules:
        valid = rule.valid or Interval()
        if valid.until and valid.until < today:
            ended.append(rule)
        elif not any(_spans(earlier.valid or Interval(), valid, today) for earlier in found):
            found.append(rule)
    return found or sorted(ended, key=lambda rule: rule.valid.until if rule.valid else "")[-1:]


def _spans(outer: Interval, inner: Interval, today: str) -> bool:
    """Tell whether one interval takes in all days of another from today on."""
    begins = outer.start <= max(inner.start, today)
    return begins and (not outer.until or (bool(inner.until) and inner.until <= outer.until))


def _takes_in(rule: Rule, record: Record[Credential]) -> bool:
    item = record.brief
    return (
        rule.all
        or record.id in rule.credentials
        or item.issuer in rule.issuers
        or not set(item.topics).isdisjoint(rule.topics)
    )


def _recognized_stack(catalog: Catalog, id_: str) -> Iterator[Recognition]:
    for recognizer in catalog.recognizers.values():
        for rule in _in_turn((rule for rule in recognizer.item.recognizes if id_ in rule.stacks), catalog.today):
            yield Recognition(recognizer.id, rule)
