"""The package of a framework of others: its statements, all at one level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mcsite.context import Context
from mcsite.ledger import midnight
from mcsite.outputs.case.naming import Naming
from mcsite.outputs.case.nodes import UNKNOWN, Association, Document, Item, Package
from mcsite.prose.lines import plain
from mcsite.views.framework import FrameworkView


def package(view: FrameworkView, context: Context) -> Package:
    """Return the package of a framework or its translation."""
    settings = context.settings
    naming = Naming(context)
    changed = midnight(f"{view.year:04}-01-01") if view.year else UNKNOWN
    document = Document(
        naming.identifier(view.url),
        view.url,
        changed,
        creator=view.publisher or settings.publisher or settings.title,
        title=view.title,
        official_source=view.home,
        publisher=view.publisher,
        description=_text(section.html for section in view.sections),
        language=view.language,
        edition=str(view.year or ""),
    )
    made = list(_statements(view, naming, changed))
    associations = {one.uri: one for _, one in made}
    for original in view.translations[:1] if view.is_translation else ():  # it comes first
        own, other = (
            naming.link(view.url, view.url, view.title),
            naming.link(original.url, original.url, original.title),
        )
        last = naming.association(own, "isTranslationOf", other, changed)
        associations[last.uri] = last
    return Package(document, [item for item, _ in made], list(associations.values()))


def _statements(view: FrameworkView, naming: Naming, changed: str) -> Iterator[tuple[Item, Association]]:
    """Go through the statements, each with its place in the framework."""
    own = naming.link(view.url, view.url, view.title)
    seen: dict[str, int] = {}
    for number, one in enumerate(view.statements, start=1):
        seen[one.code] = seen.get(one.code, 0) + 1
        url = f"{view.url}#{one.anchor}"
        key = f"{view.url}#{one.code}" + (
            f"~{seen[one.code]}" if seen[one.code] > 1 else ""
        )  # nothing forbids it twice
        full = one.text or one.title or one.code
        item = Item(
            naming.identifier(key),
            url,
            changed,
            full_statement=full,
            abbreviated_statement=one.title if one.text else "",
            human_coding_scheme=one.code,
            language=view.language,
            extensions={"url": one.url} if one.url else {},
        )
        yield item, naming.association(naming.link(url, key, full), "isChildOf", own, changed, number)


def _text(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, (plain(html) for html in parts)))
