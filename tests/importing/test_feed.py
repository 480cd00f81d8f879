"""What authors wrote can be had back from the feed: built anew, it gives the same records."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
import random_catalogs
import sites
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import linking, pipeline, reading, resources, views
from mcsite.diagnostics import Refusal
from mcsite.importing import feed, writing
from mcsite.linking import assessment
from mcsite.outputs import feed as published
from mcsite.prose.whole import without_images
from mcsite.sources import Source, Sources
from mcsite.theme import Theme
from mcsite.views import changes


def pages(made):
    """Return the pages of the feed, by path."""
    theme = Theme(Path("no-theme"), resources.folder("theme"), made.settings)
    return sites.contents(sites.made(published, made, theme))


def gathered(made):
    """Return what was written, from all pages of the feed."""
    found = [feed.page(content, path) for path, content in pages(made).items()]
    return feed.entries(record for one in found for record in one.records)


def again(entries, known, today):
    """Return the views of a catalog that has these entries and no more."""
    found = tuple(Source(one.path, one.collection, one.id, one.language, writing.content(one)) for one in entries)
    read, problems = reading.read(Sources(found), things.schemas())
    linked, more = linking.link(read, (), known, today, drafts=False)
    assert [one for one in (*problems, *more) if one.severity == "error"] == []
    return linked


def index(made):
    """Return each record's file, without what a ledger and releases add: its date and the addresses of versions."""
    without = msgspec.structs.replace
    kept = [
        without(one, history=tuple(without(version, url="") for version in one.history))
        if hasattr(one, "history")
        else one
        for one in made.everything()
    ]
    return {one.path: changes.document(without(one, modified=""), made.settings.url).content for one in kept}


def test_the_sample_comes_back_from_its_feed_as_it_was_but_for_pictures():
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    made = views.Views(linked)
    back = index(views.Views(again(gathered(made), linked.catalog.settings, linked.catalog.today)))
    before = index(made)
    assert back.keys() == before.keys()
    changed = [path for path in before if before[path] != back[path]]
    assert changed == [
        "issuers/example-learning-lab/",
        "issuers/example-university/",
        "guides/how-to-earn/",
    ]


def test_templates_and_scales_come_back_as_references_with_only_what_is_said_otherwise():
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    found = {(one.collection, one.id): one for one in gathered(views.Views(linked)) if not one.language}
    for record in linked.catalog.credentials.values():
        written = json.loads(msgspec.json.encode(record.item))
        data = found["credentials", record.id].data
        assert [part.get("use") for part in data["evidence"]] == [part.get("use") for part in written["evidence"]]
        for part, own in zip(data["evidence"], written["evidence"], strict=True):
            assert part.keys() - {"limit"} <= own.keys(), record.id
        assert data["rubric"].get("use") == written["rubric"].get("use")


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(random_catalogs.linked())
def test_whatever_is_written_comes_back_from_the_feed(linked):
    made = views.Views(linked)
    back = again(gathered(made), linked.catalog.settings, linked.catalog.today)
    assert index(views.Views(back)) == index(made)
    for record in linked.catalog.everything():
        if record.language:
            continue
        other = back.catalog.get((record.collection, record.id))
        left, right = _written(linked, record), _written(back, other)
        assert left == right


def _written(linked, record):
    """Return what an item says, without what is in the record whether it was written or not."""
    item = record.item
    blank = {key: "" for key in ("ctid", "kind") if hasattr(item, key) and record.collection != "recognizers"}
    if record.collection == "recognizers":
        blank = {"ctid": ""}
    if record.collection == "credentials":
        settled = assessment.parts(linked.catalog, item)
        blank |= {"language": "", "evidence": settled, "pass_rule": assessment.pass_rule(item, settled)}
    return msgspec.to_builtins(msgspec.structs.replace(item, **blank))


def test_a_heading_with_marks_footnotes_and_code_come_back():
    body = (
        things.BODY
        + """
## What *not* to do # 1. [x] & `y`

Wait.[^1] See [this](credential:fraction-talk#what-not-to-do--1-x--y).

```
## No heading
![no](image.svg)
```

[^1]: Ten seconds.
"""
    )
    made = things.small()
    made["credentials/fraction-talk"]["body"] = body
    linked, _ = things.link(made)
    back = again(gathered(views.Views(linked)), things.SETTINGS, things.DAY)
    assert index(views.Views(back)) == index(views.Views(linked))


def test_an_image_in_a_text_becomes_a_link_to_it():
    text = without_images("![a *b*](x.svg) ![](<y.png> 'T')\n\n    ![c](x.svg)", "https://x.example/media/guides/")
    assert text == (
        "[a *b*](https://x.example/media/guides/x.svg) [y.png](<https://x.example/media/guides/y.png> 'T')"
        "\n\n    ![c](x.svg)"
    )


def test_what_uses_a_template_that_is_not_among_the_records_has_all_of_it():
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    view = next(one for one in views.Views(linked).credentials if one.id == "generating-ideas")
    (page,) = pages(_Few(views.Views(linked), view)).values()
    (entry,) = feed.read(page, "feed.json")
    assert "use" not in entry.data["rubric"]
    assert not any("use" in part for part in entry.data["evidence"])


