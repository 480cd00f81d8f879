"""The generators that are compared: how each is installed, set up with a catalog, and told to build, check and serve."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from measuring import Command

HERE = Path(__file__).resolve().parent
INSTALLED = HERE / ".tools"
HUGO = "0.168.0"
NPM = {"@11ty/eleventy": "3.1.8", "pagefind": "1.6.0"}
VALIDATOR = (sys.executable, HERE / "validator.py", HERE.parent / "schema")
TITLE = "Generated Catalog"
MARK = "Mark0"  # stands in each template for the text that an edit writes
OVERRIDE = f"""{{% extends "mcsite/credential.html" %}}
{{% block lead %}}{{{{ super() }}}}<p>{MARK}</p>{{% endblock %}}
"""


@dataclass
class Tool:
    """A generator with a catalog: `folder` holds its sources, `output` the site.

    `search` and `feed` are files that have to be in the output. `serve` returns the command for a port.
    """

    name: str
    folder: Path
    output: Path
    build: list[Command]
    check: list[Command]
    serve: Callable[[int], Command]
    template: Path
    config: Path
    search: str
    help: Command
    feed: str = "feed.json"
    sources: frozenset[str] = field(default_factory=frozenset)
    built: bool = False

    def ready(self) -> None:
        """Remember which files are sources: all that there are now."""
        self.sources = frozenset(one.name for one in self.folder.iterdir())

    def clear(self) -> None:
        """Remove whatever a build or a check made or kept."""
        for one in self.folder.parent.iterdir():
            if one != self.folder:
                remove(one)
        for one in self.folder.iterdir():
            if one.name not in self.sources:
                remove(one)
        self.built = False

    def source(self, collection: str, id_: str) -> Path:
        """Return the file of a thing."""
        return self.folder / "content" / collection / f"{id_}.md"

    def page(self, path: str) -> Path:
        """Return the page at an address."""
        return self.output / path / "index.html"


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def mcsite(work: Path, catalog: Path) -> Tool:
    """Set up mcsite with a catalog that has a template of its own."""
    folder, output = _folders(work, "mcsite")
    shutil.copytree(catalog, folder)
    template = folder / "theme" / "templates" / "credential.html"
    template.parent.mkdir(parents=True)
    template.write_text(OVERRIDE, encoding="utf-8")
    program = Path(sys.executable).with_name("mcsite")
    tool = Tool(
        "mcsite",
        folder,
        output,
        build=[(program, "build", "--output", output)],
        check=[(program, "check")],
        serve=lambda port: (program, "serve", "--port", str(port)),
        template=template,
        config=folder / "mcsite.yaml",
        search="search/start.json",
        help=(program, "--help"),
    )
    tool.ready()
    return tool


def hugo(work: Path, catalog: Path) -> Tool:
    """Set up Hugo with a catalog; what isn't the title goes below `params`, since Hugo has its own use of some keys."""
    folder, output = _folders(work, "hugo")
    shutil.copytree(HERE / "rivals" / "hugo", folder)
    for file in (catalog / "content").glob("*/*.md"):
        to = folder / "content" / file.relative_to(catalog / "content")
        to.parent.mkdir(exist_ok=True)
        to.write_text(below_params(file.read_text(encoding="utf-8")), encoding="utf-8")
    (program,) = INSTALLED.glob("hugo/lib/python3*/site-packages/hugo/binaries/hugo*")
    check = [(*VALIDATOR, folder)]
    tool = Tool(
        "Hugo + Pagefind + validator",
        folder,
        output,
        build=[*check, (program, "build", "--quiet", "--destination", output), pagefind(output)],
        check=check,
        serve=lambda port: (program, "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)),
        template=folder / "layouts" / "credentials" / "single.html",
        config=folder / "hugo.yaml",
        search="pagefind/pagefind-entry.json",
        help=(program, "--help"),
    )
    tool.ready()
    return tool


def eleventy(work: Path, catalog: Path) -> Tool:
    """Set up Eleventy with a catalog."""
    folder, output = _folders(work, "eleventy")
    shutil.copytree(HERE / "rivals" / "eleventy", folder)
    shutil.copytree(catalog / "content", folder / "content", dirs_exist_ok=True)
    program = ("node", INSTALLED / "node_modules/@11ty/eleventy/cmd.cjs")
    check = [(*VALIDATOR, folder)]
    tool = Tool(
        "Eleventy + Pagefind + validator",
        folder,
        output,
        build=[*check, (*program, "--quiet", f"--output={output}"), pagefind(output)],
        check=check,
        serve=lambda port: (*program, "--quiet", "--serve", f"--port={port}", f"--output={output.parent / 'served'}"),
        template=folder / "_includes" / "credential.11ty.js",
        config=folder / "_data" / "site.json",
        search="pagefind/pagefind-entry.json",
        help=(*program, "--help"),
    )
    tool.ready()
    return tool


RIVALS = {"hugo": hugo, "eleventy": eleventy}


def below_params(text: str) -> str:
    """Return a content file as Hugo wants it."""
    _, front, body = text.split("---\n", 2)
    title, *rest = front.splitlines()
    return "\n".join(("---", title, "params:", *(f"  {line}" for line in rest), "---", body))


def install(names: list[str]) -> dict[str, str]:
    """Install the rivals that aren't there yet; return the versions of all that is compared."""
    if not names:
        return {"Python": platform.python_version()}
    if "hugo" in names and not list(INSTALLED.glob(f"hugo/lib/python3*/site-packages/hugo-{HUGO}.dist-info")):
        subprocess.run([sys.executable, "-m", "venv", "--clear", INSTALLED / "hugo"], check=True)
        python = INSTALLED / "hugo" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"hugo=={HUGO}"], check=True)
    needed = {name: version for name, version in NPM.items() if name == "pagefind" or "eleventy" in names}
    install_from_npm(needed)
    return {"Python": platform.python_version(), **({"hugo": HUGO} if "hugo" in names else {}), **needed}


def install_from_npm(needed: Mapping[str, str]) -> None:
    """Install packages at these versions, unless they are there."""
    missing = [f"{name}@{version}" for name, version in needed.items() if _installed(name) != version]
    if missing:
        INSTALLED.mkdir(exist_ok=True)
        options = ("--silent", "--no-audit", "--no-fund", "--prefix", INSTALLED)
        subprocess.run(["npm", "install", *options, *missing], check=True)


def _installed(name: str) -> str:
    package = INSTALLED / "node_modules" / name / "package.json"
    return str(json.loads(package.read_bytes())["version"]) if package.is_file() else ""


def _folders(work: Path, name: str) -> tuple[Path, Path]:
    (work / name).mkdir(parents=True)
    return work / name / "catalog", work / name / "out" / "site"


def pagefind(output: Path) -> Command:
    """Return the command that indexes a site: the program itself, not the script that starts it."""
    (program,) = INSTALLED.glob("node_modules/@pagefind/*/bin/pagefind_extended")
    return (program, "--quiet", "--site", output)
