"""Sites for tests: small catalogs laid out in a folder, what one output makes of them, and whole sites as built."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import html5lib
from msgspec import Struct

from mcsite import artifacts, looking, pipeline, publishing, resources, views
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.views import CredentialView, Views

REPOSITORY = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "golden" / "catalog"
SMALL_DAY = date(2026, 10, 1)
SMALL_URL = "https://small.example/badges/"
SAMPLE_DAY = date(2026, 12, 1)  # a day on which nothing of the sample is past its review, whenever the test runs

Files = Mapping[str, str | bytes | None]


class Site(Struct, frozen=True):
    """A site as it was built: its folder, the address that it is for, and the content files that it leaves out."""

    root: Path
    url: str
    withheld: tuple[Path, ...]

    def files(self, pattern: str) -> list[Path]:
        """Return its files below the root that match a pattern, in order."""
        return sorted(file.relative_to(self.root) for file in self.root.rglob(pattern) if file.is_file())

    def pages(self) -> list[str]:
        """Return the paths of all HTML files."""
        return [file.as_posix() for file in self.files("*.html")]

    def text(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def json(self, path: str) -> Any:
        """Return what a JSON file says."""
        return json.loads(self.text(path))

    def file(self, url: str) -> Path:
        """Return the file that a host serves at one of the site's own addresses."""
        assert url.startswith(self.url), f"{url} isn't on the site"
        path = url.removeprefix(self.url).split("#")[0]
        return self.root / (path + "index.html" if path.endswith("/") or not path else path)


def lay(root: Path, files: Files | None = None) -> Path:
    """Lay out the small catalog, with files put over it (None takes one away), and return its folder."""
    shutil.copytree(SMALL, root)
    for path, content in (files or {}).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def look(root: Path, **options: Any) -> tuple[views.Views, Theme]:
    """Return the views of a catalog without errors, and its theme."""
    checked = pipeline.check(root, pipeline.Options(**{"day": SMALL_DAY, **options}))
    assert not checked.failed, checked.problems
    made = views.Views(checked.linked)
    return made, Theme(root / "theme", resources.folder("theme"), made.settings)


def made(output: ModuleType, views: Views, theme: Theme | None) -> Iterator[Artifact | Problem]:
    """Go through what an output makes: of each thing, of each release, and of all."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "kept.db", b"", {}) as store:
        context = Context(views, theme, store)  # type: ignore[arg-type]
        for make in (_of_things, _of_all):
            results: Any = map(_decided, make(output, views, theme, context))
            if output in publishing.IDENTIFYING and views.elsewhere:
                results = artifacts.of_others(results, views.settings.url, views.elsewhere)
            yield from results


def _decided(one: Any) -> Any:
    return one.make() if isinstance(one, artifacts.Decided) else one


def _of_things(output: Any, views: Views, _theme: Any, context: Context) -> Iterator[Artifact | Problem]:
    for view in views.everything() if hasattr(output, "of") else ():
        yield from output.of(view, context)
        if output in publishing.LASTING and isinstance(view, CredentialView):
            for former in views.formerly(view, translated=True):
                yield from output.of(former, context)
    for release in views.releases if hasattr(output, "of_release") else ():
        yield from output.of_release(release, context)


def _of_all(output: Any, views: Views, theme: Any, context: Context) -> Iterator[Artifact | Problem]:
    if hasattr(output, "make"):
        yield from output.make(views, theme)
    if hasattr(output, "join"):
        fragments = Said({one.url: output.fragment(views.get(one.key), context) for one in views.entries})
        problems = [one for one in fragments.said.values() if isinstance(one, Problem)]
        yield from problems or output.join(fragments, context)


class Said:
    """What an output said of each thing, as `mcsite.context.Fragments`."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said

    def __call__(self, entry: Any) -> bytes:
        return self.said[entry.url]

    def digest(self, entry: Any) -> bytes:
        return looking.digest(self.said[entry.url])


def contents(results: Iterable[Artifact | Problem]) -> dict[str, bytes]:
    """Return the files that an output made: the content of each by its path."""
    files: dict[str, bytes] = {}
    for result in results:
        assert not isinstance(result, Problem), result
        assert result.path not in files, f"{result.path} is made twice"
        files[result.path] = result.content
    return files


def build(root: Path, output: Path, day: date, base_url: str = "") -> Site:
    """Build a catalog without problems or warnings."""
    built = pipeline.build(root, output, pipeline.Options(day=day, base_url=base_url), strict=True)
    assert built.written is not None, built.problems
    withheld = tuple(root / one.path for one in built.checked.linked.withheld)
    return Site(output, built.checked.linked.catalog.settings.url, withheld)


def parse(page: str | bytes) -> Any:
    """Return the root element of an HTML page. Raises html5lib's ParseError where the standard calls it an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
