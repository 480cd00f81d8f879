"""The command line: exit codes, what goes where, and no traceback for wrong use."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import hosts
import publishing
import pytest
from click.testing import CliRunner
from msgspec import Struct

from mcsite import __version__, cli, exporting, reporting, scaffold
from mcsite.cli import telling
from mcsite.client import mirror

CREDENTIAL = "content/credentials/asking-good-questions.md"


@pytest.fixture
def catalog(tmp_path):
    scaffold.catalog(tmp_path)
    return tmp_path


class Done(Struct):
    """What came of a command line."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Done:
    """Run a command line in a folder. An error that the program doesn't expect is one of the test, too."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        cli.run(arguments)
    code = ended.value.code or 0
    return Done(int(code), out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


def start(folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "mcsite"), **environment: str):
    """Run a command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def break_it(catalog: Path) -> None:
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: publisht"), encoding="utf-8")


def test_a_clean_catalog_checks_with_zero(catalog):
    done = run(catalog, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no problems in 3 files\n")


def test_a_problem_checks_with_one_and_is_told_on_standard_error(catalog):
    break_it(catalog)
    done = run(catalog, "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{CREDENTIAL}:4:9: error[unknown-value]" in done.stderr
    assert "help: did you mean 'published'?" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs_go_to_standard_output(catalog, form):
    break_it(catalog)
    done = run(catalog, "check", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert "unknown-value" in json.dumps(json.loads(done.stdout))


def test_only_the_problems_of_the_paths_given_are_told(catalog):
    break_it(catalog)
    assert run(catalog, "check", "content/issuers").returncode == 0
    assert run(catalog, "check", "content/credentials").returncode == 1
    assert run(catalog, "check", CREDENTIAL).returncode == 1


def test_with_strict_a_warning_fails(catalog):
    (catalog / "content/topics/lonely.md").write_text("---\ntitle: Lonely\n---\n", encoding="utf-8")
    assert run(catalog, "check").returncode == 0
    assert run(catalog, "check", "--strict").returncode == 1
    assert run(catalog, "build", "--strict").returncode == 1
    assert not (catalog / "site").exists()
    assert run(catalog, "build").returncode == 0


def test_fix_mends_tells_what_and_goes_by_what_is_left(catalog):
    file = catalog / CREDENTIAL
    right = file.read_text(encoding="utf-8")
    file.write_text(
        right.replace("title: Asking", "titel: Asking").replace("topics: [", "topics: [math, "), encoding="utf-8"
    )
    before = run(catalog, "check")
    assert before.returncode == 1
    assert before.stderr.endswith("2 errors in 1 file\n'mcsite check --fix' mends 1 of them\n")
    done = run(catalog, "check", "--fix")
    assert done.returncode == 1
    assert done.stdout == ""
    first, second, *_ = done.stderr.splitlines()
    assert first == f"fixed {CREDENTIAL}:2:1: unknown key 'titel': wrote title"
    assert second == f"{CREDENTIAL}:7:10: error[unknown-id] there is no topic 'math'"
    assert "--fix" not in done.stderr
    assert file.read_text(encoding="utf-8") == right.replace("topics: [", "topics: [math, ")


def test_fix_leaves_the_result_to_programs_and_files_that_are_not_named_alone(catalog):
    for path in (CREDENTIAL, "mcsite.yaml"):
        file = catalog / path
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    done = run(catalog, "check", "--fix", "--format", "json", "mcsite.yaml")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert done.stderr.startswith("fixed mcsite.yaml:1:1: unknown key 'titel': wrote title\n")
    assert "titel:" in (catalog / CREDENTIAL).read_text(encoding="utf-8")
    assert run(catalog, "check", "--fix", "--strict").returncode == 0


def test_without_a_verb_it_builds_and_sums_up(catalog):
    (catalog / "content/topics/getting-started.md").write_text("---\ntitle: Start\n---\n", encoding="utf-8")
    scaffold.item(catalog, "credentials", "Later")
    done = run(catalog)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Built ")
    assert "content/credentials/later.md: draft" in done.stdout
    assert (catalog / "site" / "index.html").is_file()
    assert run(catalog, "--output", "elsewhere").returncode == 0
    assert (catalog / "elsewhere" / "index.html").is_file()


def test_a_failing_build_changes_nothing(catalog):
    assert run(catalog, "build").returncode == 0
    before = {file: file.read_bytes() for file in (catalog / "site").rglob("*") if file.is_file()}
    break_it(catalog)
    done = run(catalog, "build")
    assert done.returncode == 1
    assert "not built: site is as it was" in done.stderr
    assert {file: file.read_bytes() for file in (catalog / "site").rglob("*") if file.is_file()} == before


def test_build_py_is_the_same_program(catalog):
    script = Path(__file__).parent.parent / "build.py"
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


def test_a_day_in_the_future_publishes_what_is_due_by_then(catalog):
    file = catalog / CREDENTIAL
    text = file.read_text(encoding="utf-8").replace("status: published", "status: published\npublished: 2900-01-01")
    file.write_text(text, encoding="utf-8")
    page = catalog / "site" / "credentials" / "asking-good-questions" / "index.html"
    assert run(catalog, "build").returncode == 0
    assert not page.exists()
    assert run(catalog, "build", "--future", "2900-01-01").returncode == 0
    assert page.exists()


def test_a_base_url_takes_the_place_of_the_one_in_the_settings(catalog):
    assert run(catalog, "build", "--base-url", "https://else.example/path").returncode == 0
    feed = json.loads((catalog / "site" / "feed.json").read_text(encoding="utf-8"))
    assert feed["home_page_url"] == "https://else.example/path/"


def test_help_names_every_command(tmp_path):
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("build", "check", "init", "new", "schema", "serve"))


@pytest.mark.parametrize("form", ["text", "concise"])
def test_formats_for_people_go_to_standard_error(catalog, form):
    break_it(catalog)
    done = run(catalog, "check", "--format", form)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{CREDENTIAL}:4:9" in done.stderr


def test_annotations_for_github_go_to_standard_output(catalog):
    break_it(catalog)
    done = run(catalog, "check", "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error ")


@pytest.mark.parametrize("form", telling.FORMATS)
def test_every_format_tells_of_a_clean_catalog_with_zero(catalog, form):
    assert run(catalog, "check", "--format", form).returncode == 0


def test_paths_are_taken_however_they_are_written(catalog):
    break_it(catalog)
    for path in (
        CREDENTIAL,
        f"./{CREDENTIAL}",
        f"{catalog}/{CREDENTIAL}",
        "content/",
        ".",
        "content/topics/../credentials",
    ):
        assert run(catalog, "check", path).returncode == 1, path
    for path in ("content/topics", "mcsite.yaml"):
        assert run(catalog, "check", path).returncode == 0, path
    assert run(catalog, "check", "content/topics", CREDENTIAL).returncode == 1


def test_what_a_path_leaves_out_is_still_known(catalog):
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("[getting-started]", "[gettin-started]"), encoding="utf-8")
    done = run(catalog, "check", CREDENTIAL)
    assert "did you mean 'getting-started'?" in done.stderr


def on_a_terminal(catalog, *arguments, **environment):
    """Return what a command writes to a terminal."""
    pty = pytest.importorskip("pty")
    reader, terminal = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "mcsite", *arguments],
        cwd=catalog,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        timeout=120,
        check=False,
        env={**{key: value for key, value in os.environ.items() if key != "NO_COLOR"}, **environment},
    )
    os.close(terminal)
    written = b""
    try:
        while part := os.read(reader, 65_536):
            written += part
    except OSError:  # Linux ends a terminal so
        pass
    os.close(reader)
    return written.decode()


