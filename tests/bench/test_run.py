"""The bench measures what it says, and gives no figure for what isn't right. Rivals aren't run here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import edits
import generators
import measuring
import pytest
import sites
import tables
import validator
import yaml
from catalog import Maker, plural, stem
from catalog import yaml as written
from measures import MEASURES

from mcsite import pipeline

BENCH = sites.REPOSITORY / "bench"
COUNT = 20


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    root = tmp_path_factory.mktemp("generated") / "catalog"
    Maker(root, COUNT, seed=1).make()
    return root


def _credentials(root):
    return sorted((root / "content" / "credentials").glob("*.md"))


def test_the_same_seed_gives_the_same_catalog(catalog, tmp_path):
    Maker(tmp_path, COUNT, seed=1).make()
    files = {path.relative_to(catalog): path.read_bytes() for path in catalog.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_generated_catalog_is_valid(catalog):
    checked = pipeline.check(catalog, pipeline.Options())
    assert {problem.code for problem in checked.problems} <= {"never-referenced"}  # an issuer of a small catalog
    assert len(checked.linked.catalog.credentials) == COUNT


def test_credentials_are_as_large_and_as_rich_as_real_ones(catalog):
    sizes = [path.stat().st_size for path in _credentials(catalog)]
    assert 3000 < min(sizes) < median(sizes) < max(sizes) < 5700
    fronts = [validator.front(path.read_text(encoding="utf-8")) for path in _credentials(catalog)]
    assert {len(front["rubric"]["criteria"]) for front in fronts} >= {3, 6}
    assert {len(front["evidence"]) for front in fronts} == {2, 3}
    assert any("prerequisites" in front for front in fronts)
    assert all(front["related"] for front in fronts)


@pytest.mark.parametrize(
    "value",
    ["plain words", "Ask: why?", "it's", "a # b", "yes", "null", "2024-08-18", "1.0.0", "'", "x:", "- a", "https://a.example/5"],
)  # fmt: skip
def test_the_generator_writes_what_yaml_reads(value):
    data = {
        "one": value,
        "list": [value, f"{value} {'long text ' * 20}end"],
        "maps": [{"a": {"Not yet": value}, "b": True, "c": 3}],
    }
    assert yaml.load("\n".join(written(data)), validator.Loader) == data


def test_generated_words_have_their_endings():
    assert [plural(noun) for noun in ("story", "progress", "essay", "class", "goal")] == "stories progresses essays classes goals".split()  # fmt: skip
    assert [stem(verb) for verb in ("tries", "coaches", "uses", "reads", "assesses")] == "try coach use read assess".split()  # fmt: skip


def test_the_rivals_get_the_same_front_matter(catalog):
    for path in _credentials(catalog):
        text = path.read_text(encoding="utf-8")
        assert validator.front(generators.below_params(text)) == validator.front(text)


def test_the_rivals_validator_names_what_is_wrong(tmp_path):
    Maker(tmp_path, 8, seed=1).make()
    good = subprocess.run([*generators.VALIDATOR, tmp_path], capture_output=True, text=True, check=False)
    assert (good.returncode, good.stderr) == (0, "")
    file = tmp_path / "content" / "credentials" / "credential-3.md"
    file.write_text(file.read_text(encoding="utf-8").replace("license: ", "license: [", 1), encoding="utf-8")
    bad = subprocess.run([*generators.VALIDATOR, tmp_path], capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert str(file) in bad.stdout


def test_mcsite_is_measured_from_end_to_end(tmp_path):
    figures = tmp_path / "figures.json"
    command = [
        sys.executable,
        BENCH / "run.py",
        "--sizes",
        str(COUNT),
        "--rounds",
        "1",
        "--rivals",
        "--only",
        "title",
        "size",
    ]
    done = subprocess.run([*command, "--work", tmp_path / "work", "--json", figures], capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "| One edit: title of a credential | " in done.stdout
    assert list((tmp_path / "work").iterdir()) == []
    sizes = json.loads(figures.read_bytes())["sizes"]
    ((run,), (size,)) = (sizes[str(COUNT)][name]["mcsite"] for name in ("title", "size"))
    assert run["wall"] > 0 < run["cpu"]
    assert size["files"] > COUNT


def test_no_figure_without_every_page(catalog, tmp_path):
    tool = generators.mcsite(tmp_path, catalog)
    tool.output.mkdir(parents=True)
    with pytest.raises(measuring.NoFigureError, match=f"mcsite made 0 pages of {COUNT} credentials"):
        edits.judge(tool, edits.subject(catalog))


def test_no_figure_without_the_edited_text(catalog, tmp_path):
    tool = generators.mcsite(tmp_path, catalog)
    for edit in edits.edits(tool, edits.subject(catalog)).values():
        before = edit.file.read_text(encoding="utf-8")
        mark = edit.make()
        after = edit.file.read_text(encoding="utf-8")
        assert mark in after
        assert mark not in before
        with pytest.raises(measuring.NoFigureError, match="doesn't show the edit"):
            edit.judge()


def test_clearing_leaves_nothing_but_sources(catalog, tmp_path):
    tool = generators.mcsite(tmp_path, catalog)
    tool.output.mkdir(parents=True)
    (tool.folder / ".store").mkdir()
    (tmp_path / "mcsite" / "cache").touch()
    tool.clear()
    assert [path.name for path in (tmp_path / "mcsite").iterdir()] == ["catalog"]
    assert {path.name for path in tool.folder.iterdir()} == {"content", "theme", "mcsite.yaml"}


def test_commands_are_added_up(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    work = [
        sys.executable,
        "-c",
        "import time; kept = b'x' * 50_000_000; sum(range(3_000_000)); time.sleep(0.3); print('done')",
    ]
    spent = measuring.run([work, work], folder, watched=True)
    assert spent.said == "done\ndone\n"
    assert spent.wall > 0.6
    assert 0 < spent.cpu < spent.wall
    assert 50 < spent.peak < 100
    assert sum(spent.peaks.values()) >= spent.peak


def test_no_figure_for_a_command_that_fails(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(measuring.NoFigureError, match=r"(?s)ended with 3.*so it is"):
        measuring.run([[sys.executable, "-c", "print('so it is'); raise SystemExit(3)"]], folder)


def test_no_process_is_left(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    with (
        (tmp_path / "said").open("wb") as said,
        measuring.started([sys.executable, "-c", child], folder, said.fileno()) as one,
    ):
        while len(measuring.members(one.pid)) < 2:
            pass
    assert measuring.members(one.pid) == {}


def test_what_the_system_tells_of_a_process_is_read():
    text = Path("/proc/self/stat").read_text(encoding="utf-8")
    assert measuring.status(text)[2] == os.getsid(0)
    assert measuring.status("7 (a (b) c) S 1 7 5 0") == ("a (b) c", "S", 5)
    assert measuring.proportional("Rss: 9 kB\nPss:    2048 kB\nPss_Dirty: 1 kB\n") == 2.0


def test_a_table_has_medians_and_ratios_of_pairs():
    ours = [{"wall": 1.0, "cpu": 2.0}, {"wall": 3.0, "cpu": 2.0}, {"wall": 2.0, "cpu": 2.0}]
    slow = [{"wall": 10.0, "cpu": 5.0}, {"wall": 10.0, "cpu": 5.0}, {"wall": 4.0, "cpu": 5.0}]
    slower = [{"wall": 20.0, "cpu": 4.0}, {"wall": 6.0, "cpu": 8.0}, {"wall": 9.0, "cpu": 8.0}]
    assert tables.table({"cold": {"mcsite": ours, "A": slow, "B": slower}, "size": {"mcsite": [{"files": 1234}]}}, "mcsite", ["A", "B"]) == (
        "| | mcsite | A | B | ratio to the best rival |\n"
        "|---|---|---|---|---|\n"
        "| Cold build | 2.00 (1.00–3.00) s, CPU 2.00 s | 10.0 (4.00–10.0) s, CPU 5.00 s "
        "| 9.00 (6.00–20.0) s, CPU 8.00 (4.00–8.00) s | 0.500 (0.100–0.500), CPU 0.400 (0.400–0.500) |\n"
        "| Size of the site | files 1,234 | – | – | – |\n"
    )  # fmt: skip


def test_every_measure_has_a_place_in_the_documentation():
    told = (sites.REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8")
    assert [name for name in (*MEASURES, *tables.TITLES.values()) if f"`{name}`" not in told and name not in told] == []
