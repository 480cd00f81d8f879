"""What is allowed but looks unfinished or at odds with itself."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import model, urls
from mcsite.diagnostics import Problem, Route
from mcsite.linking.catalog import AnyRecord, Catalog
from mcsite.linking.visibility import is_out
from mcsite.records import Record

_FIRST = "1.0.0"  # the version of what names none
_STAND_ALONE = frozenset({"credentials", "stacks", "recognizers", "guides"})


def problems(catalog: Catalog, *, complete: bool) -> Iterator[Problem]:
    """Find what nothing refers to.

    That can only be said of a complete catalog: one in which every file could be read.
    """
    if not complete:
        return
    mentioned = {
        key for record in catalog.everything() for key in record.brief.refers if key != (record.collection, record.id)
    }
    for record in catalog.originals():
        if record.collection not in _STAND_ALONE and (record.collection, record.id) not in mentioned:
            yield _unmentioned(record)


def problems_of(catalog: Catalog, record: AnyRecord) -> Iterator[Problem]:
    """Find versions, intervals and groups that don't add up, and what only deserves a warning."""
    if record.collection in {"credentials", "stacks"}:
        yield from _versions(record)
        yield from _status(record)
    if record.collection == "credentials":
        yield from _credential(catalog, record)
    elif record.collection == "stacks":
        yield from _groups(record)
    elif record.collection == "recognizers":
        yield from _intervals(record)


def _unmentioned(record: AnyRecord) -> Problem:
    if record.collection == "topics":
        message = f"the topic '{record.id}' has no credential"
        return Problem("empty-topic", message, record.path, None, f"add '{record.id}' to the topics of a credential")
    kind = urls.COLLECTIONS[record.collection]
    message = f"nothing refers to the {kind} '{record.id}'"
    return Problem("never-referenced", message, record.path, None, "refer to it, or remove the file")


def _status(record: Record[model.Credential] | Record[model.Stack]) -> Iterator[Problem]:
    item = record.item
    if item.replaced_by and item.status != "retired":
        hint = "write 'status: retired', or remove 'replaced_by'"
        message = "'replaced_by' has no effect unless the status is retired"
        yield Problem("misplaced-status", message, record.path, Route(("replaced_by",), "key"), hint)
    if item.expires and item.published and item.expires <= item.published:
        message = f"it expires on {item.expires}, but is published on {item.published}"
        yield Problem("bad-interval", message, record.path, Route(("expires",)), "choose a later day")


def _credential(catalog: Catalog, record: Record[model.Credential]) -> Iterator[Problem]:
    item = record.item
    hours = item.effort_hours
    if hours is not None and hours.max < hours.min:
        where = Route(("effort_hours", "max"))
        yield Problem("bad-interval", "the most hours are fewer than the least", record.path, where, "exchange the two")
    if not is_out(catalog, record):
        return
    if not item.research:
        hint = "add 'research:' with a title and authors"
        yield Problem("no-research", "no research is named", record.path, None, hint)
    if not item.resources:
        yield Problem("no-resources", "no resources are named", record.path, None, "add 'resources:' with a title")
    if item.review_by and catalog.is_past(item.review_by):
        message = f"it was to be reviewed by {item.review_by}"
        yield Problem("past-review", message, record.path, Route(("review_by",)), "review it and set a later day")


def _versions(record: Record[model.Credential] | Record[model.Stack]) -> Iterator[Problem]:
    history = record.item.history
    if not history:
        return
    numbers = [change.version for change in history]
    if record.item.version not in numbers:
        message = f"the version is {record.item.version}, but the history has no entry for it"
        hint = f"add {{version: {record.item.version}, date: …, note: …}} to the history"
        where = Route(("history",), "key") if record.item.version == _FIRST else Route(("version",))
        yield Problem("bad-version", message, record.path, where, hint)
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            where = Route(("history", index, "version"))
            yield Problem(
                "bad-version",
                f"the history has version {number} twice",
                record.path,
                where,
                "keep one of the two",
            )


def _groups(record: Record[model.Stack]) -> Iterator[Problem]:
    for index, group in enumerate(record.item.groups):
        held = len(group.credentials) + len(group.stacks)
        if group.require != "all" and group.require > held:
            message = f"the group '{group.title}' requires {group.require} but holds {held}"
            where = Route(("groups", index, "require"))
            yield Problem("group-requires-more", message, record.path, where, f"write {held} or less, or 'all'")


def _intervals(record: Record[model.Recognizer]) -> Iterator[Problem]:
    for index, rule in enumerate(record.item.recognizes):
        valid = rule.valid
        if valid is not None and valid.start and valid.until and valid.until < valid.start:
            where = Route(("recognizes", index, "valid", "until"))
            yield Problem("bad-interval", "the rule ends before it begins", record.path, where, "exchange the two days")
