"""The feed alone is enough: the records, and what authors wrote, can be had from it whole."""

from __future__ import annotations

import json

import msgspec
import pytest
import random_catalogs
import sites
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import model, pipeline, resources, urls, views
from mcsite.outputs import feed, records
from mcsite.theme import Theme
from mcsite.views.written import PICTURES, PLACES, PUBLISHED, RENAMED


@pytest.mark.parametrize("type_", PUBLISHED, ids=lambda type_: type_.__name__)
def test_no_field_that_an_author_can_write_is_missing_in_what_is_published(type_):
    published = {field.encode_name for field in msgspec.structs.fields(PUBLISHED[type_])}
    place = PLACES.get(type_, "")
    for field in msgspec.structs.fields(type_):
        key = (place, field.encode_name)
        assert (RENAMED | PICTURES).get(key, field.encode_name) in published, field.name


def test_every_type_that_an_author_can_write_is_published_as_it_is_or_as_another():
    structs = {one for one in vars(model).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)}
    shared = {model.Amount, model.Hours, model.Fee, model.Assessment, model.Award, model.RuleAward, model.Cap}
    elsewhere = {model.Provenance}  # which no author writes
    settings = {model.Settings, model.Origin}
    assert structs - {msgspec.Struct, model.Interval} - settings - shared - elsewhere == set(PUBLISHED)


def rebuilt(made, theme):
    """Return the record of everything, from the pages of the feed alone, by where it lies."""
    pages = [json.loads(page) for page in sites.contents(sites.made(feed, made, theme)).values()]
    items = [item["_mcsite"] for page in pages for item in page["items"]]
    return {item["json"].removeprefix(made.settings.url): item for item in items}


def carries(written, published, place):
    """Tell whether a record has what was written, in the form in which records have it."""
    if isinstance(written, dict):
        return all(_carries_key(key, value, published, place) for key, value in written.items())
    if isinstance(written, list):
        return len(written) == len(published) and all(
            carries(one, other, place) for one, other in zip(written, published, strict=True)
        )
    if isinstance(published, dict):
        return written in (published.get("markdown"), published.get("id"))
    return written == published


def _carries_key(key, value, published, place):
    if key == "descriptors":  # a list in the order of the levels
        return value == {one["level"]: one["text"]["markdown"] for one in published[key]}
    if (place, key) in PICTURES:
        return bool(published[PICTURES[place, key]])
    if key == "history":  # the newest first
        found = {one["version"]: one for one in published[key]}
        return all(carries(one, found[one["version"]], key) for one in value)
    if (place, key) == ("evidence", "limit") and key not in published:  # a part without words of its own: its prompts'
        return any(one.get("limit") == value for one in published["prompts"])
    if (place, key) == ("rubric", "use"):
        return "scale" not in published or published["scale"]["id"] == value
    name = RENAMED.get((place, key), key)
    return name in published and carries(value, published[name], key)


def _lost(linked, theme):
    """Return each record of which something can't be had from the feed."""
    made = views.Views(linked)
    there = rebuilt(made, theme)
    files = sites.contents(sites.made(records, made, theme))
    assert there == {
        path: {key: value for key, value in json.loads(content).items() if key != "$schema"}
        for path, content in files.items()
        if path not in {f"{one.path}index.json" for one in made.tombstones}
    }
    lost = []
    for record in linked.catalog.everything():
        published = there[f"{record.url_path}index.json"]
        written = json.loads(msgspec.json.encode(record.item))
        if record.language:
            written.pop("language", None)  # that of the original, which the translation's own takes the place of
        sections = json.loads(
            msgspec.json.encode(record.body.sections).replace(urls.SITE_ROOT.encode(), made.settings.url.encode())
        )
        if not carries(written, published, record.collection) or published.get("sections", []) != sections:
            lost.append(record.url_path)
    return lost


def test_everything_that_was_written_in_the_sample_can_be_had_from_the_feed_alone():
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    theme = Theme(sites.REPOSITORY / "theme", resources.folder("theme"), linked.catalog.settings)
    assert _lost(linked, theme) == []


@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(random_catalogs.linked())
def test_whatever_is_written_can_be_had_from_the_feed_alone(linked):
    theme = Theme(sites.REPOSITORY / "no-theme", resources.folder("theme"), linked.catalog.settings)
    assert _lost(linked, theme) == []


def _without_research(view):
    has_it = view.kind == "credential" and not view.is_translation
    return msgspec.structs.replace(view, research=()) if has_it else view


def test_a_feed_from_which_something_is_missing_is_found_out(monkeypatch):
    linked = pipeline.check(sites.SMALL, pipeline.Options(day=sites.SMALL_DAY)).linked
    theme = Theme(sites.SMALL / "theme", resources.folder("theme"), linked.catalog.settings)
    assert _lost(linked, theme) == []
    make = views.Views.get
    monkeypatch.setattr(views.Views, "get", lambda self, key: _without_research(make(self, key)))
    assert _lost(linked, theme) == [one.url_path for one in linked.catalog.credentials.values()]