def test_colour_is_for_terminals_and_no_color_holds(catalog):
    break_it(catalog)
    assert "\x1b[31m" in on_a_terminal(catalog, "check")
    assert "\x1b" not in on_a_terminal(catalog, "check", NO_COLOR="1")
    assert "\x1b" not in start(catalog, "check", FORCE_COLOR="1").stderr


def test_a_build_on_a_terminal_sums_up(catalog):
    assert "Built " in on_a_terminal(catalog, "build")


@pytest.mark.parametrize("form", telling.FORMATS)
def test_any_text_can_be_told_whatever_the_terminal_can_show(catalog, form):
    (catalog / "content/topics/é→分数.md").write_text("---\ntitle: →分数\n---\n", encoding="utf-8")
    done = start(catalog, "check", "--format", form, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "bad-id" in done.stdout + done.stderr
    if form == "json":
        assert json.loads(done.stdout)[0]["path"] == "content/topics/é→分数.md"


@pytest.mark.parametrize("host", ["no such host", ".."])
def test_a_host_that_cant_be_one_is_told(catalog, host):
    done = start(catalog, "serve", "--host", host)
    assert done.returncode == 2
    assert "choose another" in done.stderr


def test_a_reader_that_goes_away_is_no_error(catalog):
    command = f"'{sys.executable}' -m mcsite schema credentials | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=catalog, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, b"{")
    assert b"Traceback" not in done.stderr


def test_a_build_tells_problems_and_its_result_apart(catalog):
    (catalog / "content/topics/lonely.md").write_text("---\ntitle: Lonely\n---\n", encoding="utf-8")
    done = run(catalog, "build")
    assert done.returncode == 0
    assert "empty-topic" in done.stderr
    assert "Built" in done.stdout
    assert "Built" not in done.stderr


def test_what_is_closed_is_summed_up(catalog):
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: retired"), encoding="utf-8")
    assert f"{CREDENTIAL}: retired" in run(catalog, "build").stdout


def test_with_drafts_drafts_are_built_and_checked(catalog):
    scaffold.item(catalog, "credentials", "Later")
    assert run(catalog, "build", "--drafts").returncode == 0
    assert (catalog / "site/credentials/later/index.html").is_file()
    assert run(catalog, "check", "--drafts").returncode == 0


def test_what_mcsite_didnt_make_is_in_the_way(catalog):
    assert run(catalog, "build").returncode == 0
    (catalog / "site/topics/later").mkdir()
    (catalog / "site/topics/later/index.html").write_text("mine", encoding="utf-8")
    (catalog / "content/topics/later.md").write_text("---\ntitle: Later\n---\n", encoding="utf-8")
    done = run(catalog, "build")
    assert done.returncode == 2
    assert "is in the way" in done.stderr
    assert (catalog / "site/topics/later/index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("verb", ["check", "build"])
def test_settings_that_cant_be_read_as_settings_are_a_broken_set_up_told_at_its_place(catalog, verb):
    (catalog / "mcsite.yaml").write_text("title: [", encoding="utf-8")
    done = run(catalog, verb)
    assert done.returncode == 2
    assert "mcsite.yaml:2:1: error[bad-yaml]" in done.stderr


def test_a_new_catalog_is_ready_to_build(tmp_path):
    done = run(tmp_path, "init", "badges")
    assert (done.returncode, done.stderr) == (0, "")
    assert "created badges/mcsite.yaml" in done.stdout
    assert "cd badges && mcsite serve" in done.stdout
    built = run(tmp_path / "badges", "--strict")
    assert (built.returncode, built.stderr) == (0, "")


def test_a_new_file_is_told_and_a_draft_isnt_published(catalog):
    done = run(catalog, "new", "credentials", "Wait Time")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.removeprefix("created ").strip()) == Path("content/credentials/wait-time.md")
    assert run(catalog, "check").returncode == 0
    assert "publishes it" in run(catalog, "new", "guides", "How to earn").stdout


def test_the_version_is_told(tmp_path):
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout) == (0, f"mcsite, version {__version__}\n")


def test_the_schemas_are_printed_as_they_are(tmp_path):
    assert json.loads(run(tmp_path, "schema", "credentials").stdout)["title"] == "Credential"
    assert "credentials" in run(tmp_path, "schema").stdout.split()
    assert "yaml.schemas" in json.loads(run(tmp_path, "schema", "--vscode").stdout)


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


# mirrors


def test_mirror_tells_what_has_changed(catalog):
    assert run(catalog, "build").returncode == 0
    done = run(catalog, "mirror", "site", "copy")
    assert (done.returncode, done.stderr) == (0, "")
    assert "appeared credentials/asking-good-questions/index.json\n" in done.stdout
    again = run(catalog, "mirror", "site", "copy", "--verify")
    assert again.stdout.startswith("copy is in step with site: 0 changed, 3 unchanged; 0 fetched, ")


def test_mirror_ends_with_two_if_there_is_nothing_to_follow_or_nowhere_to_put_it(catalog):
    done = run(catalog, "mirror", "nothing", "copy")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mcsite: nothing/catalog.json can't be read: ")
    assert run(catalog, "build").returncode == 0
    done = run(catalog, "mirror", "site", "content")
    assert (done.returncode, done.stderr) == (
        2,
        "mcsite: content isn't empty and isn't a mirror; choose another folder\n",
    )


def test_mirror_ends_with_one_if_the_catalog_has_lost_too_much_until_it_is_allowed(tmp_path):
    publishing.publish(tmp_path / "site", {"topics/one/": "One", "topics/two/": "Two", "topics/three/": "Three"})
    assert run(tmp_path, "mirror", "site", "copy").returncode == 0
    publishing.publish(tmp_path / "site", {"topics/one/": "One"})
    done = run(tmp_path, "mirror", "site", "copy")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "mcsite: 2 of the 3 things in copy are gone from site/, which may be an accident; "
        "if that is right, use --allow-shrink\n"
    )
    done = run(tmp_path, "mirror", "site", "copy", "--allow-shrink")
    assert done.stdout.startswith("removed topics/three/index.json\nremoved topics/two/index.json\n")


