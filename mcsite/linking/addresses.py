"""What was published stays: its address leads to a page, to a notice that it was withdrawn, or on to its successor."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mcsite import releases, urls
from mcsite.diagnostics import Problem, Related, Route
from mcsite.ledger import Event
from mcsite.linking.catalog import AnyRecord, Catalog, Key
from mcsite.linking.visibility import Withheld, withheld_reason
from mcsite.model import Credential
from mcsite.records import Record
from mcsite.releases import Release


def problems(catalog: Catalog, hidden: Mapping[Key, Withheld], reserved: Collection[Key]) -> Iterator[Problem]:
    """Find addresses of released versions and of what the ledger has that lead nowhere any more.

    `hidden` is what isn't published; `reserved` names files that couldn't be read.
    """
    aliases = _aliases(catalog)
    unread = any(collection == "credentials" for collection, _ in reserved)  # it may have the alias that is missed
    for id_, versions in catalog.releases.items():
        latest = list(versions.values())[-1]
        record = catalog.credentials.get(id_)
        if record is None:
            if not unread and f"/{urls.item_path('credentials', id_)}" not in aliases:
                yield _gone_release(latest)
        elif reason := withheld_reason(record, catalog.today, drafts=False):
            yield _hidden_release(record, latest, reason)
    for event in catalog.ledger.published():
        if event.source:  # which decides what there is
            continue
        key = (urls.KINDS[event.kind], event.id)
        if key in reserved or (event.kind == "credential" and event.id in catalog.releases and not event.translation):
            continue
        yield from _of_event(catalog, event, hidden, aliases, unread=unread)
    yield from _lost_releases(catalog)
    if not unread:
        yield from _lost_aliases(catalog, aliases)


def _aliases(catalog: Catalog) -> set[str]:
    """Return the addresses that lead on to a published credential."""
    found: set[str] = set()
    for original in catalog.credentials.values():
        if not original.brief.aliases or withheld_reason(original, catalog.today, drafts=False):
            continue
        found.update(original.brief.aliases)
        for one in catalog.translations.get((original.collection, original.id), ()):
            if not withheld_reason(one, catalog.today, drafts=False):
                found.update(f"{alias}{one.language}/" for alias in urls.of_credentials(original.brief.aliases))
    return found


def _of_event(
    catalog: Catalog, event: Event, hidden: Mapping[Key, Withheld], aliases: set[str], *, unread: bool
) -> Iterator[Problem]:
    if f"/{event.path}" in aliases:
        return
    collection = urls.KINDS[event.kind]
    record = _record(catalog, event)
    if record is None:
        if not unread:
            yield _gone(event)
    elif reason := withheld_reason(record, catalog.today, drafts=False):
        yield _hidden(event, record, reason)
    elif (collection, event.id) in hidden:
        yield _unmentioned(event, record)


def _lost_releases(catalog: Catalog) -> Iterator[Problem]:
    """Find versions whose release the ledger knows, and whose file is gone."""
    told = {(event.id, version): event for event in catalog.ledger.events for version in event.released}
    for (id_, version), event in told.items():
        if version not in catalog.releases.get(id_, ()) and not event.source:
            page = f"/{urls.release_path(id_, version)}"
            message = f"version {version} of '{id_}' was released, but its file is gone: badges lead to {page}"
            hint = "get the file back as it was, with 'git checkout'"
            yield Problem("lost-address", message, releases.path(id_, version), None, hint)


def _lost_aliases(catalog: Catalog, aliases: set[str]) -> Iterator[Problem]:
    """Find old addresses of published credentials that lead nowhere any more, whichever line of the ledger has them."""
    former = {(event.id, alias): event for event in catalog.ledger.events for alias in event.aliases}
    lead_on = aliases | {f"/{record.url_path}" for record in (catalog.originals() if former else ())}
    for (id_, alias), event in former.items():
        record = catalog.credentials.get(id_)
        if record is None or event.source or alias in lead_on:
            continue
        if not withheld_reason(record, catalog.today, drafts=False):
            message = f"{alias} led here, and now it leads nowhere"
            yield Problem("lost-address", message, record.path, None, f"write '{alias}' into 'aliases' again")


def _record(catalog: Catalog, event: Event) -> AnyRecord | None:
    key = (urls.KINDS[event.kind], event.id)
    if not event.translation:
        return catalog.get(key)
    return next((one for one in catalog.translations.get(key, ()) if one.language == event.language), None)


def _gone_release(release: Release) -> Problem:
    page = f"/{urls.item_path('credentials', release.id)}"
    message = f"'{release.id}' was released, but is gone: badges lead to {page}"
    hint = (
        f"get content/credentials/{release.id}.md back with 'status: retired', "
        f"or write 'aliases: [{page}]' in the credential that takes its place"
    )
    return Problem("lost-address", message, releases.path(release.id, release.version), None, hint)


def _hidden_release(record: Record[Credential], release: Release, reason: str) -> Problem:
    key = "status" if reason == "draft" else "published"
    message = f"version {release.version} was released, so it can't be hidden again: badges lead to its page"
    related = (Related(releases.path(release.id, release.version), "the release is here"),)
    hint = "write 'status: published', or 'status: retired'" if key == "status" else "write a day that has come"
    return Problem("lost-address", message, record.path, Route((key,)), hint, related)


def _gone(event: Event) -> Problem:
    collection = urls.KINDS[event.kind]
    name = f"{event.id}.{event.language}" if event.translation else event.id
    message = f"/{event.path} was published, but its file is gone"
    closed = collection in {"credentials", "stacks"} and not event.translation
    back = "get the file back" + (" with 'status: retired'" if closed else "")
    alias = f"write 'aliases: [/{event.path}]' in the credential that takes its place, "
    hint = f"{back}, {alias if event.kind == 'credential' else ''}or leave a notice there with {_command(event)}"
    return Problem("lost-address", message, f"content/{collection}/{name}.md", None, hint)


def _hidden(event: Event, record: AnyRecord, reason: str) -> Problem:
    key, better = "status", "write 'status: published' or 'status: retired', or"
    if reason != "draft":
        key, better = "published", "write a day that has come, or let it be a draft and"
    message = f"/{event.path} was published, so it can't be hidden again"
    return Problem("lost-address", message, record.path, Route((key,)), f"{better} leave a notice {_way(event)}")


def _unmentioned(event: Event, record: AnyRecord) -> Problem:
    message = f"/{event.path} was published, but now only drafts mention it"
    hint = f"mention it in something that is published, or remove the file and leave a notice {_way(event)}"
    return Problem("lost-address", message, record.path, None, hint)


def _way(event: Event) -> str:
    return f"at its address with {_command(event)}"


def _command(event: Event) -> str:
    name = f"{event.id}.{event.language}" if event.translation else event.id
    return f"'mcsite retire {urls.KINDS[event.kind]}/{name}'"
