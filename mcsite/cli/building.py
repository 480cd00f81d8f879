"""The commands that check a catalog and build its site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from mcsite.cli import telling
from mcsite.diagnostics import Refusal

if TYPE_CHECKING:
    from mcsite.devserver import Rebuild
    from mcsite.pipeline import Options
    from mcsite.publishing import Built
    from mcsite.standing import Summary


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(telling.FORMATS), default="text", help="How problems are written.")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@click.option("--drafts", is_flag=True, help="Check as if drafts were published.")
@click.option("--fix", "mend", is_flag=True, help="Mend what can only be meant one way, in the files.")
@click.option("--links", is_flag=True, help="Ask the web whether what is linked to is still there.")
def check(paths: tuple[Path, ...], form: str, *, strict: bool, drafts: bool, mend: bool, links: bool) -> None:
    """Find every problem in every file, or tell only those of PATHS."""
    from mcsite import standing

    root = Path.cwd()
    if mend:
        _mend(root, paths, drafts=drafts)
    before = standing.look(root)
    last = standing.last(standing.file(root / standing.FOLDER, "check"), before, None, (drafts, ""))
    if last is None:
        from mcsite import checking, working

        effort = checking.Effort(root / standing.FOLDER, working.cores())
        checked = checking.check_again(root, checking.Options(drafts=drafts), effort, before=before)
        files, found = checked.files, checked.problems
    else:
        files, found = last.files, last.problems
    problems = [problem for problem in found if _within(root, problem.path, paths)]
    if mend:  # what couldn't be mended after all isn't offered again
        problems = [structs.replace(problem, fix=None) for problem in problems]
    if links:
        from mcsite.cli import visiting

        visited = visiting.visit(root, lambda path: _within(root, path, paths))
        problems += visited.problems
    telling.report(root, problems, form, files)
    if links and form in telling.FOR_PEOPLE:
        visiting.tell(visited)
    sys.exit(telling.exit_code(problems, strict=strict))


def _mend(root: Path, paths: Sequence[Path], *, drafts: bool) -> None:
    from mcsite import checking, fixing, standing, working
    from mcsite.reporting.display import visible

    effort = checking.Effort(root / standing.FOLDER, working.cores())
    mended = fixing.fix(root, checking.Options(drafts=drafts), effort, lambda path: _within(root, path, paths))
    for one in mended:
        at = one.problem
        click.echo(visible(f"fixed {at.path}:{at.span.line}:{at.span.column}: {at.message}: {one.done}"), err=True)


def _within(root: Path, path: str, chosen: Sequence[Path]) -> bool:
    if not chosen:
        return True
    file = root / path
    return any(
        file == (root / one) or file.is_relative_to(root / one) for one in (Path(os.path.normpath(c)) for c in chosen)
    )


class _Day(click.ParamType[date]):
    """A day as an option: year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' isn't a day; write year-month-day, such as 2026-09-01", param, ctx)


@click.command()
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
    from mcsite import standing

    root = Path.cwd()
    started = time.monotonic()
    last = standing.Last(standing.file(root / standing.FOLDER, "build", str(output.resolve())))
    if not clean and not verify:
        last.begin()
    before = standing.look(root)
    if not clean and not verify:
        came_to = last.summary(before, day, (drafts, base_url))
        if came_to is not None and not (strict and came_to.problems):
            telling.report(root, came_to.problems, "text", came_to.files, quiet=True)
            _say(came_to, output, 0, 0, time.monotonic() - started)
            return
    from mcsite import pipeline, working

    options = pipeline.Options(drafts=drafts, day=day, base_url=base_url)
    effort = pipeline.Effort(root / standing.FOLDER, jobs or working.cores(), clean=clean, verify=verify)
    built = pipeline.build(
        root, output, options, strict=strict, progress=telling.progress(), effort=effort, before=before, last=last
    )
    telling.end_progress()
    telling.report(root, built.problems, "text", built.checked.files, quiet=True)
    if built.written is None:
        click.echo(f"not built: {output} is as it was", err=True)
        sys.exit(telling.exit_code(built.problems, strict=strict))
    _summary(built, output, time.monotonic() - started)


def _summary(built: Built, output: Path, seconds: float) -> None:
    written, linked = built.written, built.checked.linked
    if written is None:
        return
    from mcsite import checking

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


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--drafts", is_flag=True, help="Show drafts and what isn't published yet, too.")
def serve(host: str, port: int, *, open_browser: bool, drafts: bool) -> None:
    """Build, watch, and reload the browser at each change. Ends with Ctrl-C."""
    from mcsite import checking, devserver

    root = Path.cwd()
    checking.refuse_nothing(root)
    options = checking.Options(drafts=drafts, base_url=f"http://{host}:{port}/")
    with ExitStack() as held:
        devserver.serve(root, _rebuilding(root, options, held), click.echo, host, port, open_browser=open_browser)


def _rebuilding(root: Path, options: Options, held: ExitStack) -> Rebuild:
    """Return what the server calls to build into a folder: it tells what is wrong in the terminal, and for the browser.

    What is kept from one build to the next is `held`.
    """
    from mcsite import pipeline, working

    builder: pipeline.Builder | None = None

    def rebuild(output: Path, shown: Callable[[], None], changed: Collection[str]) -> str:
        nonlocal builder
        started = time.monotonic()
        try:
            if builder is None:
                effort = pipeline.Effort(jobs=working.cores())
                builder = held.enter_context(pipeline.Builder(root, options, effort))
            built = builder.build(output, shown=shown, changed=changed)
        except Refusal as refusal:
            click.echo(f"mcsite: {refusal}", err=True)
            from mcsite.reporting import as_html

            return as_html.refusal(str(refusal))
        if built.written is None:
            report = telling.placed(root, built.problems, built.checked.files)
            telling.tell(report, "text")
            click.echo("not built: the last good site stays", err=True)
            from mcsite.reporting import as_html

            return as_html.render(report)
        telling.report(root, built.problems, "text", built.checked.files, quiet=True)
        click.echo(f"built in {time.monotonic() - started:.1f} s, {built.written.written} files changed")
        return ""

    return rebuild
