"""Who points at whom: every reference of the catalog, turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, partial
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.msgpack import Decoder

from mcsite.linking.catalog import Catalog, Key
from mcsite.linking.visibility import closed_reason
from mcsite.model import Credential, Interval, Rule
from mcsite.reads import Reads, Watched
from mcsite.records import Record

Ids = tuple[str, ...]


class Recognition(Struct, frozen=True):
    """A rule of a recognizer that takes a credential or stack in, by its number; None where it is excluded by name.

    Of one recognizer there are several where rules follow each other in time: the first that holds on a day counts.
    """

    recognizer: str
    rule: int | None


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


_Index = defaultdict[Any, list[str]]  # ids under keys, in the order in which they come, some of them again


def relate(catalog: Catalog, order: Mapping[str, Sequence[str]]) -> Relations:
    """Turn every reference round; ids come in an order, which is given by collection."""
    index = {name: _Index(list) for name in Relations.__struct_fields__ if name != "recognition"}
    _credentials(catalog, order["credentials"], index)
    _stacks(catalog, order["stacks"], index)
    for record in catalog.originals():
        if record.brief.replaced_by:
            index["replaces"][record.collection, record.brief.replaced_by].append(record.id)
    for topic in catalog.topics.values():
        if topic.brief.parent:
            index["children"][topic.brief.parent].append(topic.id)
    for guide in catalog.guides.values():
        for alignment in guide.brief.alignments:
            index["guides_of"][alignment.framework, alignment.code].append(guide.id)
    rules = _Rules(catalog)
    recognition = {("credentials", record.id): rules.of_credential(record) for record in catalog.credentials.values()}
    recognition |= {("stacks", id_): rules.of_stack(id_) for id_ in catalog.stacks}
    done: dict[str, Any] = {"recognition": recognition}
    for name, found in index.items():
        done[name] = {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}
    return Relations(**done)


def watched(relations: Relations, reads: Reads) -> Relations:
    """Return relations, what is read of which is noted."""
    return Relations(**{name: Watched(name, getattr(relations, name), reads) for name in Relations.__struct_fields__})


def packed(relations: Relations) -> dict[str, bytes]:
    """Return relations as bytes to keep, which `unpacked` reads again."""
    return {name: _ENCODER.encode(dict(getattr(relations, name))) for name in Relations.__struct_fields__}


def unpacked(kept: Mapping[str, bytes]) -> Relations:
    """Return the relations that `packed` kept."""
    return Relations(**{name: _Late(partial(_DECODERS[name].decode, content)) for name, content in kept.items()})


def late(catalog: Catalog, order: Mapping[str, Sequence[str]]) -> Relations:
    """Return what `relate` does, which is done once something is asked for: where nothing is made, nothing is."""

    @cache
    def related() -> Relations:
        with catalog.reads.aside():
            return relate(catalog, order)

    def named(name: str) -> Mapping[Any, Any]:
        relation: Mapping[Any, Any] = getattr(related(), name)
        return relation

    return Relations(**{name: _Late(partial(named, name)) for name in Relations.__struct_fields__})


class _Late(Mapping[Any, Any]):
    """A relation that is read or found when it is asked for: what was edited asks for few."""

    def __init__(self, find: Callable[[], Mapping[Any, Any]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[Any, Any]:
        return self._find()

    def __getitem__(self, key: Any) -> Any:
        return self._found[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


_ENCODER = msgspec.msgpack.Encoder()
_DECODERS: Mapping[str, Decoder[Mapping[Any, Any]]] = MappingProxyType(
    {field.name: Decoder(field.type) for field in msgspec.structs.fields(Relations)}
)


def _credentials(catalog: Catalog, ids: Iterable[str], index: Mapping[str, _Index]) -> None:
    required_by, aligned = index["required_by"], index["aligned"]
    of_topic, of_issuer = index["credentials_of_topic"], index["credentials_of_issuer"]
    of_template, of_scale = index["users_of_template"], index["users_of_scale"]
    for id_ in ids:
        record = catalog.credentials[id_]
        if closed_reason(record, catalog.today):
            continue
        item = record.brief
        for one in item.prerequisites:
            required_by[one].append(id_)
        for one in item.topics:
            of_topic[one].append(id_)
        of_issuer[item.issuer].append(id_)
        for template, _ in item.parts:
            if template:
                of_template[template].append(id_)
        if item.scale:
            of_scale[item.scale].append(id_)
        for alignment in item.alignments:
            aligned[alignment.framework, alignment.code].append(id_)


def _stacks(catalog: Catalog, ids: Iterable[str], index: Mapping[str, _Index]) -> None:
    for id_ in ids:
        record = catalog.stacks[id_]
        if closed_reason(record, catalog.today):
            continue
        item = record.brief
        for topic in item.topics:
            index["stacks_of_topic"][topic].append(id_)
        index["stacks_of_issuer"][item.issuer].append(id_)
        for group in item.groups:
            for one in group.credentials:
                index["stacks_of"][one].append(id_)
            for one in group.stacks:
                index["stacks_of_stack"][one].append(id_)


_Place = tuple[int, int]  # the numbers of a recognizer and of a rule of it
_Places = dict[str, set[_Place]]  # by what the rules name
_NOWHERE: frozenset[_Place] = frozenset()


class _Rules:
    """The rules of all recognizers, by what they name: of things that the same rules name, all say the same."""

    def __init__(self, catalog: Catalog) -> None:
        self._today = catalog.today
        self._recognizers = [(record, record.item.recognizes) for record in catalog.recognizers.values()]
        self._always: set[_Place] = set()
        self._naming: dict[str, _Places] = {name: {} for name in ("credentials", "issuers", "topics", "stacks")}
        self._excluding: _Places = {}
        self._elsewhere: dict[_Place, str] = {}  # those of recognizers of other catalogs, and of which
        self._alike: dict[object, tuple[Recognition, ...]] = {}
        for number, (record, rules) in enumerate(self._recognizers):
            for place, rule in (((number, of_rule), rule) for of_rule, rule in enumerate(rules)):
                self._add(place, rule)
                if record.provenance is not None:
                    self._elsewhere[place] = record.provenance.id

    def _add(self, place: _Place, rule: Rule) -> None:
        if rule.all:
            self._always.add(place)
        for name, places in self._naming.items():
            for id_ in getattr(rule, name):
                places.setdefault(id_, set()).add(place)
        for id_ in rule.excluded:
            self._excluding.setdefault(id_, set()).add(place)

    def of_credential(self, record: Record[Credential]) -> tuple[Recognition, ...]:
        """Return what recognizers say of a credential; those of another catalog only speak of what is of it, too."""
        id_, item, naming = record.id, record.brief, self._naming
        places = self._always.union(naming["credentials"].get(id_, ()), naming["issuers"].get(item.issuer, ()))
        of_topics = naming["topics"]
        for topic in item.topics:
            if topic in of_topics:
                places |= of_topics[topic]
        if self._elsewhere:
            of = record.provenance.id if record.provenance else ""
            places = {place for place in places if self._elsewhere.get(place, of) == of}
        return self._said(places, self._excluding.get(id_, _NOWHERE))

    def of_stack(self, id_: str) -> tuple[Recognition, ...]:
        """Return what recognizers say of a stack."""
        return self._said(self._naming["stacks"].get(id_, _NOWHERE), _NOWHERE)

    def _said(self, places: AbstractSet[_Place], excluding: AbstractSet[_Place]) -> tuple[Recognition, ...]:
        key = frozenset(places), frozenset(excluding & places)
        if key not in self._alike:
            self._alike[key] = tuple(self._recognized(*key))
        return self._alike[key]

    def _recognized(self, places: AbstractSet[_Place], excluding: AbstractSet[_Place]) -> Iterator[Recognition]:
        for number, numbered in groupby(sorted(places), key=itemgetter(0)):
            recognizer, rules = self._recognizers[number]
            left = [(place, rules[place]) for _, place in numbered if (number, place) not in excluding]
            for chosen in _in_turn(left, self._today) or (None,):
                yield Recognition(recognizer.id, chosen)


def _in_turn(rules: Iterable[tuple[int, Rule]], today: str) -> list[int]:
    """Return the rules with a day yet to come on which none before holds; if all have ended, the last to end.

    Rules are given with their numbers, which are returned.
    """
    found: dict[int, Interval] = {}
    ended: dict[int, str] = {}
    for number, rule in rules:
        valid = rule.valid or Interval()
        if valid.until and valid.until < today:
            ended[number] = valid.until
        elif not any(_spans(earlier, valid, today) for earlier in found.values()):
            found[number] = valid
    return [*found] or sorted(ended, key=lambda number: ended[number])[-1:]


def _spans(outer: Interval, inner: Interval, today: str) -> bool:
    """Tell whether one interval takes in all days of another from today on."""
    begins = outer.start <= max(inner.start, today)
    return begins and (not outer.until or (bool(inner.until) and inner.until <= outer.until))
