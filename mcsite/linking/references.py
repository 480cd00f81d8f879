"""What records say of each other: every reference leads somewhere, and none leads back to where it began."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from mcsite import model, urls
from mcsite.diagnostics import Place, Problem, Related, Route, fix_of, fix_value
from mcsite.linking.catalog import AnyRecord, Catalog, Key
from mcsite.prose import Prose, slug
from mcsite.records import Record
from mcsite.spelling import meant, suggest

# The parts of a page that the theme makes and a link may lead to; a test holds the pages against it.
PAGE_ANCHORS: Mapping[str, frozenset[str]] = {
    "credentials": frozenset(
        {"competency", "evidence", "rubric", "pass", "counts", "earn", "research", "resources", "alignments"}
        | {"stacks", "related", "versions", "prerequisites"}
    ),
    "stacks": frozenset({"groups", "award", "order", "counts", "versions"}),
    "issuers": frozenset({"credentials", "stacks"}),
    "recognizers": frozenset({"rules", "counted"}),
    "topics": frozenset({"credentials", "stacks", "topics"}),
    "frameworks": frozenset({"statements"}),
    "evidence": frozenset({"evidence", "used-by"}),
    "rubrics": frozenset({"levels", "used-by"}),
    "guides": frozenset({"questions", "standards"}),
}

_FOOTNOTES = "notes"
_MAIN = "main"  # an anchor of every page
_FOLDERS = (
    "assets",
    "changes",
    "contexts",
    "data",
    "feed",
    "media",
    "pagefind",
    "plan",
    "resourcesync",
    "schema",
    "search",
)  # beside the collections
_FILE = re.compile(r"/(_headers|_redirects|[^/]+\.(css|docx|html|js|json|svg|txt|xml))/")  # no folder's name, then
_PART_OF_LIST = re.compile(  # what a list has beside its first page
    rf"/({'|'.join(urls.COLLECTIONS)})/(page|.+/(credentials|stacks|used-by|counted|statements/.+))/[0-9]+/\Z"
)
_PART_OF_PAGE = re.compile(r"(?<=/)(workbook|assess|v/.+)/\Z")  # what a credential's page has below it


def part_anchor(number: int) -> str:
    """Return the anchor of an evidence part."""
    return f"part-{number}"


def problems(catalog: Catalog) -> Iterator[Problem]:
    """Find cycles, and addresses and CTIDs given twice."""
    yield from _prerequisite_cycles(catalog)
    yield from _stack_cycles(catalog)
    yield from _parent_cycles(catalog)
    yield from _collisions(catalog)
    yield from _shared_ctids(catalog)


def record_problems(catalog: Catalog, record: AnyRecord, reserved: Collection[Key]) -> Iterator[Problem]:
    """Find what one record refers to and isn't there."""
    yield from _unknown_ids(catalog, record, reserved)
    yield from _links(catalog, record, reserved)
    yield from _codes(catalog, record)
    yield from _own_anchors(record)
    yield from _images(catalog, record)


def _unknown_ids(catalog: Catalog, record: AnyRecord, reserved: Collection[Key]) -> Iterator[Problem]:
    for mention in record.mentions:
        if catalog.collection(mention.collection).get(mention.value) is None:
            key = (mention.collection, mention.value)
            if key not in reserved:
                yield _unknown(catalog, record, key, Route(mention.keys), reserved)


def _unknown(
    catalog: Catalog, record: AnyRecord, key: Key, where: Place, reserved: Collection[Key], before: str = ""
) -> Problem:
    """Return the problem of a reference to nothing; `before` is what stands before the id."""
    collection, id_ = key
    kind = urls.COLLECTIONS[collection]
    known = dict(catalog.collection(collection).items())
    hint = suggest(id_, known) or _by_title(id_, known)
    if not hint:
        elsewhere = [urls.COLLECTIONS[name] for name in urls.COLLECTIONS if id_ in catalog.collection(name)]
        hint = f"add content/{collection}/{id_}.md, or name another"
        if elsewhere:
            article = "an" if elsewhere[0].startswith(("i", "e")) else "a"
            hint = f"'{id_}' is {article} {elsewhere[0]}"
    near = meant(id_, [*known, *(other for name, other in reserved if name == collection)])
    fix = fix_of(before + near, before + id_) if near else None
    return Problem("unknown-id", f"there is no {kind} '{id_}'", record.path, where, hint, fix=fix)


def _by_title(text: str, known: Mapping[str, AnyRecord]) -> str:
    titles = {record.brief.title: id_ for id_, record in known.items()}
    near = suggest(text, titles, quote="").removeprefix("did you mean ").removesuffix("?")
    return f"did you mean '{titles[near]}'?" if near in titles else ""


