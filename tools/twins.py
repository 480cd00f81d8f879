"""Write mcsite/templating/ready.py, the Python of mcsite's own templates: `python tools/twins.py`.

It takes 0.2 s, half of which is Jinja's parser: as long as it takes to make 400 pages.
"""

from __future__ import annotations

from pathlib import Path

from mcsite import model, resources
from mcsite.templating.units import Unit, Units
from mcsite.theme import Theme

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "mcsite" / "templating" / "ready.py"
ALONE = ("index", "pieces")  # folders of what is rendered by itself, as pages are
LATE = ("feed", "home", "plan")  # folders of what is included by a name that is told late

_HEAD = """\
# Written by tools/twins.py from theme/templates/. Change those, then run `make twins`.
# It isn't imported: `mcsite.templating` runs it with the names of an environment.

DIGEST = {digest!r}
UNITS = {{  # and the files that they are written from
    {units},
}}
"""


def ready() -> str:
    """Return the module."""
    folder = resources.folder("theme")
    theme = Theme(folder, folder, model.Settings("Catalog", "https://catalog.example/"))
    units = Units(theme.environment, careful=False)
    templates = folder / "templates"
    for file in sorted(templates.rglob("*.html")):
        name = file.relative_to(templates).as_posix()
        if file.parent == templates or file.parent.name in ALONE:
            units.page(name)
        elif file.parent.name in LATE and "{% macro" not in file.read_text(encoding="utf-8"):
            units.include(name)
    named = ",\n    ".join(f"{name!r}: {' '.join(sorted(_files(units.made, name)))!r}" for name in sorted(units.made))
    head = _HEAD.format(digest=theme.sources().builtin, units=named)
    return "\n\n".join([head, *(unit.source for unit in _ordered(units.made))]) + "\n"


def _ordered(made: dict[str, Unit]) -> list[Unit]:
    """Return units, each after those that it calls."""
    found: dict[str, Unit] = {}

    def take(name: str) -> None:
        for one in made[name].needs:
            take(one)
        found.setdefault(name, made[name])

    for name in sorted(made):
        take(name)
    return list(found.values())


def _files(made: dict[str, Unit], name: str) -> set[str]:
    """Return the files that a unit, and all that it calls, is written from."""
    return set(made[name].files).union(*(_files(made, one) for one in made[name].needs))


if __name__ == "__main__":
    TARGET.write_text(ready(), encoding="utf-8")
