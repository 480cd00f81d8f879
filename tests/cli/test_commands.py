"""The command line as a whole: its commands, their help, and no traceback for wrong use."""

from __future__ import annotations

import subprocess
import sys

import pytest
import sites
from click.testing import CliRunner
from commandlines import run, start

from mcsite import __version__, cli, exporting, reporting
from mcsite.cli import telling


def test_build_py_is_the_same_program(catalog):
    script = sites.REPOSITORY / "build.py"
    for arguments in (["check"], ["--version"], ["nonsense"]):
        one, other = start(catalog, *arguments), start(catalog, *arguments, program=(str(script),))
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--future", "tomorrow"],
        ["build", "--future", "2026-02-30"],
        ["build", "--future", ""],
        ["build", "--base-url", "catalog.example"],
        ["build", "--base-url", "https://"],
        ["build", "--base-url", "https://catalog.example/?a=b"],
        ["build", "content"],
        ["build", "--output", "content"],
        ["build", "--output", "mcsite.yaml"],
        ["check", "--format", "nonsense"],
        ["check", "no/such/file.md"],
        ["new", "nonsense", "Title"],
        ["new", "guides"],
        ["new", "guides", "Title", "--id", "../outside"],
        ["serve", "--port", "0"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "http"],
        ["new", "credentials", "!!!"],
        ["new", "credentials", "Title", "--from", "nothing"],
        ["new", "credentials", "Asking Good Questions"],
        ["schema", "nonsense"],
        ["schema", "--cms", "nonsense"],
        ["schema", "--issue-form", "common"],
        ["schema", "--cms", "--issue-form"],
        ["schema", "--vscode", "--cms"],
        ["init", "."],
    ],
)
def test_wrong_use_ends_with_two_and_says_what_is_wrong(catalog, arguments):
    done = run(catalog, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()


@pytest.mark.parametrize("verb", ["check", "build", "serve", "new"])
def test_without_a_catalog_every_verb_says_so(tmp_path, verb):
    arguments = ["credentials", "Title"] if verb == "new" else []
    done = run(tmp_path, verb, *arguments)
    assert done.returncode == 2
    assert "there is no mcsite.yaml" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_command(tmp_path):
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("build", "check", "init", "new", "schema", "serve"))


def test_the_version_is_told(tmp_path):
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout) == (0, f"mcsite, version {__version__}\n")


@pytest.mark.parametrize("verb", sorted(cli.main.commands))
def test_every_command_tells_its_options(verb):
    shown = CliRunner().invoke(cli.main, [verb, "--help"])
    assert shown.exit_code == 0
    for parameter in cli.main.commands[verb].params:
        assert parameter.param_type_name == "argument" or parameter.help, parameter.name
        assert parameter.opts[0] in shown.output or parameter.param_type_name == "argument"


def test_a_command_is_imported_without_the_others():
    program = (
        "import sys; from mcsite import cli; cli.main.commands['check']; "
        "print(sorted(name for name in sys.modules if name.startswith('mcsite.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['mcsite.cli.building', 'mcsite.cli.telling']\n"


def test_every_format_of_problems_and_of_tables_can_be_chosen():
    assert tuple(reporting.FORMATS) == telling.FORMATS
    (to, _) = cli.main.commands["export"].params
    assert tuple(to.type.choices) == tuple(exporting.OUTPUTS)