def _links(catalog: Catalog, record: AnyRecord, reserved: Collection[Key]) -> Iterator[Problem]:
    for link in record.links:
        key = (link.collection, link.id) if link.id else (record.collection, record.id)
        target = record if not link.id else catalog.get(key)
        if target is None:
            if key not in reserved:
                kind = f"{urls.COLLECTIONS[link.collection]}:"
                yield _unknown(catalog, record, key, link.where, reserved, kind)
        elif link.anchor and link.anchor not in (known := anchors(target)):
            message = f"'{target.brief.title}' has no place '#{link.anchor}'"
            hint = suggest(link.anchor, known) or f"places there are {', '.join(sorted(known))}"
            near = meant(link.anchor, known)
            fix = fix_of(f"#{near}", f"#{link.anchor}") if near else None
            yield Problem("unknown-anchor", message, record.path, link.where, hint, fix=fix)


def anchors(record: AnyRecord) -> set[str]:
    """Return every anchor of a record's page."""
    return {*record.brief.anchors, *_own_places(record)}


def _own_places(record: AnyRecord) -> frozenset[str]:
    """Return the anchors that a record's page has whatever its text says."""
    known = _places(record.collection, len(record.brief.parts))
    return known | {slug(one.code) for one in record.item.statements} if record.collection == "frameworks" else known


@cache
def _places(collection: str, parts: int) -> frozenset[str]:
    """Return the anchors of every page of a collection with so many parts of evidence."""
    return PAGE_ANCHORS[collection] | {part_anchor(number) for number in range(1, parts + 1)}


def _own_anchors(record: AnyRecord) -> Iterator[Problem]:
    taken, body = _own_places(record), record.body
    for heading in body.headings:
        anchor = heading.anchor
        if anchor in taken or anchor == _MAIN or (anchor == _FOOTNOTES and _has_footnotes(body)):
            message = f"the page has a part '#{heading.anchor}' already, without this heading"
            yield Problem("bad-heading", message, record.path, heading.where, "give this heading another name")


def _has_footnotes(body: Prose) -> bool:
    """Tell whether a text has footnotes beside a heading that reads like theirs."""
    return sum(section.anchor == _FOOTNOTES for section in body.sections) > 1


def _codes(catalog: Catalog, record: AnyRecord) -> Iterator[Problem]:
    name = {"credentials": "alignments", "guides": "standards"}.get(record.collection)
    for index, alignment in enumerate(record.brief.alignments):
        framework = catalog.frameworks.get(alignment.framework)
        if framework is None or not alignment.code:
            continue
        codes = [statement.code for statement in framework.item.statements]
        if alignment.code not in codes:
            message = f"'{framework.item.title}' has no statement '{alignment.code}'"
            hint = suggest(alignment.code, codes) or f"its codes are {', '.join(codes[:12])}"
            fix = fix_value(meant(alignment.code, codes))
            yield Problem("unknown-code", message, record.path, Route((name or "", index, "code")), hint, fix=fix)


def _images(catalog: Catalog, record: AnyRecord) -> Iterator[Problem]:
    name = record.brief.image
    if not name and not record.brief.images:
        return
    catalog.reads.note(f"images/{record.collection}")
    there = {image.name for image in catalog.images if image.collection == record.collection}
    wanted = [(name, Route(("image",)))] if name else []
    for image, where in [*wanted, *record.body.images]:
        if image not in there:
            hint = suggest(image, there) or f"put the file into content/{record.collection}/"
            fix = fix_of(meant(image, there), image)
            message = f"there is no image '{image}' beside this file"
            yield Problem("bad-image", message, record.path, where, hint, fix=fix)


