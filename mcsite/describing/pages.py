"""The pages of a site in the terms of schema.org: each with its place on the site and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mcsite import urls
from mcsite.describing import alternates, things
from mcsite.describing.about import About, Node, node
from mcsite.views import CredentialView, Ref, ReleaseView, StackView, Tombstone, View, Views
from mcsite.views.guide import GuideView
from mcsite.views.issuer import IssuerView
from mcsite.views.lists import Part
from mcsite.views.topic import TopicView

LISTS = {
    "credentials": "Credentials",
    "stacks": "Stacks",
    "issuers": "Issuers",
    "recognizers": "Where it counts",
    "topics": "Topics",
    "frameworks": "Frameworks",
    "evidence": "Evidence templates",
    "rubrics": "Rubric scales",
    "guides": "Guides",
}
_CONTEXT = "https://schema.org"
_WAY = "breadcrumb"
_RASTER = (".png", ".jpg", ".jpeg", ".webp", ".gif")

Trail = Sequence[tuple[str, str]]  # the name and address of each page on the way, the page itself last


def home(views: Views) -> About:
    """Return what the home page says of itself: the site, its publisher and its search."""
    settings = views.settings
    search = node("EntryPoint", urlTemplate=urls.here("search/") + "?q={search_term_string}")
    site = node(
        "WebSite",
        _site(),
        name=settings.title,
        url=urls.here(""),
        description=settings.summary,
        inLanguage=settings.language,
        publisher=things.publisher(views),
        # "query-input" says how the address is filled (schema.org, Actions, section "input and output")
        potentialAction=node("SearchAction", target=search) | {"query-input": "required name=search_term_string"},
    )
    own = _page("WebPage", "", settings.title, settings.language)
    return About(
        settings.title, urls.here(""), _graph(own | {"mainEntity": _at("WebSite", _site())}, site), alternates.of_home()
    )


def listing(views: Views, collection: str, shown: Iterable[Ref | View], part: Part | None = None) -> About:
    """Return what the list of a collection says of itself: what it lists, in its order; or what a page of it does."""
    title, path = LISTS[collection], f"{collection}/"
    if part is not None and part.number > 1:
        own = _page("CollectionPage", part.path, title, views.settings.language) | {"mainEntity": _listed(part)}
        number = f"Page {part.number}"
        return _about(views, own, [(title, urls.here(path)), (number, own["url"])])
    addresses = [one.url for one in shown]
    if collection == "topics":
        terms = [node("DefinedTerm", things.identity(one), name=one.title, url=one.url) for one in views.topics]
        name = f"Topics of {views.settings.title}"
        listed = node("DefinedTermSet", urls.here(things.TOPICS), name=name, url=urls.here(path), hasDefinedTerm=terms)
    else:
        entries = [node("ListItem", position=number, url=url) for number, url in enumerate(addresses, start=1)]
        count = part.total if part is not None else len(entries)
        listed = node("ItemList", numberOfItems=count, itemListElement=entries)
    own = _page("CollectionPage", path, title, views.settings.language) | {"mainEntity": listed}
    return _about(views, own, [(title, urls.here(path))])


def thing(view: View, views: Views) -> About:
    """Return what the page of a thing says of itself and of the thing."""
    described = things.describe(view, views)
    own = _page("WebPage", view.path, view.title, view.language)
    own["mainEntity"] = _at(described["@type"], described["@id"])
    made = _about(views, own, _trail(view), described)
    image = _image(view)
    return About(
        made.title,
        view.source.url if view.source else made.url,
        made.data,
        alternates.of_thing(view, views.settings.formats),
        image,
        _image_text(view) if image else "",
        "article" if isinstance(view, GuideView) else "website",
    )


def part(view: View, views: Views, shown: Part) -> About:
    """Return what a further page of a thing's list says of itself."""
    title = f"{shown.title}: {view.title}"
    own = _page("CollectionPage", shown.path, title, view.language) | {"mainEntity": _listed(shown)}
    own["about"] = things.named(view)
    return _about(views, own, [*_trail(view), (f"{shown.title}, page {shown.number}", own["url"])])


def _listed(part: Part) -> Node:
    entries = [
        node("ListItem", position=number, url=one.url) for number, one in enumerate(part.entries, start=part.first)
    ]
    return node("ItemList", numberOfItems=part.total, itemListElement=entries)


