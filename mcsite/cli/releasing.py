"""The commands for the life of what is published: its versions, its end, and why it is public or isn't."""

from __future__ import annotations

from pathlib import Path

import click

from mcsite.diagnostics import Refusal


@click.command()
@click.argument("ids", metavar="[ID...]", nargs=-1)
def release(ids: tuple[str, ...]) -> None:
    """Freeze what is assessed in today's version of each credential, and record what has changed since last time.

    Without an ID, only record: dates of change, changes.json and the addresses that must last come from that.
    """
    from mcsite import releasing, sources

    for path in releasing.release(Path.cwd(), ids):
        click.echo(f"created {path}")
    recorded = releasing.record(Path.cwd())
    for event in recorded:
        click.echo(f"{event.change} /{event.path}")
    click.echo(f"changed {sources.LEDGER}" if recorded else "nothing has changed since the last record")


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--replaced-by", default="", metavar="ID", help="What takes its place.")
def retire(id_: str, replaced_by: str) -> None:
    """Retire a credential or stack: it keeps its page and leaves every list.

    Of anything published whose file is gone, a notice is left at its address: write COLLECTION/ID.
    """
    from mcsite import releasing

    click.echo(f"changed {releasing.retire(Path.cwd(), id_, replaced_by)}")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("version", metavar="[VERSION] [VERSION]", nargs=-1)
def diff(id_: str, version: tuple[str, ...]) -> None:
    """Show how what is assessed differs between two versions of a credential, or from what the content says now."""
    from mcsite import releasing

    if len(version) > 2:  # noqa: PLR2004  two versions
        raise Refusal("name at most two versions")
    for line in releasing.difference(Path.cwd(), id_, version):
        click.echo(line)


@click.command()
@click.argument("id_", metavar="ID")
def why(id_: str) -> None:
    """Say whether a thing is published, why, and what changes next."""
    from mcsite import releasing

    for line in releasing.why(Path.cwd(), id_):
        click.echo(line)
