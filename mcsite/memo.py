"""What was made before and is still right: nothing of what was read for it has changed since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec
from msgspec import Struct

from mcsite.store import Store

ALWAYS = "always"  # what everything is made of: the program, the theme, the settings
TODAY = "today"
DAY = "day/"  # before a day of which only was read whether it has come
_END = "\n"  # of each name in a row
_FEW = 8
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[str, bytes])


class Inputs(Struct, frozen=True):
    """The digests of everything that can be read, by its name; what isn't in it isn't there.

    `texts` are those that change often. `others` gives the rest, which is the same as long as `state` is.
    """

    state: bytes
    texts: Mapping[str, bytes]
    others: Callable[[], Mapping[str, bytes]]

    def beside(self, more: Mapping[str, bytes]) -> Inputs:
        """Return them with more of those that change often."""
        return Inputs(self.state, {**self.texts, **more}, self.others)


class Memo:
    """A table of a store whose rows begin with the key of a unit of work and what was read for it.

    A table of `texts` has only those of what was read that are files in full: it is gone through sooner.
    """

    def __init__(self, store: Store, table: str, texts: str = "") -> None:
        self.store = store
        self.table = table
        self.changed: frozenset[str] = frozenset()  # of what can be read, once it is known what is stale
        self._short = texts
        self._state, self._texts, self._others = (f"{table}-{name}" for name in Inputs.__struct_fields__)

    def stale(self, units: Iterable[str], inputs: Inputs) -> tuple[list[str], list[str]]:
        """Return the units that are to be made, and those that are gone."""
        texts = self._kept(self._texts)
        changed = _changed(texts, inputs.texts)
        days = ["", ""]
        if self.store.get(self._state) != inputs.state:
            before, others = self._kept(self._others), inputs.others()
            changed |= _changed(before, others)
            days = sorted(one.get(TODAY, b"").decode() for one in (before, others))
        self.changed = frozenset(changed)
        wanted = dict.fromkeys(units)
        if not changed or ALWAYS in changed:
            known = {key: bool(changed) for (key,) in self.store.rows(self.table, "key")}
        else:
            has_read = reading(changed)
            table = self._short if all(map(_is_text, changed)) else ""
            known = {
                key: has_read(reads) or (TODAY in changed and _passed(reads, *days))
                for key, reads in self.store.rows(table or self.table, "key, reads")
            }
        return [unit for unit in wanted if known.get(unit, True)], [key for key in known if key not in wanted]

    def keep(self, gone: Collection[str], inputs: Inputs) -> None:
        """Keep what was put into the table as what is made of these inputs."""
        for table in filter(None, (self.table, self._short)):
            self.store.drop(table, gone)
        self.store.say(self._texts, _ENCODER.encode(inputs.texts))
        if self.store.get(self._state) != inputs.state:
            self.store.say(self._others, _ENCODER.encode(inputs.others()))
            self.store.say(self._state, inputs.state)

    def _kept(self, name: str) -> dict[str, bytes]:
        kept = self.store.get(name)
        return _DECODER.decode(kept) if kept else {}


def _changed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> set[str]:
    return {name for name, _ in before.items() ^ now.items()}


def reading(names: Collection[str]) -> Callable[[str], bool]:
    """Return what tells of a row whether one of some names was read: a few are looked for, many are looked up."""
    if len(names) > _FEW:
        known = frozenset(names)
        return lambda reads: not known.isdisjoint(reads.split(_END))
    marks = [f"{_END}{name}{_END}" for name in names]

    def has_read(reads: str) -> bool:
        for mark in marks:  # noqa: SIM110  a generator for each row takes as long as the look
            if mark in reads:
                return True
        return False

    return has_read


def _passed(reads: str, earlier: str, later: str) -> bool:
    """Tell whether between two days one came on which something that was read changes."""
    days = [one.removeprefix(DAY) for one in reads.split(_END) if one.startswith(DAY)]
    return any(earlier < day <= later for day in days)


def texts(reads: Iterable[str]) -> str:
    """Return those of what was read that are files in full, as a row has them."""
    return joined(filter(_is_text, reads))


def _is_text(name: str) -> bool:
    return name.endswith("#")


def joined(reads: Iterable[str]) -> str:
    """Return what was read, as a row has it."""
    return _END.join(("", *reads, ""))
