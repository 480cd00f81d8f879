"""The commands that bring content in and out: as tables, in other formats, from and to other catalogs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mcsite.cli import telling
from mcsite.importing import formats as importable


@click.command(name="import")
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
    from mcsite.importing import federation

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
    from mcsite import resources
    from mcsite.importing import judging, writing
    from mcsite.schemas import Schemas

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
    click.echo(
        f"{telling.files(len(plan.changes))} {'to write' if dry_run else 'written'}, {plan.unchanged:,} unchanged"
    )


@click.command()
@click.option("--to", "form", type=click.Choice(importable.TABLES), required=True, help="The kind of tables.")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; with csv, the folder.")
def export(form: str, output: Path | None) -> None:
    """Write the content as tables, to edit in a spreadsheet and import again."""
    from mcsite import exporting

    root = Path.cwd()
    exported = exporting.export(root, form, output)
    if not exported.files:
        telling.report(root, exported.problems, "text", exported.checked.files)
        click.echo("nothing was exported", err=True)
        sys.exit(1)
    where = exported.files[0] if form == "xlsx" else exported.files[0].parent
    click.echo(f"exported {telling.files(exported.checked.files)} into {os.path.relpath(where, root)}")


@click.command()
@click.argument("url")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--allow-shrink", is_flag=True, help="Take over the loss of more than half of the things.")
@click.option("--verify", is_flag=True, help="Read every file of the mirror, and fetch damaged ones anew.")
def mirror(url: str, folder: Path, *, allow_shrink: bool, verify: bool) -> None:
    """Bring DIR into step with the catalog at URL: first everything, then what has changed."""
    from mcsite.client import Mirror, MirrorError

    try:
        update = Mirror(url, folder).update(allow_shrink=allow_shrink, verify=verify, progress=telling.progress())
    except MirrorError as error:
        telling.end_progress()
        hint = "; if that is right, use --allow-shrink" if error.reason == "shrink" else ""
        click.echo(f"mcsite: {error}{hint}", err=True)
        sys.exit(telling.REFUSED if error.reason in {"unreachable", "folder"} else 1)
    telling.end_progress()
    for change in update.changes:
        click.echo(f"{change.what} {change.path}")
    click.echo(
        f"{folder} is in step with {url}: {len(update.changes):,} changed, {update.unchanged:,} unchanged; "
        f"{update.fetched:,} fetched, {update.received:,} bytes in all."
    )
