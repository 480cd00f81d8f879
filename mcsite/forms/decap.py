"""The configuration of Decap CMS: forms in the browser for the files of a catalog."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import urls
from mcsite.forms import refuse_no_collection, written
from mcsite.forms.holdings import Holdings
from mcsite.forms.widgets import Widgets
from mcsite.schemas import Json, Schemas

_HEAD = """\
# Forms for {title}, as Decap CMS reads them: admin/config.yml. Made by 'mcsite schema --cms'.
# Make it again when the catalog's rubric scales have changed, or mcsite has.
backend:
  name: github
  repo: OWNER/REPOSITORY # write the owner and the name of the catalog's repository on GitHub here
  branch: main
local_backend: true # on your own machine, 'npx decap-server' takes the place of GitHub
"""
_SLUG = '{{slug | truncate(76, "-")}}'  # ids have at most 80 characters; Decap may add a number


def config(schemas: Schemas, holdings: Holdings, name: str = "") -> str:
    """Return config.yml for all collections, or for one, with those that it refers to out of sight."""
    if name:
        refuse_no_collection(name)
    shown = [name] if name else list(urls.COLLECTIONS)
    widgets = Widgets(schemas, holdings)
    collections = [_collection(schemas, widgets, one) for one in shown]
    referred = sorted({one for collection in collections for one in _referred(collection["fields"])} - {*shown})
    data = {
        "site_url": holdings.url,
        "display_url": holdings.url,
        "media_folder": f"content/{shown[0]}",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},  # for Sveltia CMS; in Decap, the page's script does it
        "collections": [*collections, *(_out_of_sight(one) for one in referred)],
    }
    return _HEAD.format(title=holdings.title) + written(data)


def _collection(schemas: Schemas, widgets: Widgets, name: str) -> Json:
    declared = schemas.by_name[name]
    return {
        "name": name,
        "label": name.capitalize(),
        "label_singular": declared["title"],
        "description": declared["description"],
        **_folder(name),
        "create": True,
        "delete": False,  # what was published once must lead somewhere
        "media_folder": "",
        "public_folder": "",
        "sortable_fields": ["title"],
        "fields": [*widgets.fields(declared, name), _body(declared)],
    }


def _folder(name: str) -> Json:
    folder = f"content/{name}"
    return {"folder": folder, "extension": "md", "format": "frontmatter", "identifier_field": "title", "slug": _SLUG}


def _out_of_sight(name: str) -> Json:
    """Return a collection that is there to be chosen from."""
    title = {"name": "title", "label": "Title", "widget": "string"}
    return {"name": name, "label": name.capitalize(), **_folder(name), "create": False, "hide": True, "fields": [title]}


def _body(declared: Json) -> Json:
    """Return the field for the text below the front matter; where it must have sections, it begins with these."""
    field: Json = {"name": "body", "label": "Text", "widget": "text", "required": False}  # 'markdown' rewrites it all
    sections = declared.get("$defs", {}).get("body")
    if sections is None:
        return {**field, "hint": "What else readers should know, in Markdown."}
    needed = sections["required"]
    known = " ".join(f"{title}: {inner['description']}" for title, inner in sections["properties"].items())
    return {
        **field,
        "required": True,
        "hint": f"In Markdown. A line that begins with ## begins a section. {known} Other sections may follow.",
        "pattern": [
            "^" + "".join(f"(?=[\\s\\S]*{title}[^\\n]*\\n\\s*(?!## )\\S)" for title in needed),
            f"sections with the headings {' and '.join(needed)}, each with a text below it",
        ],
        "default": "".join(f"## {title}\n\n\n\n" for title in needed),
    }


def _referred(fields: list[Json]) -> Iterator[str]:
    for field in fields:
        if "collection" in field:
            yield field["collection"]
        yield from _referred([*field.get("fields", ()), *([field["field"]] if "field" in field else ())])
