"""The command line. Problems go to standard error, results to standard output; nothing else prints.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use or a broken set-up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click

from mcsite import __version__
from mcsite.cli import telling
from mcsite.diagnostics import Refusal

# The module of each command, and its name there.
COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "check": ("building", "check"),
        "build": ("building", "build"),
        "serve": ("building", "serve"),
        "init": ("editing", "init"),
        "new": ("editing", "new"),
        "schema": ("editing", "schema"),
        "import": ("exchanging", "import_"),
        "export": ("exchanging", "export"),
        "mirror": ("exchanging", "mirror"),
        "release": ("releasing", "release"),
        "retire": ("releasing", "retire"),
        "diff": ("releasing", "diff"),
        "why": ("releasing", "why"),
    }
)


class _Commands(Mapping[str, click.Command]):
    """Every command by its name, imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        module, own = COMMANDS[name]
        command: click.Command = getattr(import_module(f"mcsite.cli.{module}"), own)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run a command line; with no verb it is `build`. Leaves the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"--help", "-h", "--version"}):
        given.insert(0, "build")
    try:
        main(given, prog_name="mcsite")
    except Refusal as refusal:
        click.echo(f"mcsite: {refusal}", err=True)
        sys.exit(telling.REFUSED)


@click.group(commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mcsite")
def main() -> None:
    """Check and publish a catalog of micro-credentials. Without a command, build it."""
