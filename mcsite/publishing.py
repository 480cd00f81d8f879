"""From a catalog to its site: which outputs there are, and what a build does with them.

    catalog → views → artifacts → written site

What was made before and is still right isn't made again: `memo` keeps what was made, and of what.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import inputs, looking, standing
from mcsite.checking import Checked
from mcsite.context import KNOWN
from mcsite.diagnostics import Problem
from mcsite.linking import Linked
from mcsite.making import Counts, Maker, Outputs
from mcsite.outputs import (
    achievement,
    assess,
    assets,
    atom,
    badgeclass,
    badges,
    case,
    catalog,
    changes,
    ctdl,
    elm,
    feed,
    headers,
    home,
    indexes,
    json_schemas,
    llms,
    media,
    not_found,
    opensearch,
    pages,
    plan,
    recognition,
    redirects,
    resourcesync,
    robots,
    search,
    sitemap,
    tombstones,
    versions,
    workbook,
)
from mcsite.outputs import records as record_files
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.writing import Staging, Written

OUTPUTS: tuple[ModuleType, ...] = (
    home,
    indexes,
    pages,
    versions,
    tombstones,
    workbook,
    assess,
    search,
    plan,
    recognition,
    not_found,
    opensearch,
    redirects,
    record_files,
    achievement,
    badgeclass,
    catalog,
    changes,
    ctdl,
    elm,
    feed,
    atom,
    sitemap,
    resourcesync,
    robots,
    llms,
    headers,
    json_schemas,
    badges,
    case,
    media,
    assets,
)
# What identifies things: of what is of another catalog there is none here, and whoever names it names it as that does.
IDENTIFYING: tuple[ModuleType, ...] = (achievement, badgeclass, case, ctdl, elm)
FORM = b"6"  # of what is kept of what was made
_ALWAYS = "always"  # what all of it was made of
LASTING: tuple[ModuleType, ...] = (achievement, badgeclass, badges)  # at old addresses, where badges lead
_MADE = Outputs(
    each=[one for one in OUTPUTS if hasattr(one, "of")],
    released=[one for one in OUTPUTS if hasattr(one, "of_release")],
    whole=[one for one in OUTPUTS if hasattr(one, "make")],
    joined=[one for one in OUTPUTS if hasattr(one, "join")],
    identifying=IDENTIFYING,
    lasting=LASTING,
)
TABLES = _MADE.tables  # of the store of what was made


class Built(Struct, frozen=True):
    """What a build did: `written` is None where problems kept it from replacing the output."""

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None
    counts: Counts = Counts()
    folders: looking.Folders = looking.Folders()

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return self.counts.pages


def publish(
    checked: Checked,
    theme: Theme,
    always: bytes,
    store: Store,
    staged: Staging,
    known: looking.Folders | None,
    progress: Callable[[int], None],
    shown: Callable[[], None] | None,
    jobs: int,
) -> Built:
    """Make what isn't right any more, and put it into the output; `always` is what `always` returned.

    `known` are the folders of the old output, if it is what the store says. `progress` is told how many files are made,
    and `shown` is called when the pages of what changed are in the output, if that is before all is.
    """
    was_done = store.get(standing.DONE)
    store.say(standing.DONE, b"")
    store.commit()
    is_of_use = known is not None and store.get(_ALWAYS) == always
    if not is_of_use:
        store.begin_anew()
        store.say(KNOWN, os.urandom(8))
        store.say(_ALWAYS, always)
        store.commit()
    maker = Maker(checked.linked, theme, _MADE, always, store, staged)
    given = inputs.of_linked(checked.linked, checked.state, checked.images, always)

    def show() -> None:
        if shown is not None and known is not None and not maker.has_other_files and staged.show():
            shown()

    counts = maker.make(given, jobs, progress, show)
    if maker.problems:
        if store.is_new or not maker.is_committed:
            store.undo()
            store.say(standing.DONE, was_done)
            store.commit()
        return Built(checked, (*checked.problems, *maker.problems), None, counts)
    written = staged.commit(maker.kept, maker.removed if is_of_use else None)
    if known is None or staged.replaced is None:
        left = looking.folders(staged.output, maker.kept)
    else:
        left = known.again(staged.replaced)
    store.say(standing.FOLDERS, msgspec.msgpack.encode(left))
    store.say(standing.DONE, b"1")
    store.commit()
    return Built(checked, checked.problems, written, counts, left)


def always(linked: Linked, more: Sequence[Any]) -> bytes:
    """Return the digest of what everything is made of."""
    catalog = linked.catalog
    elsewhere = [(one.url_path, one.provenance.url) for one in catalog.originals() if one.provenance]
    is_large = sum(1 for _ in catalog.everything()) > search.MOST
    return looking.digest((catalog.settings, catalog.ledger.events, elsewhere, is_large, more))
