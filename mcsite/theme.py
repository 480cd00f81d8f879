"""The theme: templates and assets, those of the catalog before those of mcsite.

A template of the catalog takes the place of mcsite's of the same name, and can extend it as `mcsite/<name>`. Undefined
names are errors; every value is escaped.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from mcsite import __version__, artifacts, model, prose, urls
from mcsite.artifacts import Artifact
from mcsite.describing import About
from mcsite.diagnostics import Problem, Span
from mcsite.templating import Sources, Twins, told_apart
from mcsite.views import words

PUBLISHED = frozenset(
    {".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", ".woff2", ".txt"}
)


class Page(Struct, frozen=True):
    """What a template knows of the page it makes.

    `canonical` is the address that it is known by; `section` is the collection that the navigation marks.
    """

    path: str
    canonical: str
    section: str = ""
    about: About = About()


class Theme:
    """Renders pages. `catalog` is the catalog's own theme folder, which need not exist; `builtin` is mcsite's.

    Pages are made by the twins of their templates (`mcsite.templating`), and by Jinja's own where these can't. `cache`
    is a folder that keeps both from one run to the next; whoever can write there can run code here. `environment` is
    Jinja's, with all that templates know by name.
    """

    def __init__(self, catalog: Path, builtin: Path, settings: model.Settings, cache: Path | None = None) -> None:
        self._folders = [folder for folder in dict.fromkeys((catalog, builtin)) if folder.is_dir()]
        self._catalog = catalog
        self._settings = settings
        self.environment = _environment(self._folders, builtin, settings)
        if cache is not None:
            self.environment.bytecode_cache = _bytecode(cache)
        self._twins = [Twins(self.environment, self.sources, cache, careful=careful) for careful in (False, True)]
        self._useless: dict[str, int] = {}  # how many of a template's twins were of no use

    def page(
        self, template: str, path: str, section: str = "", *, about: About | None = None, **context: Any
    ) -> Artifact | Problem:
        """Return the page at a path, made from a template; or the problem that the template has."""
        html = self.render(template, path, section, about=about, **context)
        return html if isinstance(html, Problem) else artifacts.page(path, html)

    def render(
        self, template: str, path: str, section: str = "", *, about: About | None = None, **context: Any
    ) -> str | Problem:
        """Return the HTML for a path, its URLs as views hold them; or the problem that the template has."""
        about = about or About()
        canonical = urls.absolute(about.url or urls.here(path), self._settings.url)
        page = Page(path, canonical, section, about)
        given = {"page": page, **context}
        quick = self._quickly(template, given)
        if quick is not None:
            return quick
        try:
            return self.environment.get_template(template).render(given)
        except Exception as error:  # noqa: BLE001  a template may run into any error; each is told at its line
            return self._problem(error, template)

    def prepare(self, *templates: str) -> None:
        """Make twins now of templates that are known to make many pages: before processes part, for all of them."""
        for template in templates:
            with suppress(Exception):  # what can't have one is for Jinja's own
                self._twins[0].page(template)

    def _quickly(self, template: str, given: dict[str, Any]) -> str | None:
        """Return what the twin of a template prints; None if it has none, or Jinja's own has to say it."""
        for number in range(self._useless.get(template, 0), len(self._twins)):
            try:
                return self._twins[number].page(template)(given)
            except Exception:  # noqa: BLE001  whatever it is, Jinja's own tells it
                self._useless[template] = number + 1
        return None

    def sources(self) -> Sources:
        """Return what tells the templates apart from others."""
        builtin, *others = [_templates(folder) for folder in reversed(self._folders)]
        replaced = {name: content for one in others for name, content in one.items()}
        told = told_apart(builtin)
        return Sources(told_apart(replaced, told) if replaced else told, told, frozenset(replaced))

    def assets(self) -> Iterator[Artifact]:
        """Go through the files of `assets/`, each name once."""
        files: dict[str, Path] = {}
        for folder in reversed(self._folders):
            root = folder / "assets"
            files |= {
                file.relative_to(root).as_posix(): file
                for file in sorted(root.rglob("*"))
                if file.is_file() and file.suffix in PUBLISHED and not _is_hidden(file.relative_to(root))
            }
        for name in sorted(files):
            yield Artifact(f"assets/{name}", files[name].read_bytes())

    def _problem(self, error: Exception, template: str) -> Problem:
        file, line = self._place(error, template)
        hint = "docs/theming.md says what each template gets" if isinstance(error, jinja2.UndefinedError) else ""
        return Problem("template-error", _sentence(error), file, Span(line, 1, line, 2) if line else None, hint)

    def _place(self, error: Exception, template: str) -> tuple[str, int]:
        if isinstance(error, jinja2.TemplateSyntaxError):
            return self._shown(error.filename or error.name or template), error.lineno
        frames = traceback.extract_tb(error.__traceback__)
        inside = [frame for frame in frames if any(Path(frame.filename).is_relative_to(f) for f in self._folders)]
        if inside:
            return self._shown(inside[-1].filename), inside[-1].lineno or 0
        return f"theme/templates/{template}", 0

    def _shown(self, filename: str) -> str:
        file = Path(filename)
        if file.is_relative_to(self._catalog):
            return f"theme/{file.relative_to(self._catalog).as_posix()}"
        return next(
            (f"mcsite/theme/{file.relative_to(f).as_posix()}" for f in self._folders if file.is_relative_to(f)),
            f"theme/templates/{filename}",
        )


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _templates(folder: Path) -> dict[str, bytes]:
    """Return the templates of a theme by their names."""
    root = folder / "templates"
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def _environment(folders: list[Path], builtin: Path, settings: model.Settings) -> jinja2.Environment:
    own = jinja2.FileSystemLoader([folder / "templates" for folder in folders])
    prefixed = jinja2.PrefixLoader({"mcsite": jinja2.FileSystemLoader(builtin / "templates")})
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([own, prefixed]),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        settings=settings,
        notice=prose.text(settings.notice) if settings.notice else None,
        url=urls.here,
        generator=f"mcsite {__version__}",
    )
    environment.filters.update(
        {name: getattr(words, name) for name in ("label", "number", "amount", "credit", "hours", "day", "money")}
    )
    environment.filters["linked_data"] = lambda value: _json_block(value, settings.url)
    environment.filters["absolute"] = lambda text: urls.absolute(text, settings.url)
    environment.filters.update(listed=words.listed, count=words.count, unbroken=_unbroken, json_block=_json_block)
    return environment