def test_mirror_ends_with_one_if_a_digest_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(mirror, "_PAUSES", ())
    publishing.publish(tmp_path / "site", {"topics/one/": "One"})
    (tmp_path / "site/topics/one/index.json").write_text("{}", encoding="utf-8")
    done = run(tmp_path, "mirror", "site", "copy")
    assert done.returncode == 1
    assert "site/topics/one/index.json doesn't have the digest that is announced" in done.stderr


# tables


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_and_imported_again_changes_nothing(catalog, form):
    where = {"csv": "tables", "xlsx": "catalog.xlsx"}[form]
    done = run(catalog, "export", "--to", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"exported 3 files into {where}\n", "")
    done = run(catalog, "import", where)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 files written, 3 unchanged\n", "")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_makes_an_equal_catalog(catalog, form):
    run(catalog, "export", "--to", form, "--output", "out")
    for file in (catalog / "content").rglob("*.md"):
        file.unlink()
    done = run(catalog, "import", "out", "--from", form)
    assert done.returncode == 0, done.stderr
    assert f"created {CREDENTIAL}\n" in done.stdout
    assert run(catalog, "import", "out", "--from", form).stdout == "0 files written, 3 unchanged\n"
    assert run(catalog, "check").stderr == "no problems in 3 files\n"