class _Few(views.Views):
    """Views of which a feed has one alone, and that as it is given."""

    def __init__(self, made, view):
        super().__init__(made.linked)
        self.view = view

    def get(self, _key):
        return self.view

    @property
    def _entries(self):
        return [self.entry(self.view)]

    @property
    def _files(self):
        return {entry.json: views.File("", 0) for entry in self._entries}


# pages


def paged(count, at="https://x.example/a/"):
    """Return the pages of a feed of topics, by URL."""
    made = {}
    for number in range(1, count + 1):
        record = {
            "kind": "topic",
            "id": f"t{number}",
            "url": f"{at}topics/t{number}/",
            "json": f"{at}topics/t{number}/index.json",
            "title": f"Topic {number}",
            "language": "en",
            "status": "published",
        }
        url = f"{at}feed.json" if number == 1 else f"{at}feed/{number}.json"
        made[url] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Other",
            "home_page_url": at,
            "feed_url": url,
            "items": [{"id": record["url"], "_mcsite": record}],
        }
        if number < count:
            made[url]["next_url"] = f"{at}feed/{number + 1}.json"
    return made


def getting(found):
    return lambda url: json.dumps(found[url]).encode()


def test_all_pages_of_a_feed_are_read_from_the_web():
    found = feed.gather("https://x.example/a/feed.json", getting(paged(3)))
    assert [one.id for page in found for one in page.records] == ["t1", "t2", "t3"]
    assert found[0].home == "https://x.example/a/"


def test_all_pages_of_a_feed_are_read_from_files_that_lie_as_they_do_on_the_site(tmp_path):
    for url, content in paged(3).items():
        file = tmp_path / url.removeprefix("https://x.example/a/")
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content))
    found = feed.gather(str(tmp_path / "feed.json"))
    assert [one.id for page in found for one in page.records] == ["t1", "t2", "t3"]


FIRST = "https://x.example/a/feed.json"


@pytest.mark.parametrize(
    ("following", "said"),
    [
        (FIRST, "have no end"),
        ("https://y.example/a/feed/2.json", "another host"),
        ("http://x.example/a/feed/2.json", "another host"),
        ("file:///etc/passwd", "another host"),
    ],
)
def test_pages_that_lead_in_a_circle_or_to_another_host_are_refused(following, said):
    found = paged(1)
    found[FIRST]["next_url"] = following
    with pytest.raises(Refusal, match=said):
        feed.gather(FIRST, getting(found))


@pytest.mark.parametrize(
    "following", ["https://x.example/a/../../secret.json", "https://x.example/b.json", "feed/2.json"]
)
def test_pages_of_a_file_that_lie_elsewhere_are_refused(tmp_path, following):
    found = paged(1)
    found[FIRST]["next_url"] = following
    (tmp_path / "feed.json").write_text(json.dumps(found[FIRST]))
    with pytest.raises(Refusal, match="isn't a file beside it"):
        feed.gather(str(tmp_path / "feed.json"))


def test_a_record_that_comes_twice_is_refused_since_the_feed_changed_meanwhile():
    found = paged(2)
    found["https://x.example/a/feed/2.json"]["items"] = found[FIRST]["items"]
    with pytest.raises(Refusal, match="try again"):
        feed.gather(FIRST, getting(found))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "course"}, "of the kind 'course'; kinds are credential"),
        ({"kind": ["topic"]}, "of the kind"),
        ({"id": "../x"}, "the id '../x', which can't be one"),
        ({"id": 7}, "the id '7'"),
        ({"title": None}, "isn't a record: expected 'str', got 'null' - at '\\$.title'"),
        ({"url": "https://x.example/a/topics/other/"}, "doesn't end in 'topics/t1/'"),
        ({"url": "https://x.example/a/topics/t1/../../x/"}, "doesn't end in 'topics/t1/'"),
        ({"title": "a\ufdd0b"}, "a character that text can't have"),
    ],
)
def test_a_record_that_is_not_one_is_refused(change, said):
    found = paged(1)
    found[FIRST]["items"][0]["_mcsite"].update(change)
    content = json.dumps(found[FIRST], ensure_ascii=False).encode()
    with pytest.raises(Refusal, match=said):
        feed.read(content, FIRST)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "isn't JSON: it is empty"),
        (b"<html>", "isn't JSON: it has a mistake, or breaks off, in line 1, column 1; fetch it again"),
        (b"[]", "isn't the feed of a catalog like this one: expected 'object', got 'array'; give the address"),
        (b"[" * 100_000, "is nested too deeply"),
        (b"\xff\xfe", "isn't JSON: it isn't text in UTF-8; save it so"),
        (b'{"version": "1", "title": "", "items": [], "home_page_url": "", "feed_url": ""}', "isn't a JSON Feed"),
        (
            b'{"version": "1", "title": "", "items": [{}], "home_page_url": "", "feed_url": ""}',
            "'_mcsite' is missing - at '\\$.items\\[0\\]'; give the address",
        ),
    ],
)
def test_what_is_no_feed_of_ours_is_refused(content, said):
    with pytest.raises(Refusal, match=said):
        feed.read(content, FIRST)


def test_a_translation_without_what_it_is_translated_from_is_refused():
    found = paged(1)
    found[FIRST]["items"][0]["_mcsite"]["url"] += "es/"
    with pytest.raises(Refusal, match="in 'es' only"):
        feed.read(getting(found)(FIRST), FIRST)
