"""What was made before and is still right: nothing of what was read for it has changed since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec

from mcsite.store import Store

ALWAYS = "always"  # what everything is made of: the program, the theme, the settings
TODAY = "today"
DAY = "day/"  # before a day of which only was read whether it has come
_END = "\n"  # of each name in a row
_FEW = 8
_INPUTS = msgspec.msgpack.Decoder(dict[str, bytes])


class Memo:
    """A table of a store whose rows begin with the key of a unit of work and what was read for it."""

    def __init__(self, store: Store, table: str) -> None:
        self.store = store
        self.table = table
        self._name = f"{table}-inputs"

    def stale(self, units: Iterable[str], inputs: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
        """Return the units that are to be made, and those that are gone.

        `inputs` has the digest of everything that can be read, by its name; what isn't in it isn't there.
        """
        before = _INPUTS.decode(self.store.get(self._name) or b"\x80")
        changed = {name for name in before.keys() | inputs.keys() if before.get(name) != inputs.get(name)}
        wanted = dict.fromkeys(units)
        if not changed or ALWAYS in changed:
            known = {key: bool(changed) for (key,) in self.store.rows(self.table, "key")}
        else:
            days = sorted(one.get(TODAY, b"").decode() for one in (before, inputs))
            has_read = _reading(changed)
            known = {
                key: has_read(reads) or (TODAY in changed and _passed(reads, *days))
                for key, reads in self.store.rows(self.table, "key, reads")
            }
        return [unit for unit in wanted if known.get(unit, True)], [key for key in known if key not in wanted]

    def keep(self, gone: Iterable[str], inputs: Mapping[str, bytes]) -> None:
        """Keep what was put into the table as what is made of these inputs."""
        self.store.drop(self.table, gone)
        self.store.say(self._name, msgspec.msgpack.encode(dict(inputs)))


def _reading(names: Collection[str]) -> Callable[[str], bool]:
    """Return what tells of a row whether one of some names was read: a few are looked for, many are looked up."""
    if len(names) > _FEW:
        known = frozenset(names)
        return lambda reads: not known.isdisjoint(reads.split(_END))
    marks = [f"{_END}{name}{_END}" for name in names]
    return lambda reads: any(mark in reads for mark in marks)


def _passed(reads: str, earlier: str, later: str) -> bool:
    """Tell whether between two days one came on which something that was read changes."""
    days = [one.removeprefix(DAY) for one in reads.split(_END) if one.startswith(DAY)]
    return any(earlier < day <= later for day in days)


def joined(reads: Iterable[str]) -> str:
    """Return what was read, as a row has it."""
    return _END.join(("", *reads, ""))