def edit_table(catalog: Path, old: str, new: str) -> None:
    run(catalog, "export", "--to", "csv")
    file = catalog / "tables/credentials.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def test_an_edited_table_changes_only_what_was_edited_and_a_dry_run_nothing(catalog):
    before = (catalog / CREDENTIAL).read_text(encoding="utf-8")
    edit_table(catalog, "Asking Good Questions", "Asking Better Questions")
    done = run(catalog, "import", "tables", "--dry-run")
    assert done.stdout == f"would change {CREDENTIAL}: title\n1 file to write, 2 unchanged\n"
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == before
    done = run(catalog, "import", "tables")
    assert done.stdout == f"changed {CREDENTIAL}: title\n1 file written, 2 unchanged\n"
    after = before.replace("title: Asking Good Questions", "title: Asking Better Questions")
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == after


def test_an_import_that_would_bring_in_an_error_tells_its_cell_and_writes_nothing(catalog):
    before = (catalog / CREDENTIAL).read_text(encoding="utf-8")
    edit_table(catalog, ",1.0.0,published,", ",1.0.0,publisht,")
    done = run(catalog, "import", "tables")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "credentials.csv: row 2, column 'status': error[unknown-value] 'status' can't be 'publisht'\n"
        "  help: did you mean 'published'?\n\nnothing was imported\n"
    )
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == before


def test_errors_that_were_there_before_do_not_keep_an_import_from_writing(catalog):
    edit_table(catalog, "Asking Good Questions", "Asking Better Questions")
    (catalog / "content/topics/other.md").write_text("---\ntitl: A\n---\n", encoding="utf-8")
    assert run(catalog, "import", "tables").returncode == 0


def test_an_error_that_an_import_brings_to_another_file_is_told_in_that_file(catalog):
    (catalog / "content/issuers/example-school.md").unlink()
    (catalog / "issuers.csv").write_text(
        "id,title,url,email\nschool,A,https://a.example,a@a.example\n", encoding="utf-8"
    )
    (catalog / "content/issuers/school.es.md").write_text("---\ntitle: ''\n---\n", encoding="utf-8")
    done = run(catalog, "import", "issuers.csv")
    assert done.returncode == 1
    assert "content/issuers/school.es.md:2:8: error[empty-value]" in done.stderr