def form(view: CredentialView, views: Views, name: str, folder: str) -> About:
    """Return what a form for a credential, such as its workbook, says of itself."""
    own = _page("WebPage", f"{view.path}{folder}/", f"{name}: {view.title}", views.settings.language)
    own["about"] = things.named(view)
    return _about(views, own, [*_trail(view), (name, own["url"])])


def version(view: ReleaseView, views: Views) -> About:
    """Return what the page of a released version says of itself."""
    title = f"{view.title}, version {view.version}"
    own = _page("WebPage", view.path, title, view.language)
    trail = [("Credentials", urls.here("credentials/")), (view.credential.title, view.credential.url)]
    made = _about(views, own, [*trail, (title, own["url"])])
    return About(made.title, made.url, made.data, alternates.of_release(view))


def withdrawn(tombstone: Tombstone, views: Views) -> About:
    """Return what a page says of itself where a thing was withdrawn."""
    collection = urls.KINDS[tombstone.kind]
    own = _page("WebPage", tombstone.path, tombstone.title, tombstone.language)
    made = _about(views, own, [(LISTS[collection], urls.here(f"{collection}/")), (tombstone.title, own["url"])])
    return About(made.title, made.url, made.data, (alternates.of_tombstone(tombstone), *made.alternates))


def page(views: Views, path: str, title: str) -> About:
    """Return what a page says of itself that is about nothing in particular."""
    return _about(views, _page("WebPage", path, title, views.settings.language), [(title, urls.here(path))])


def results(views: Views, path: str, title: str) -> About:
    """Return what a search page says of itself."""
    return _about(views, _page("SearchResultsPage", path, title, views.settings.language), [(title, urls.here(path))])


def moved(view: CredentialView | Tombstone) -> About:
    """Return what a page at an old address says: it is known by the new one."""
    return About(
        view.title, view.url, _graph(_page("WebPage", view.path, view.title, view.language)), alternates.of_site()
    )


def bare(views: Views, title: str) -> About:
    """Return what a page says of itself that has no address of its own."""
    own = node("WebPage", name=title, inLanguage=views.settings.language, isPartOf=_at("WebSite", _site()))
    return About(title, "", _graph(own), alternates.of_site())


def _site() -> str:
    return urls.here("#website")


def _at(type_: str, id_: str) -> Node:
    """Return a reference to a node of the same graph or of another page."""
    return {"@type": type_, "@id": id_}


def _page(type_: str, path: str, title: str, language: str) -> Node:
    url = urls.here(path)
    return {
        "@type": type_,
        "@id": url,
        "name": title,
        "url": url,
        "inLanguage": language,
        "isPartOf": _at("WebSite", _site()),
    }


def _graph(*nodes: Node) -> Node:
    return {"@context": _CONTEXT, "@graph": list(nodes)}


def _about(views: Views, own: Node, trail: Trail, *more: Node) -> About:
    way = [(views.settings.title, urls.here("")), *trail]
    crumbs: Node = {
        "@type": "BreadcrumbList",
        "@id": f"{own['url']}#{_WAY}",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _at("WebPage", url)}
            for number, (name, url) in enumerate(way, start=1)
        ],
    }
    own["breadcrumb"] = _at("BreadcrumbList", crumbs["@id"])
    graph = _graph(own, crumbs, *more)
    known = _known(graph, views.elsewhere) if views.elsewhere else graph
    return About(own["name"], own["url"], known, alternates.of_site())


def _known(said: Any, elsewhere: Mapping[str, str]) -> Any:
    """Return nodes in which a thing of another catalog has the id that it has there; pages keep theirs."""
    if isinstance(said, list):
        return [_known(one, elsewhere) for one in said]
    if not isinstance(said, dict):
        return said
    known = {key: _known(value, elsewhere) for key, value in said.items()}
    _, _, part = known.get("@id", "").partition("#")
    if part and part != _WAY:
        known["@id"] = urls.led_back(known["@id"], elsewhere)
    return known


def _trail(view: View) -> Trail:
    trail = [(LISTS[view.collection], urls.here(f"{view.collection}/"))]
    if isinstance(view, TopicView) and view.parent is not None:
        trail.append((view.parent.title, view.parent.url))
    return [*trail, (view.title, view.url)]


def _image(view: View) -> str:
    """Return a thing's badge or logo if it is a raster image."""
    image = ""
    if isinstance(view, CredentialView | StackView):
        image = view.badge
    elif isinstance(view, IssuerView):
        image = view.image
    return image if image.endswith(_RASTER) else ""


def _image_text(view: View) -> str:
    return f"{'Logo' if isinstance(view, IssuerView) else 'Badge'} of {view.title}"
