from __future__ import annotations

import things

from mcsite import describing, urls

HERE = urls.here("")


def _node(about, type_):
    return next(node for node in about.data["@graph"] if node["@type"] == type_)


def test_the_home_page_tells_of_the_site_and_how_to_search_it():
    about = describing.home(things.views(things.small()))
    site = _node(about, "WebSite")
    assert (site["name"], site["url"]) == ("Small Catalog", HERE)
    assert site["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{HERE}search/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    assert [one.href for one in about.alternates] == [
        HERE + path for path in ("catalog.json", "changes.json", "case.json", "ctdl.json", "feed.json", "atom.xml")
    ]


def test_a_list_tells_what_it_lists_in_its_order():
    views = things.views(things.small())
    listed = _node(describing.listing(views, "credentials", views.offered("credential")), "CollectionPage")[
        "mainEntity"
    ]
    assert listed == {
        "@type": "ItemList",
        "numberOfItems": 1,
        "itemListElement": [{"@type": "ListItem", "position": 1, "url": f"{HERE}credentials/fraction-talk/"}],
    }


def test_an_empty_list_lists_nothing():
    listed = _node(describing.listing(things.views(things.small()), "guides", ()), "CollectionPage")["mainEntity"]
    assert listed == {"@type": "ItemList", "numberOfItems": 0}


def test_the_topics_are_a_set_of_terms_and_each_leads_up_to_its_parent():
    views = things.views(things.small() | {"topics/halves": {"title": "Halves", "parent": "fractions"}})
    terms = _node(describing.listing(views, "topics", views.topics), "CollectionPage")["mainEntity"]
    about = describing.thing(next(one for one in views.topics if one.id == "halves"), views)
    assert _node(about, "DefinedTerm")["inDefinedTermSet"]["@id"] == terms["@id"]
    assert _node(about, "DefinedTerm")["@id"] in [one["@id"] for one in terms["hasDefinedTerm"]]
    names = [step["name"] for step in _node(about, "BreadcrumbList")["itemListElement"]]
    assert names == ["Small Catalog", "Topics", "Fractions", "Halves"]


def test_a_form_is_about_its_credential():
    views = things.views(things.small())
    about = describing.form(views.credentials[0], views, "Evidence workbook", "workbook")
    page = _node(about, "WebPage")
    assert page["name"] == about.title == "Evidence workbook: Fraction Talk"
    assert page["about"]["@id"] == f"{HERE}credentials/fraction-talk/#credential"


def test_an_old_address_is_known_by_the_new_one():
    view = things.views(things.small()).credentials[0]
    assert describing.moved(view).url == view.url


def test_languages_are_among_the_links_only_where_there_are_more_than_one():
    plain = things.views(things.small())
    spoken = things.views(things.small() | {"credentials/fraction-talk.es": {"title": "Hablar"}})
    assert not [one for one in describing.thing(plain.credentials[0], plain).alternates if one.language]
    links = describing.thing(spoken.credentials[0], spoken).alternates
    assert [one.language for one in links if one.language] == ["en", "es"]
