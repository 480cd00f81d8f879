"""A catalog written as tables, to be edited in a spreadsheet and imported again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from mcsite import checking, frontmatter, replacing, resources, sources
from mcsite.checking import Checked
from mcsite.diagnostics import Problem
from mcsite.schemas import Schemas
from mcsite.tables import csvfiles, filling, layout, workbooks
from mcsite.tables.filling import File

OUTPUTS = {"csv": Path("tables"), "xlsx": Path("catalog.xlsx")}


class Exported(Struct, frozen=True):
    """What an export did: the files that it wrote, none where errors kept it from that."""

    checked: Checked
    files: tuple[Path, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors that kept it from writing."""
        return tuple(problem for problem in self.checked.problems if problem.severity == "error")


def export(root: Path, form: str, output: Path | None = None, clock: checking.Clock = checking.now) -> Exported:
    """Write the content of a catalog, drafts too: as a folder of CSV files or as an XLSX workbook.

    Files of an earlier export are replaced. Nothing is written while there is an error in the content. Raises Refusal
    for what a cell can't hold, and if the files can't be written.
    """
    checked = checking.check(root, checking.Options(), clock)
    if checked.failed:
        return Exported(checked)
    tables = layout.tables(Schemas(resources.folder("schema")))
    rows = filling.fill(tables, _files(root))
    target = root / (output or OUTPUTS[form])
    if form == "xlsx":
        made = {target: workbooks.write(tables, rows)}
    else:
        made = {target / f"{table.name}.csv": csvfiles.write(table, rows[table.name]) for table in tables}
    replacing.replace(made)
    return Exported(checked, tuple(made))


def _files(root: Path) -> Iterator[File]:
    for source in sources.discover(root).files:
        document, _ = frontmatter.read(source.path, source.content)
        if document is not None:
            yield File(source.collection, source.id, source.language, document.data, document.body)
