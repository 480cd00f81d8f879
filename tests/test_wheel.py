"""What is installed is whole: a wheel built here, in a fresh environment, makes and builds a catalog.

Nothing is fetched. This environment's pip installs the wheel into the fresh one (`pip --python … install --no-index
--no-deps`), and a .pth file puts the site-packages of this one last on its path, for what mcsite depends on. Python
reads no .pth file of a folder that is added so: the editable mcsite of this environment stays out of sight.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import sites

PROJECT = tomllib.loads((sites.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = f"{PROJECT['name']}-{PROJECT['version']}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a source archive from the repository, and from that a wheel; return the folder of both."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, sites.REPOSITORY]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)  # elsewhere than our own build.py
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """Return the Python of a fresh environment with nothing but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install"]
    subprocess.run([*install, "--quiet", "--no-index", "--no-deps", wheel], check=True, capture_output=True)
    (packages,) = folder.rglob("site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def _run(*command, cwd):
    """Run a command with no sign of this repository in its surroundings."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=surroundings)


def test_the_wheel_holds_the_package_its_schemas_and_its_theme_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"mcsite", f"{NAME}.dist-info"}
    sources = {
        f"mcsite/{file.relative_to(folder).as_posix()}"
        for folder in (sites.REPOSITORY / "mcsite",)
        for file in folder.rglob("*")
        if file.suffix in {".py", ".typed"}
    }
    data = {
        f"mcsite/{file.relative_to(sites.REPOSITORY).as_posix()}"
        for name in ("schema", "theme")
        for file in (sites.REPOSITORY / name).rglob("*")
        if file.is_file()
    }
    packed = {name for name in names if name.startswith("mcsite/")}
    assert packed - sources - data == set()
    assert sources | data == packed


def test_the_wheel_names_its_licence_command_and_dependencies(wheel):
    with zipfile.ZipFile(wheel) as archive:
        info = {name.removeprefix(f"{NAME}.dist-info/") for name in archive.namelist() if "dist-info/" in name}
        metadata = archive.read(f"{NAME}.dist-info/METADATA").decode()
        commands = archive.read(f"{NAME}.dist-info/entry_points.txt").decode()
    assert info == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert "mcsite = mcsite.__main__:main" in commands
    for dependency in PROJECT["dependencies"]:
        assert f"Requires-Dist: {dependency}" in metadata


def test_the_source_archive_can_be_built_and_holds_no_tests_or_content(built):
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        top = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {"mcsite", "schema", "theme", "pyproject.toml", "README.md", "LICENSE", "PKG-INFO"} <= top
    assert top.isdisjoint({"tests", "content", "site", ".venv", "bench"})


def test_the_installed_package_is_the_wheel_s(python, tmp_path):
    found = _run(python, "-c", "import mcsite; print(mcsite.__file__)", cwd=tmp_path)
    assert Path(found.stdout.strip()).is_relative_to(python.parents[1]), found.stderr


def test_a_new_catalog_builds_without_a_warning_in_an_empty_folder(python, tmp_path):
    mcsite = python.with_name("mcsite")
    made = _run(mcsite, "init", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    built = _run(mcsite, "build", "--strict", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    site = tmp_path / "site"
    for path in ("index.html", "assets/site.css", "credentials/asking-good-questions/index.html", "feed.json"):
        assert (site / path).is_file(), path
    assert (site / "schema" / "credentials.schema.json").is_file()


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), ("check",), ("schema",), ("build", "--no-such-option"), ("no-such-command",)],
)
def test_the_command_and_the_module_behave_alike(python, tmp_path, arguments):
    command = _run(python.with_name("mcsite"), *arguments, cwd=tmp_path)
    module = _run(python, "-m", "mcsite", *arguments, cwd=tmp_path)
    assert (command.returncode, command.stdout, command.stderr) == (module.returncode, module.stdout, module.stderr)
    assert command.returncode == (0 if arguments[0] in {"--version", "--help", "schema"} else 2)


def test_the_version_is_that_of_the_project(python, tmp_path):
    assert PROJECT["version"] in _run(python, "-m", "mcsite", "--version", cwd=tmp_path).stdout
