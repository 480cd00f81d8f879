"""The life of a credential's versions: released, compared, retired; and why a thing is or isn't published."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mcsite import comparing, frontmatter, pipeline, releases, urls
from mcsite.comparing import Difference
from mcsite.diagnostics import Refusal, Route, suggest
from mcsite.linking import Linked, versions
from mcsite.linking.visibility import closed_reason
from mcsite.model import Assessed, Credential, Release
from mcsite.pipeline import Checked, Options
from mcsite.records import Record

_OF_VERSIONS = frozenset({"changed-release", "small-version"})  # what a new release or version puts right


def release(root: Path, ids: Sequence[str], clock: pipeline.Clock = pipeline.now) -> list[Path]:
    """Write the release of today's version of each credential; return the files, relative to the catalog.

    All or none: nothing is written if one can't be released. Raises Refusal, which says why.
    """
    checked = pipeline.check(root, Options(), clock)
    made = [_released(checked, id_) for id_ in dict.fromkeys(ids)]
    files = []
    for one in made:
        path = Path(releases.path(one.id, one.version))
        _write(root / path, releases.write(one))
        files.append(path)
    return files


def _released(checked: Checked, id_: str) -> Release:
    record = _credential(checked.linked, id_)
    _judge_own(record, "released")
    for problem in checked.problems:
        if problem.path == record.path and problem.severity == "error":
            raise Refusal(f"'{id_}' has an error: {problem.message}; see 'mcsite check {record.path}'")
    item, catalog = record.item, checked.linked.catalog
    if item.status == "retired":
        raise Refusal(f"'{id_}' is retired, so there is nothing new to release")
    if item.version in catalog.releases.get(id_, {}):
        raise Refusal(f"version {item.version} of '{id_}' is released already, and nothing of it has changed")
    change = next((one for one in item.history if one.version == item.version), None)
    return Release(
        id_,
        item.version,
        change.date if change else catalog.today,
        item.title,
        item.issuer,
        item.language or catalog.settings.language,
        versions.assessed(catalog, item),
        change.note if change else "",
    )


def difference(root: Path, id_: str, chosen: Sequence[str], clock: pipeline.Clock = pipeline.now) -> Iterator[str]:
    """Go through how two versions of a credential differ, a line for each difference.

    With one version, the other is what the content says now; with none, the latest release is compared with that.
    Raises Refusal for an id or version that isn't there.
    """
    linked = pipeline.check(root, Options(drafts=True), clock).linked
    record = _credential(linked, id_)
    known = linked.catalog.releases.get(id_, {})
    if not known:
        raise Refusal(f"'{id_}' has no releases to compare with; make one with 'mcsite release {id_}'")
    for version in chosen:
        if version not in known:
            raise Refusal(f"'{id_}' has no release {version}; there are {', '.join(known)}")
    first = known[chosen[0]] if chosen else list(known.values())[-1]
    if len(chosen) > 1:
        second: tuple[str, Assessed] = (chosen[1], known[chosen[1]].assessed)
    else:
        second = (f"the content now ({record.item.version})", versions.assessed(linked.catalog, record.item))
    found = comparing.compare(first.assessed, second[1])
    yield f"{id_}: from {first.version} to {second[0]}"
    if not found:
        yield "  what is assessed is the same"
    for one in found:
        yield from _lines(one)


def _lines(one: Difference) -> Iterator[str]:
    yield f"  {one.grade}: {one.sentence}"
    if one.before:
        yield f"    - {' '.join(one.before.split())}"
    if one.after:
        yield f"    + {' '.join(one.after.split())}"


def retire(root: Path, id_: str, replaced_by: str) -> Path:
    """Write `status: retired` and what replaces it into the file of a credential or stack, and return its path.

    Nothing else in the file changes. Raises Refusal for ids that aren't there.
    """
    linked = pipeline.check(root, Options(drafts=True)).linked
    record = next(
        (
            found
            for name in ("credentials", "stacks")
            if (found := linked.catalog.collection(name).get(id_)) is not None
        ),
        None,
    )
    if record is None:
        known = [*linked.catalog.credentials, *linked.catalog.stacks]
        raise Refusal(f"there is no credential or stack '{id_}' without errors; {_or_check(id_, known)}")
    _judge_own(record, "retired")
    known = list(linked.catalog.collection(record.collection))
    if replaced_by and (replaced_by not in known or replaced_by == id_):
        raise Refusal(
            f"'{replaced_by}' can't replace it: among the {record.collection} there is no other of that id; "
            f"{_or_check(replaced_by, known)}"
        )
    if record.item.status == "draft":
        raise Refusal(f"'{id_}' is a draft, which no badge leads to: remove the file instead")
    path = root / record.path
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    text = _with(text, "status", "retired")
    if replaced_by:
        text = _with(text, "replaced_by", replaced_by)
    _write(path, text.encode())
    return Path(record.path)


def _with(text: str, key: str, value: str) -> str:
    """Return the text of a file with a plain value of its front matter set; a new key comes after the status."""
    plain = text.replace("\r\n", "\n")
    lines = plain.split("\n")
    where = frontmatter.locate(plain, Route((key,)))
    if where is not None:
        line = lines[where.line - 1]
        lines[where.line - 1] = line[: where.column - 1] + value + line[where.end_column - 1 :]
    else:
        after = frontmatter.locate(plain, Route(("status",)))
        lines.insert(after.line if after else 1, f"{key}: {value}")
    return ("\r\n" if "\r\n" in text else "\n").join(lines)


def why(root: Path, id_: str, clock: pipeline.Clock = pipeline.now) -> Iterator[str]:
    """Go through what is to be said of each thing with an id: whether it is published, why, and what changes next."""
    public = pipeline.check(root, Options(), clock)
    everything = pipeline.check(root, Options(drafts=True), clock).linked.catalog
    found = [record for record in everything.originals() if record.id == id_]
    if not found:
        broken = [one.path for one in public.problems if Path(one.path).name.split(".")[0] == id_]
        if broken:
            yield f"{broken[0]}: not published, since it has an error; see 'mcsite check {broken[0]}'"
            return
        known = sorted({record.id for record in everything.originals()})
        raise Refusal(f"there is no '{id_}'; {_or_check(id_, known)}")
    for record in found:
        yield f"{record.path}: {_state(public.linked, record)}"
        if public.failed:
            yield "  next: nothing is published anew while there is an error; see 'mcsite check'"
        for line in _next(public.linked, record):
            yield f"  next: {line}"


def _state(linked: Linked, record: Record[Any]) -> str:
    withheld = next((one.reason for one in linked.withheld if one.path == record.path), "")
    if withheld:
        return f"not published: {withheld}"
    closed = closed_reason(record, linked.catalog.today)
    if closed:
        return f"published as a page, in no list: {closed}"
    return f"published at {urls.absolute(urls.here(record.url_path), linked.catalog.settings.url)}"


def _next(linked: Linked, record: Record[Any]) -> Iterator[str]:
    item, today = record.item, linked.catalog.today
    if getattr(item, "status", "") == "draft":
        yield "write 'status: published' to publish it"
    for key, what in (("published", "published"), ("expires", "in no list any more"), ("review_by", "to be reviewed")):
        day = getattr(item, key, "")
        if day > today:
            yield f"on {day} it is {what}"
    if isinstance(item, Credential):
        yield from _next_version(linked, record.id, item)


def _next_version(linked: Linked, id_: str, item: Credential) -> Iterator[str]:
    known = linked.catalog.releases.get(id_, {})
    if not known:
        if item.status == "published":
            yield f"'mcsite release {id_}' freezes what is assessed in version {item.version}"
        return
    latest = list(known.values())[-1]
    found = comparing.compare(latest.assessed, versions.assessed(linked.catalog, item))
    grade = comparing.grade(found)
    if grade and item.version == latest.version:
        better = comparing.raised(latest.version, grade)
        yield f"what is assessed has changed: write 'version: {better}', then 'mcsite release {id_}'"
    elif item.version != latest.version:
        yield f"'mcsite release {id_}' freezes version {item.version}"


def _credential(linked: Linked, id_: str) -> Record[Credential]:
    record = linked.catalog.credentials.get(id_)
    if record is not None:
        return record
    path = f"content/credentials/{id_}.md"
    withheld = next((one.reason for one in linked.withheld if one.path == path), "")
    if withheld:
        hint = "write 'status: published' first" if withheld == "draft" else "its day hasn't come"
        raise Refusal(f"'{id_}' isn't published ({withheld}); {hint}")
    raise Refusal(f"there is no credential '{id_}' without errors; {_or_check(id_, list(linked.catalog.credentials))}")


def _judge_own(record: Record[Any], what: str) -> None:
    of = record.provenance
    if of is not None:
        raise Refusal(f"'{record.id}' is of the source '{of.id}', so it is {what} where it comes from: {of.url}")


def _or_check(id_: str, known: Sequence[str]) -> str:
    return suggest(id_, known) or "see 'mcsite check'"


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