def test_nothing_is_exported_while_there_is_an_error(catalog):
    break_it(catalog)
    done = run(catalog, "export", "--to", "xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("nothing was exported\n")
    assert not (catalog / "catalog.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "nope.csv"),
        ("import", "content"),
        ("import", "mcsite.yaml"),
        ("export", "--to", "csv", "--output", "mcsite.yaml"),
    ],
)
def test_a_wrong_import_or_export_is_refused(catalog, arguments):
    done = run(catalog, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mcsite: ")


def test_an_import_needs_a_catalog(tmp_path):
    (tmp_path / "topics.csv").write_text("id,title\na,A\n", encoding="utf-8")
    done = run(tmp_path, "import", "topics.csv")
    assert done.returncode == 2
    assert "there is no mcsite.yaml" in done.stderr


# links to the web


@pytest.fixture
def host():
    with hosts.answering() as answers:
        yield answers


def link_to(catalog: Path, *addresses: str) -> None:
    """Add links to the text of the credential."""
    with (catalog / CREDENTIAL).open("a", encoding="utf-8") as file:
        file.writelines(f"\nSee [this page]({address}).\n" for address in addresses)


def test_check_asks_nobody_unless_it_is_told_to(catalog, host):
    link_to(catalog, f"{host.url}/gone")
    program = (
        "import sys; from mcsite import cli\n"
        "try: cli.run(['check'])\n"
        "except SystemExit: print({'mcsite.weblinks', 'mcsite.fetching', 'urllib.request'} & {*sys.modules})"
    )
    assert start(catalog, program=("-c", program)).stdout == "set()\n"
    assert host.asked == []


def test_a_link_that_leads_nowhere_is_told_and_fails_if_warnings_do(catalog, host):
    host.given = {"/gone": [(404, {})], "/no": [(403, {})]}
    link_to(catalog, f"{host.url}/gone", f"{host.url}/no", f"{host.url}/there")
    done = run(catalog, "check", "--links")
    assert (done.returncode, done.stdout) == (0, "")
    told = f"'{host.url}/gone' leads nowhere: the server says 404 Not Found"
    assert f"warning[dead-link] {told}\n" in done.stderr
    assert done.stderr.endswith(
        "1 warning in 1 file\n"
        "No clear answer came from these addresses. Open them in a browser to see:\n"
        f"  {host.url}/no: the server says 403 Forbidden ({CREDENTIAL})\n"
        "asked 3 web addresses: 1 there, 1 dead, 1 without a clear answer; 1 for examples not asked\n"
    )
    assert run(catalog, "check", "--links", "--strict").returncode == 1
    done = run(catalog, "check", "--links", "--format", "json")
    (problem,) = json.loads(done.stdout)
    assert (problem["code"], problem["message"], done.stderr) == ("dead-link", told, "")
    assert run(catalog, "check", "--strict").stderr == "no problems in 3 files\n"


def test_links_are_asked_for_again_where_nothing_has_changed(catalog, host):
    host.given = {"/gone": [(200, {}), (404, {})]}
    link_to(catalog, f"{host.url}/gone")
    for file in catalog.rglob("*"):
        os.utime(file, (0, 0))
    assert run(catalog, "check", "--links", "--strict").returncode == 0
    assert run(catalog, "check", "--links", "--strict").returncode == 1


def test_only_the_links_of_the_chosen_files_are_asked_for(catalog, host):
    link_to(catalog, f"{host.url}/gone")
    assert "asked 0 web addresses" in run(catalog, "check", "--links", "content/topics").stderr
    assert host.asked == []
    assert "asked 1 web address:" in run(catalog, "check", "--links", CREDENTIAL).stderr


def test_of_many_addresses_without_a_clear_answer_some_are_listed(catalog, host):
    addresses = [f"{host.url}/{number}" for number in range(23)]
    host.given = {f"/{number}": [(403, {})] for number in range(23)}
    link_to(catalog, *addresses)
    told = run(catalog, "check", "--links", "--format", "concise").stderr
    assert told.count("403 Forbidden") == 20
    assert "  and 3 more\nasked 23 web addresses" in told


def test_words_of_a_host_never_steer_the_terminal(catalog, host):
    host.given = {"/a": [(404, {})], "/b": [(499, {}), (302, {"Location": "/\x1b[31m"})]}
    link_to(catalog, f"{host.url}/a", f"{host.url}/b")
    assert "\x1b" not in run(catalog, "check", "--links").stderr


def test_how_many_links_were_asked_for_is_shown_on_a_terminal(catalog, host):
    host.delay = 1.2
    link_to(catalog, f"{host.url}/a")
    assert "\r0 web addresses" in on_a_terminal(catalog, "check", "--links")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_asking_for_links_ends_at_once_when_it_is_told_to(catalog, host):
    host.given = {"/slow": ["slow"]}
    link_to(catalog, f"{host.url}/slow")
    command = [sys.executable, "-m", "mcsite", "check", "--links"]
    with subprocess.Popen(command, cwd=catalog, stderr=subprocess.PIPE, text=True) as process:
        while not host.asked:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=5)
    assert process.returncode == 1
    assert told == "\nAborted!\n"
