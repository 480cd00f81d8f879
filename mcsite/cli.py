"""The command line. Problems go to standard error, results to standard output; nothing else prints.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use or a broken set-up.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mcsite import __version__
from mcsite.diagnostics import Refusal
from mcsite.importing import formats as importable

if TYPE_CHECKING:
    from mcsite.devserver import Rebuild
    from mcsite.diagnostics import Problem
    from mcsite.pipeline import Built, Options
    from mcsite.standing import Summary

FORMATS = ("text", "concise", "json", "github", "sarif")
EXPORTED = ("csv", "xlsx")
_REFUSED = 2
_REDRAW = 0.1  # seconds


def run(arguments: Sequence[str] | None = None) -> None:
    """Run a command line; with no verb it is `build`. Leaves the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"--help", "-h", "--version"}):
        given.insert(0, "build")
    try:
        main(given, prog_name="mcsite")
    except Refusal as refusal:
        click.echo(f"mcsite: {refusal}", err=True)
        sys.exit(_REFUSED)


class _Day(click.ParamType[date]):
    """A day as an option: year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' isn't a day; write year-month-day, such as 2026-09-01", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mcsite")
def main() -> None:
    """Check and publish a catalog of micro-credentials. Without a command, build it."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How problems are written.")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@click.option("--drafts", is_flag=True, help="Check as if drafts were published.")
def check(paths: tuple[Path, ...], form: str, *, strict: bool, drafts: bool) -> None:
    """Find every problem in every file, or tell only those of PATHS."""
    from mcsite import standing  # noqa: PLC0415

    root = Path.cwd()
    before = standing.look(root)
    last = standing.last(standing.file(root / standing.FOLDER, "check"), before, None, (drafts, ""))
    if last is None:
        from mcsite import checking, working  # noqa: PLC0415

        effort = checking.Effort(root / standing.FOLDER, working.cores())
        checked = checking.check_again(root, checking.Options(drafts=drafts), effort, before=before)
        files, found = checked.files, checked.problems
    else:
        files, found = last.files, last.problems
    problems = [problem for problem in found if _within(root, problem.path, paths)]
    _report(root, problems, form, files)
    sys.exit(_exit_code(problems, strict=strict))


@main.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder to replace.",
)
@click.option("--base-url", default="", help="The address of the site, in place of that in mcsite.yaml.")
@click.option("--drafts", is_flag=True, help="Publish drafts and what isn't published yet, too.")
@click.option("--future", "day", type=_Day(), metavar="DATE", help="Build the site as of this day.")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@click.option("--clean", is_flag=True, help="Make and write every file anew.")
@click.option("--verify", is_flag=True, help="Read every file, and compare it with what it should be.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many processes work; else as many as cores.")
def build(
    output: Path,
    base_url: str,
    day: date | None,
    jobs: int | None,
    *,
    drafts: bool,
    strict: bool,
    clean: bool,
    verify: bool,
) -> None:
    """Build the site. The folder is replaced only if nothing is wrong."""
    from mcsite import standing  # noqa: PLC0415

    root = Path.cwd()
    started = time.monotonic()
    last = standing.Last(standing.file(root / standing.FOLDER, "build", str(output.resolve())))
    if not clean and not verify:
        last.begin()
    before = standing.look(root)
    if not clean and not verify:
        came_to = last.summary(before, day, (drafts, base_url))
        if came_to is not None and not (strict and came_to.problems):
            _report(root, came_to.problems, "text", came_to.files, quiet=True)
            _say(came_to, output, 0, 0, time.monotonic() - started)
            return
    from mcsite import pipeline, working  # noqa: PLC0415

    options = pipeline.Options(drafts=drafts, day=day, base_url=base_url)
    effort = pipeline.Effort(root / standing.FOLDER, jobs or working.cores(), clean=clean, verify=verify)
    built = pipeline.build(
        root, output, options, strict=strict, progress=_progress(), effort=effort, before=before, last=last
    )
    _end_progress()
    _report(root, built.problems, "text", built.checked.files, quiet=True)
    if built.written is None:
        click.echo(f"not built: {output} is as it was", err=True)
        sys.exit(_exit_code(built.problems, strict=strict))
    _summary(built, output, time.monotonic() - started)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--drafts", is_flag=True, help="Show drafts and what isn't published yet, too.")
