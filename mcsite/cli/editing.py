"""The commands that begin catalogs and files, and tell editors how to help with them."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new catalog, ready to build."""
    from mcsite import scaffold

    made = scaffold.catalog(folder)
    for path in made:
        click.echo(f"created {path}")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"Next: {where}mcsite serve --drafts --open")


@click.command()
@click.argument("collection")
@click.argument("title")
@click.option("--id", "id_", default="", help="The id; made from the title if left out.")
@click.option("--from", "source", default="", metavar="ID", help="Begin with a copy of this one.")
def new(collection: str, title: str, id_: str, source: str) -> None:
    """Make a new file in COLLECTION; of credentials and stacks, a draft."""
    from mcsite import scaffold

    path = scaffold.item(Path.cwd(), collection, title, id_, source)
    click.echo(f"created {path}")
    if path.parent.name not in scaffold.DRAFTED:
        click.echo("It has no draft state: the next build publishes it.")


@click.command()
@click.argument("name", required=False, default="")
@click.option("--vscode", is_flag=True, help="Print settings for editors with VS Code's YAML support.")
@click.option("--cms", is_flag=True, help="Print forms for Decap CMS: for all collections, or for NAME.")
@click.option("--issue-form", is_flag=True, help="Print a GitHub issue form to propose a credential, or NAME.")
def schema(name: str, *, vscode: bool, cms: bool, issue_form: bool) -> None:
    """Print the schema of a collection, or the names of all, or what is made of the schemas."""
    from mcsite import scaffold
    from mcsite.diagnostics import Refusal

    if vscode + cms + issue_form > 1:
        raise Refusal("--vscode, --cms and --issue-form print different files; give one of them at a time")
    if cms or issue_form:
        click.echo(_forms(name, cms=cms).encode(), nl=False)
    else:
        click.echo((scaffold.vscode() if vscode else scaffold.schema(name)).encode())


def _forms(name: str, *, cms: bool) -> str:
    from mcsite import resources
    from mcsite.forms import decap, holdings, issues
    from mcsite.schemas import Schemas

    schemas = Schemas(resources.folder("schema"))
    held = holdings.read(Path.cwd(), schemas)
    return decap.config(schemas, held, name) if cms else issues.form(schemas, held, name or "credentials")