def _bytecode(cache: Path) -> jinja2.FileSystemBytecodeCache | None:
    folder = cache / f"jinja-{jinja2.__version__}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Bytecode(str(folder)) if os.access(folder, os.W_OK) else None


class _Bytecode(jinja2.FileSystemBytecodeCache):
    """Keeps what Jinja compiled, as long as there is a folder for it: a cache may be removed at any time."""

    def dump_bytecode(self, bucket: Any) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@lru_cache(maxsize=1024)  # there are few such texts, and many things have them
def _unbroken(text: str) -> Markup:
    """Return a text that stays in one line."""
    return escape(text).replace(" ", Markup("&nbsp;"))


def _json_block(value: object, base_url: str = urls.SITE_ROOT) -> Markup:
    """Return a value as JSON for an inert data block, a script element that no browser runs.

    With a base URL, URLs of the site become absolute.
    """
    content = msgspec.json.encode(value).replace(urls.SITE_ROOT.encode(), base_url.encode())
    return Markup(content.replace(b"<", b"\\u003c").decode())  # noqa: S704  # no tag can end it


def _sentence(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template '{error.name}'"
    if isinstance(error, jinja2.TemplateSyntaxError | jinja2.UndefinedError):
        return str(error.message or error).rstrip(".")
    return f"{type(error).__name__}: {error}"