def serve(host: str, port: int, *, open_browser: bool, drafts: bool) -> None:
    """Build, watch, and reload the browser at each change. Ends with Ctrl-C."""
    from mcsite import checking, devserver  # noqa: PLC0415

    root = Path.cwd()
    checking.refuse_nothing(root)
    options = checking.Options(drafts=drafts, base_url=f"http://{host}:{port}/")
    with ExitStack() as held:
        devserver.serve(root, _rebuilding(root, options, held), click.echo, host, port, open_browser=open_browser)


def _exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return 2 for an error in the settings, without which nothing can be built, and 1 for any other."""
    from mcsite.standing import SETTINGS  # noqa: PLC0415

    failures = {problem.path for problem in problems if strict or problem.severity == "error"}
    return _REFUSED if SETTINGS in failures else int(bool(failures))


def _rebuilding(root: Path, options: Options, held: ExitStack) -> Rebuild:
    """Return what the server calls to build into a folder: it tells what is wrong, and whether there is a new site.

    What is kept from one build to the next is `held`.
    """
    from mcsite import pipeline, working  # noqa: PLC0415

    builder: pipeline.Builder | None = None

    def rebuild(output: Path, shown: Callable[[], None], changed: Collection[str]) -> bool:
        nonlocal builder
        started = time.monotonic()
        try:
            if builder is None:
                effort = pipeline.Effort(jobs=working.cores())
                builder = held.enter_context(pipeline.Builder(root, options, effort))
            built = builder.build(output, shown=shown, changed=changed)
        except Refusal as refusal:
            click.echo(f"mcsite: {refusal}", err=True)
            return False
        _report(root, built.problems, "text", built.checked.files, quiet=True)
        if built.written is None:
            click.echo("not built: the last good site stays", err=True)
            return False
        click.echo(f"built in {time.monotonic() - started:.1f} s, {built.written.written} files changed")
        return True

    return rebuild


@main.command()
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new catalog, ready to build."""
    from mcsite import scaffold  # noqa: PLC0415

    made = scaffold.catalog(folder)
    for path in made:
        click.echo(f"created {path}")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"Next: {where}mcsite serve --drafts --open")


@main.command()
@click.argument("collection")
@click.argument("title")
@click.option("--id", "id_", default="", help="The id; made from the title if left out.")
@click.option("--from", "source", default="", metavar="ID", help="Begin with a copy of this one.")
def new(collection: str, title: str, id_: str, source: str) -> None:
    """Make a new file in COLLECTION; of credentials and stacks, a draft."""
    from mcsite import scaffold  # noqa: PLC0415

    path = scaffold.item(Path.cwd(), collection, title, id_, source)
    click.echo(f"created {path}")
    if path.parent.name not in scaffold.DRAFTED:
        click.echo("It has no draft state: the next build publishes it.")


@main.command()
@click.argument("ids", metavar="[ID...]", nargs=-1)
def release(ids: tuple[str, ...]) -> None:
    """Freeze what is assessed in today's version of each credential, and record what has changed since last time.

    Without an ID, only record: dates of change, changes.json and the addresses that must last come from that.
    """
    from mcsite import releasing, sources  # noqa: PLC0415

    for path in releasing.release(Path.cwd(), ids):
        click.echo(f"created {path}")
    recorded = releasing.record(Path.cwd())
    for event in recorded:
        click.echo(f"{event.change} /{event.path}")
    click.echo(f"changed {sources.LEDGER}" if recorded else "nothing has changed since the last record")


@main.command()
@click.argument("id_", metavar="ID")
@click.option("--replaced-by", default="", metavar="ID", help="What takes its place.")
def retire(id_: str, replaced_by: str) -> None:
    """Retire a credential or stack: it keeps its page and leaves every list.

    Of anything published whose file is gone, a notice is left at its address: write COLLECTION/ID.
    """
    from mcsite import releasing  # noqa: PLC0415

    click.echo(f"changed {releasing.retire(Path.cwd(), id_, replaced_by)}")