def cycle(start: str, edges: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Return the way from `start` along the edges back to it, or None; the shortest, so that it is easy to break."""
    came_from: dict[str, str] = {}
    left = [start]
    for here in left:  # grows while it is gone through: breadth first
        for step in edges.get(here, ()):
            if step == start:
                way = [start, here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if step not in came_from:
                came_from[step] = here
                left.append(step)
    return None


def endless(edges: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the edges that lead into a cycle: in most catalogs none, and then there is nothing to search."""
    waits_for = {id_: len(set(steps)) for id_, steps in edges.items() if steps}
    before: dict[str, list[str]] = {}
    for id_, steps in edges.items():
        for step in set(steps):
            before.setdefault(step, []).append(id_)
    ended = [id_ for id_ in before if id_ not in waits_for]
    for id_ in ended:  # grows while it is gone through
        for waiting in before.get(id_, ()):
            waits_for[waiting] -= 1
            if waits_for[waiting] == 0:
                ended.append(waiting)
    return {id_: edges[id_] for id_, count in waits_for.items() if count}


def _cycles(
    code: str,
    what: str,
    records: Mapping[str, AnyRecord],
    edges: Mapping[str, Sequence[str]],
    routes: Mapping[Key, Route],
) -> Iterator[Problem]:
    told: set[frozenset[str]] = set()
    for id_ in (id_ for id_ in records if id_ in edges) if edges else ():
        way = cycle(id_, edges)
        if way is None or frozenset(way) in told:
            continue
        told.add(frozenset(way))
        named = " → ".join(f"'{step}'" for step in way)
        related = tuple(
            Related(records[step].path, f"'{step}' names '{after}' here", routes.get((step, after)))
            for step, after in pairwise(way[1:])
        )
        hint = "remove one of these references"
        yield Problem(code, f"{what}: {named}", records[id_].path, routes.get((id_, way[1])), hint, related)


def _prerequisite_cycles(catalog: Catalog) -> Iterator[Problem]:
    edges = endless({id_: record.brief.prerequisites for id_, record in catalog.credentials.items()})
    routes = {
        (id_, after): Route(("prerequisites", index))
        for id_, steps in edges.items()
        for index, after in enumerate(steps)
    }
    yield from _cycles("prerequisite-cycle", "prerequisites form a cycle", catalog.credentials, edges, routes)


def _stack_cycles(catalog: Catalog) -> Iterator[Problem]:
    edges: dict[str, list[str]] = {}
    routes: dict[Key, Route] = {}
    for id_, record in catalog.stacks.items():
        for number, group in enumerate(record.brief.groups):
            for index, other in enumerate(group.stacks):
                edges.setdefault(id_, []).append(other)
                routes[(id_, other)] = Route(("groups", number, "stacks", index))
    yield from _cycles("stack-cycle", "stacks contain each other", catalog.stacks, endless(edges), routes)


def _parent_cycles(catalog: Catalog) -> Iterator[Problem]:
    edges = {id_: [record.brief.parent] for id_, record in catalog.topics.items() if record.brief.parent}
    routes = {(id_, parents[0]): Route(("parent",)) for id_, parents in edges.items()}
    yield from _cycles("parent-cycle", "topics are each other's parents", catalog.topics, endless(edges), routes)


def _collisions(catalog: Catalog) -> Iterator[Problem]:
    aliased = [record for record in catalog.credentials.values() if record.brief.aliases]
    owners: dict[str, tuple[AnyRecord, Place]] = {
        f"/{record.url_path}": (record, None) for record in (catalog.everything() if aliased else ())
    }
    taken = {f"/{name}/" for name in (*urls.COLLECTIONS, *_FOLDERS)}
    for record in aliased:
        for index, alias in enumerate(record.brief.aliases):
            where = Route(("aliases", index))
            owner = owners.get(alias) or owners.get(_PART_OF_PAGE.sub("", alias))
            if owner is None and alias not in taken and not (_FILE.search(alias) or _PART_OF_LIST.match(alias)):
                owners[alias] = (record, where)
                continue
            related = () if owner is None else (Related(owner[0].path, "this has the address already", owner[1]),)
            hint = "remove it, or choose another address"
            yield Problem("url-collision", f"the address '{alias}' is taken", record.path, where, hint, related)


def _shared_ctids(catalog: Catalog) -> Iterator[Problem]:
    """Find a CTID that an author gave to one thing and that another has, too, whether given or made.

    What is of other catalogs isn't described to registries here, and may come from several of them.
    """
    known = [record for record in catalog.originals() if record.brief.ctid is not None and not record.provenance]
    if not any(record.brief.ctid for record in known):
        return  # those that are made are of one thing each
    owners = {catalog.ctid(record): record for record in known if not record.brief.ctid}
    for record in known:
        given = record.brief.ctid or ""
        owner = owners.setdefault(given, record) if given else record
        if owner is not record:
            where = Route(("ctid",))
            related = (Related(owner.path, "this has the CTID already", where if owner.brief.ctid else None),)
            hint = "remove it, or give the one that this has in the registry"
            yield Problem("duplicate-ctid", f"the CTID '{given}' is taken", record.path, where, hint, related)


def targets(record: Record[model.Item]) -> Iterator[tuple[Key, object]]:
    """Go through everything that a record refers to, with the place of each reference."""
    for mention in record.mentions:
        yield (mention.collection, mention.value), Route(mention.keys)
    for link in record.links:
        if link.id:
            yield (link.collection, link.id), link.where