@main.command()
@click.argument("id_", metavar="ID")
@click.argument("version", metavar="[VERSION] [VERSION]", nargs=-1)
def diff(id_: str, version: tuple[str, ...]) -> None:
    """Show how what is assessed differs between two versions of a credential, or from what the content says now."""
    from mcsite import releasing  # noqa: PLC0415

    if len(version) > 2:  # noqa: PLR2004  two versions
        raise Refusal("name at most two versions")
    for line in releasing.difference(Path.cwd(), id_, version):
        click.echo(line)


@main.command()
@click.argument("id_", metavar="ID")
def why(id_: str) -> None:
    """Say whether a thing is published, why, and what changes next."""
    from mcsite import releasing  # noqa: PLC0415

    for line in releasing.why(Path.cwd(), id_):
        click.echo(line)


@main.command(name="import")
@click.argument("given", metavar="[FILE|URL|SOURCE]...", nargs=-1)
@click.option(
    "--from", "form", type=click.Choice(importable.FORMATS), default=None, help="The format, if it doesn't show."
)
@click.option("--replace", is_flag=True, help="Write into files that are there already and say otherwise.")
@click.option("--allow-shrink", is_flag=True, help="Take a source's feed that has lost more than half of its things.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_(given: tuple[str, ...], form: str | None, *, replace: bool, allow_shrink: bool, dry_run: bool) -> None:
    """Write content files from tables and other formats, or bring in what the sources in mcsite.yaml offer.

    With --from feed and no name, all sources are brought in. All files are written, or none.
    """
    if form == "feed" and not any(Path(one).exists() or "/" in one for one in given):
        _bring_in(given, allow_shrink=allow_shrink, dry_run=dry_run)
    elif len(given) == 1:
        _import_files(given[0], form or "", replace=replace, dry_run=dry_run)
    else:
        raise click.UsageError("name one file or address; or write --from feed for the sources in mcsite.yaml")


def _bring_in(names: Sequence[str], *, allow_shrink: bool, dry_run: bool) -> None:
    from mcsite.importing import federation  # noqa: PLC0415

    done = federation.update(Path.cwd(), names, allow_shrink=allow_shrink, dry_run=dry_run)
    for one in done.imported:
        click.echo(
            f"{one.id}: {one.count} files of '{one.title}': {one.added} new, {one.changed} changed, {one.removed} gone"
        )
    for id_ in done.removed:
        click.echo(f"{id_}: removed, since mcsite.yaml doesn't name it any more")
    if dry_run:
        click.echo("nothing was written")


def _import_files(location: str, form: str, *, replace: bool, dry_run: bool) -> None:
    from mcsite import resources  # noqa: PLC0415
    from mcsite.importing import judging, writing  # noqa: PLC0415
    from mcsite.schemas import Schemas  # noqa: PLC0415

    root = Path.cwd()
    read = importable.read(location, form)
    plan = writing.plan(root, read, Schemas(resources.folder("schema")), replace=replace)
    problems = judging.problems(root, plan)
    if problems:
        click.echo(judging.tell(root, problems, read, plan), err=True, nl=False)
        click.echo("nothing was imported", err=True)
        sys.exit(1)
    if not dry_run:
        writing.write(root, plan.changes)
    for change in plan.changes:
        done = f"would {change.kind}" if dry_run else f"{change.kind}d"
        click.echo(f"{done} {change.entry.path}" + (f": {', '.join(change.keys)}" if change.kind == "change" else ""))
    click.echo(f"{_files(len(plan.changes))} {'to write' if dry_run else 'written'}, {plan.unchanged:,} unchanged")


@main.command()
@click.option("--to", "form", type=click.Choice(EXPORTED), required=True, help="The kind of tables.")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; with csv, the folder.")
def export(form: str, output: Path | None) -> None:
    """Write the content as tables, to edit in a spreadsheet and import again."""
    from mcsite import exporting  # noqa: PLC0415

    root = Path.cwd()
    exported = exporting.export(root, form, output)
    if not exported.files:
        _report(root, exported.problems, "text", exported.checked.files)
        click.echo("nothing was exported", err=True)
        sys.exit(1)
    where = exported.files[0] if form == "xlsx" else exported.files[0].parent
    click.echo(f"exported {_files(exported.checked.files)} into {os.path.relpath(where, root)}")


def _files(count: int) -> str:
    return f"{count:,} file" + ("" if count == 1 else "s")


@main.command()
@click.argument("url")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--allow-shrink", is_flag=True, help="Take over the loss of more than half of the things.")
@click.option("--verify", is_flag=True, help="Read every file of the mirror, and fetch damaged ones anew.")
def mirror(url: str, folder: Path, *, allow_shrink: bool, verify: bool) -> None:
    """Bring DIR into step with the catalog at URL: first everything, then what has changed."""
    from mcsite.client import Mirror, MirrorError  # noqa: PLC0415

    try:
        update = Mirror(url, folder).update(allow_shrink=allow_shrink, verify=verify, progress=_progress())
    except MirrorError as error:
        _end_progress()
        hint = "; if that is right, use --allow-shrink" if error.reason == "shrink" else ""
        click.echo(f"mcsite: {error}{hint}", err=True)
        sys.exit(_REFUSED if error.reason in {"unreachable", "folder"} else 1)
    _end_progress()
    for change in update.changes:
        click.echo(f"{change.what} {change.path}")
    click.echo(
        f"{folder} is in step with {url}: {len(update.changes):,} changed, {update.unchanged:,} unchanged; "
        f"{update.fetched:,} fetched, {update.received:,} bytes in all."
    )


@main.command()
@click.argument("name", required=False, default="")
@click.option("--vscode", is_flag=True, help="Print settings for editors with VS Code's YAML support.")
def schema(name: str, *, vscode: bool) -> None:
    """Print the schema of a collection, or the names of all."""
    from mcsite import scaffold  # noqa: PLC0415

    click.echo((scaffold.vscode() if vscode else scaffold.schema(name)).encode())


def _within(root: Path, path: str, chosen: Sequence[Path]) -> bool:
    if not chosen:
        return True
    file = root / path
    return any(
        file == (root / one) or file.is_relative_to(root / one) for one in (Path(os.path.normpath(c)) for c in chosen)
    )


def _report(root: Path, problems: Sequence[Problem], form: str, files: int, *, quiet: bool = False) -> None:
    """Print problems: those for people on standard error, those for programs as the result on standard output."""
    if quiet and not problems:
        return
    from mcsite import looking, reporting  # noqa: PLC0415

    def read(path: str) -> str | None:
        return looking.read_text(root, path)

    placed = reporting.place(problems, read)
    for_people = form in {"text", "concise"}
    colour = for_people and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    text = reporting.FORMATS[form](reporting.Report(tuple(placed), files, colour))
    if for_people:
        click.echo(text, err=True, nl=False, color=colour)
    else:
        click.echo(text.encode(), nl=False)  # programs read UTF-8, whatever the terminal's encoding is


def _progress() -> Callable[[int], None]:
    if not sys.stderr.isatty():
        return lambda _count: None
    started = time.monotonic()
    shown = [started]

    def show(count: int) -> None:
        moment = time.monotonic()
        if moment - started > 1 and moment - shown[0] > _REDRAW:
            shown[0] = moment
            click.echo(f"\r{count:,} files", nl=False, err=True)

    return show


def _end_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)


def _summary(built: Built, output: Path, seconds: float) -> None:
    written, linked = built.written, built.checked.linked
    if written is None:
        return
    from mcsite import checking  # noqa: PLC0415

    summary = checking.summary(linked, built.problems, built.counts.files, built.pages)
    _say(summary, output, written.written, written.removed, seconds)


def _say(summary: Summary, output: Path, written: int, removed: int, seconds: float) -> None:
    files = f"{written:,} files written, {summary.files - written:,} unchanged"
    files += f", {removed:,} removed" if removed else ""
    click.echo(f"Built {summary.pages:,} pages into {output} in {seconds:.1f} s: {files}.")
    for title, told in (("Not published:", summary.withheld), ("Kept as a page, but in no list:", summary.closed)):
        if told:
            click.echo(title)
            for path, reason in told:
                click.echo(f"  {path}: {reason}")
