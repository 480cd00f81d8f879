"""Building again: whatever was done in between, the site is that of a build from nothing, and little work is done."""

from __future__ import annotations

import os
import random
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
import sites
import things
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcsite import checking, ledger, looking, pipeline, releasing, resources, sources, writing
from mcsite.locking import locked
from mcsite.pipeline import Effort, Options

DAY = date(2026, 10, 1)
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="%d"/></svg>'
BASE = things.small() | {
    "credentials/second": things.credential(
        "Second",
        alignments=[{"framework": "f", "code": "A"}],
        prerequisites=["fraction-talk"],
        related=["third"],
        history=[
            {"version": "1.0.0", "date": "2026-09-01", "note": "First."},
            {"version": "0.9.0", "date": "2026-10-02", "note": "A trial, told of a day later."},
        ],
    ),
    "credentials/third": things.credential(
        "Third", evidence=[{"use": "video"}], rubric=None, expires="2026-10-04", aliases=["/credentials/old/"]
    ),
    "stacks/both": things.stack("Both", {"credentials": ["fraction-talk", "second"]}, topics=["fractions"]),
    "topics/child": {"title": "Child", "parent": "fractions"},
    "frameworks/f": {"title": "F", "statements": [{"code": "A", "title": "First"}]},
    "evidence/video": {"title": "Video", "type": "video", "checks": ["It can be heard."]},
    "recognizers/state": {
        "title": "State",
        "kind": "state",
        "recognizes": [{"topics": ["fractions"], "award": {"amount": 1, "unit": "point"}}],
    },
    "guides/how": {"title": "How", "body": "See [talk](credential:fraction-talk).\n"},
}


class Catalog:
    """A catalog that is edited, and its site, which is built again after each edit."""

    def __init__(self, root, seed):
        self.root = root
        self.things = {path: dict(front) for path, front in BASE.items()}
        self.chance = random.Random(seed)
        self.day = DAY
        self.edits = 0
        self.kept = root / "kept"
        things.write(root, self.things)

    def put(self, path):
        """Write the file of a thing, as an editor does: as a new file, or into the old one."""
        file = self.root / "content" / f"{path}.md"
        content = things.text(self.things[path])
        if file.exists() and self.chance.random() < 0.5:
            file.with_suffix(".new").write_text(content, encoding="utf-8")
            file.with_suffix(".new").replace(file)
        else:
            file.write_text(content, encoding="utf-8")

    def change(self, path, **changes):
        """Change a thing."""
        self.things[path] |= changes
        self.put(path)

    def credential(self):
        """Return the path of any credential."""
        return self.chance.choice([path for path in self.things if path.startswith("credentials/")])

    def build(self, **effort):
        """Build again."""
        return pipeline.build(self.root, self.root / "site", Options(day=self.day), effort=Effort(self.kept, **effort))

    def clean(self, name="clean"):
        """Return the files of a build from nothing."""
        output = self.root.parent / f"{self.root.name}-{name}"
        shutil.rmtree(output, ignore_errors=True)
        built = pipeline.build(self.root, output, Options(day=self.day))
        assert built.written is not None, built.problems
        return tree(output)


def tree(output):
    """Return the files below a folder."""
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


# --- edits, each by its name


def text(catalog):
    body = f"## Key method\n\nAsk *{catalog.edits}* times.\n\n## Method components\n\n- Wait.\n"
    catalog.change(catalog.credential(), body=body)


def title(catalog):
    catalog.change(catalog.chance.choice(list(catalog.things)), title=f"Title {catalog.edits}")


def issuer(catalog):
    catalog.change("issuers/example-university", title=f"University {catalog.edits}", summary="Of *all* things.")


def template(catalog):
    name = catalog.chance.choice(["base.html", "credential.html", "home.html", "feed-item.html", "not-found.html"])
    file = catalog.root / "theme/templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    own = (resources.folder("theme") / "templates" / name).read_text(encoding="utf-8")
    file.write_text(own + f"<!-- {catalog.edits} -->", encoding="utf-8")


def asset(catalog):
    file = catalog.root / "theme/assets/own.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"/* {catalog.edits} */", encoding="utf-8")


def config(catalog):
    given = f"title: Catalog {catalog.edits}\nurl: https://catalog.example/\n"
    (catalog.root / "mcsite.yaml").write_text(given, encoding="utf-8")


def added(catalog):
    path = f"credentials/new-{catalog.edits}"
    catalog.things[path] = things.credential(f"New {catalog.edits}", related=[catalog.credential().split("/")[1]])
    catalog.put(path)


def removed(catalog):
    path = next((path for path in catalog.things if path.startswith("credentials/new-")), "")
    used = any(path.split("/")[-1] in str(front.get("related", "")) for front in catalog.things.values())
    if path and not used:
        del catalog.things[path]
        (catalog.root / "content" / f"{path}.md").unlink()


def renamed(catalog):
    path = "guides/how" if "guides/how" in catalog.things else "guides/why"
    new = "guides/why" if path == "guides/how" else "guides/how"
    catalog.things[new] = catalog.things.pop(path)
    (catalog.root / "content" / f"{path}.md").rename(catalog.root / "content" / f"{new}.md")


def translated(catalog):
    file = catalog.root / "content/credentials/second.es.md"
    if file.exists() and catalog.chance.random() < 0.4:
        file.unlink()
    else:
        file.write_text(f"---\ntitle: Segundo {catalog.edits}\n---\n", encoding="utf-8")


def status(catalog):
    front = catalog.things["credentials/third"]
    catalog.change("credentials/third", status="published" if front["status"] == "retired" else "retired")


def picture(catalog):
    (catalog.root / "content/credentials/own.svg").write_bytes(PICTURE % catalog.edits)
    catalog.change("credentials/second", image="own.svg")


def passing_day(catalog):
    catalog.day += timedelta(days=1)


def broken(catalog):
    """Build in a state with a mistake in it, which leaves the site as it is."""
    before = tree(catalog.root / "site")
    path = catalog.credential()
    file = catalog.root / "content" / f"{path}.md"
    file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert catalog.build().written is None
    assert tree(catalog.root / "site") == before
    catalog.put(path)


def broken_template(catalog):
    """Build with a template that fails."""
    file = catalog.root / "theme/templates/topic.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{{ nothing }}", encoding="utf-8")
    before = tree(catalog.root / "site")
    assert catalog.build().written is None
    assert tree(catalog.root / "site") == before
    file.unlink()


class InterruptedError_(Exception):  # noqa: N801, N818
    """A build was ended."""


def interrupted(catalog):
    """Begin to build, and end it on the way."""
    title(catalog)
    left = [catalog.chance.randrange(6)]

    def end(_count):
        left[0] -= 1
        if left[0] < 0:
            raise InterruptedError_

    with pytest.raises(InterruptedError_):
        pipeline.build(
            catalog.root,
            catalog.root / "site",
            Options(day=catalog.day),
            effort=Effort(catalog.kept),
            progress=end,
        )


def another_version(catalog):
    """Build with another version of mcsite, and then with this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "program", lambda: b"%d" % catalog.edits)
        assert catalog.build().written is not None


def lost(catalog):
    """Lose files of the site, or what is kept."""
    if catalog.chance.random() < 0.5:
        shutil.rmtree(catalog.kept)
    else:
        (catalog.root / "site/credentials/second/index.html").unlink()


EDITS = [
    *(text, title, issuer, template, asset, config, added, removed, renamed, translated, status, picture),
    *(passing_day, broken, broken_template, interrupted, another_version, lost),
]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), edits=st.lists(st.sampled_from(EDITS), min_size=3, max_size=8))
def test_whatever_is_edited_the_site_is_that_of_a_build_from_nothing(tmp_path_factory, seed, edits):
    catalog = Catalog(tmp_path_factory.mktemp("edited") / "catalog", seed)
    assert catalog.build().written is not None
    for edit in edits:
        catalog.edits += 1
        edit(catalog)
        built = catalog.build()
        assert built.written is not None, (edit.__name__, built.problems)
    assert tree(catalog.root / "site") == catalog.clean()


@pytest.mark.parametrize("small", [writing.SMALL, 0], ids=["in one step", "one by one"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_by_itself_comes_to_the_site_of_a_build_from_nothing(tmp_path, monkeypatch, edit, small):
    monkeypatch.setattr(writing, "SMALL", small)
    catalog = Catalog(tmp_path / "catalog", 1)
    catalog.build()
    for _ in range(2):
        catalog.edits += 1
        edit(catalog)
        assert catalog.build().written is not None
        assert tree(catalog.root / "site") == catalog.clean()
        assert catalog.build().counts.things == 0  # what was made is known to be there


def test_two_processes_make_what_one_does(tmp_path, monkeypatch):
    for few in ("library._FEW", "checking._FEW", "working.FEW"):
        monkeypatch.setattr(f"mcsite.{few}", 2)  # even so little is read, judged and made by both
    root = sites.lay(tmp_path / "small")
    made = []
    for jobs in (1, 2):
        pipeline.build(root, tmp_path / str(jobs), Options(day=sites.SMALL_DAY), effort=Effort(jobs=jobs))
        made.append(tree(tmp_path / str(jobs)))
    assert made[0] == made[1]


def test_a_file_that_somebody_changed_is_made_right_when_all_is_verified(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    catalog.build()
    page = catalog.root / "site/credentials/second/index.html"
    content = page.read_bytes()
    page.write_bytes(b"changed")
    assert catalog.build(verify=True).written.written == 1
    assert page.read_bytes() == content


def test_a_store_that_is_damaged_is_begun_anew(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    catalog.build()
    for file in catalog.kept.glob("*.db"):
        file.write_bytes(b"not a database" * 99)
    text(catalog)
    assert catalog.build().written is not None
    assert tree(catalog.root / "site") == catalog.clean()


def test_of_two_runs_at_once_the_second_keeps_nothing(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    catalog.build()
    text(catalog)
    with locked(catalog.kept, "-"):
        assert catalog.build().checked.read > 1
    assert tree(catalog.root / "site") == catalog.clean()
    assert catalog.build().written is not None


def test_a_change_in_the_very_moment_of_a_build_is_seen(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    file = catalog.root / "content/credentials/second.md"
    catalog.build()
    status = file.stat()
    content = file.read_bytes()
    file.write_bytes(content.replace(b"Second", b"Sekond"))  # of the same size, and with the same times
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    catalog.build()
    assert b"Sekond" in (catalog.root / "site/credentials/second/index.html").read_bytes()


def test_what_the_ledger_doesnt_have_yet_is_of_today_on_the_next_day_too(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    gone = ledger.Event("2026-09-01T00:00:00Z", "appeared", "topic", "gone", "Gone", "en", source="elsewhere")
    releasing.record(catalog.root, lambda: datetime(2026, 9, 1, tzinfo=UTC))
    with (catalog.root / sources.LEDGER).open("ab") as file:
        file.write(ledger.lines([gone]))
    catalog.build()
    for edit in (text, passing_day):
        edit(catalog)
        catalog.build()
        assert tree(catalog.root / "site") == catalog.clean()


# --- how much is done: guards against work that isn't needed


def done(catalog, edit=None):
    """Edit, build, and return how much was read, judged, made and written."""
    if edit:
        catalog.edits += 1
        edit(catalog)
    built = catalog.build()
    assert built.written is not None, built.problems
    checked, counts = built.checked, built.counts
    return checked.read, checked.judged, counts.things, counts.wholes, built.written.written


@pytest.fixture
def built(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    for number in range(20):
        catalog.things[f"credentials/more-{number}"] = things.credential(f"More {number}", topics=["child"])
        catalog.put(f"credentials/more-{number}")
    catalog.build()
    return catalog


def test_where_nothing_changed_nothing_is_done(built):
    assert done(built) == (0, 0, 0, 0, 0)


def test_a_file_that_says_the_same_as_before_is_of_nothing(built):
    assert done(built, lambda catalog: catalog.put("credentials/more-3")) == (0, 0, 0, 0, 0)


def test_the_text_of_one_credential_is_of_that_credential(built):
    def edit(catalog):
        catalog.change("credentials/more-3", body=things.BODY.replace("Wait", "Pause"))

    read, judged, made, wholes, written = done(built, edit)
    assert (read, judged, made) == (1, 1, 1)
    assert wholes < 16
    assert written < 40


def test_the_text_of_one_credential_isnt_of_those_that_name_it(built):
    def edit(catalog):
        catalog.change("credentials/fraction-talk", body=things.BODY.replace("Wait", "Pause"))

    _, _, made, _, _ = done(built, edit)  # it is required by another, and is in a stack
    assert made == 1


def test_the_title_of_one_credential_is_of_all_that_show_it(built):
    def edit(catalog):
        catalog.change("credentials/more-3", title="Another")

    read, _, made, _, _ = done(built, edit)
    assert read == 1
    assert made == 3  # itself, its issuer and its topic


def test_the_title_of_an_issuer_is_of_all_that_it_issues(built):
    read, _, made, _, _ = done(built, issuer)
    assert read == 1
    assert made >= 24


def test_a_file_that_cant_be_read_is_of_what_names_it_alone(built):
    broken = built.root / "content/credentials/more-3.md"
    broken.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    built.change("credentials/more-4", related=["more-3", "nowhere"])
    checked = built.build().checked
    assert things.codes(checked.problems) == ["bad-yaml", "unknown-id"]
    assert (checked.read, checked.judged) == (2, 1)
    broken.with_name("nowhere.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    checked = built.build().checked
    assert things.codes(checked.problems) == ["bad-yaml", "bad-yaml"]
    assert (checked.read, checked.judged) == (2, 1)
    broken.with_name("nowhere.md").unlink()
    checked = built.build().checked
    assert things.codes(checked.problems) == ["bad-yaml", "unknown-id"]
    assert (checked.read, checked.judged) == (1, 1)


def test_a_template_and_the_settings_are_of_everything(built):
    assert done(built, template)[:2] == (0, 0)
    assert done(built, config)[0] == 0


def test_a_day_that_changes_nothing_makes_nothing(built):
    assert done(built, passing_day)[2] == 1  # what is told of a trial from that day on
    assert done(built, passing_day)[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    ("drafts", "front", "code"),
    [
        (False, {"review_by": "2026-10-01"}, "past-review"),
        (True, {"published": "2026-10-02", "research": None}, "no-research"),
    ],
)
def test_what_a_passing_day_brings_to_light_is_told(tmp_path, drafts, front, code):
    things.write(tmp_path, BASE | {"credentials/due": things.credential("Due", **front)})

    def told(day, effort):
        checked = checking.check_again(tmp_path, Options(day=day, drafts=drafts), effort)
        return [problem.code for problem in checked.problems if problem.path == "content/credentials/due.md"]

    assert told(DAY, Effort(tmp_path / "kept")) == told(DAY, Effort()) == []
    tomorrow = DAY + timedelta(days=1)
    assert told(tomorrow, Effort(tmp_path / "kept")) == told(tomorrow, Effort()) == [code]


def test_one_builder_builds_again_and_again_and_shows_pages_before_the_files_of_everything(tmp_path):
    catalog = Catalog(tmp_path / "catalog", 1)
    output = catalog.root / "site"
    third = catalog.root / "content/credentials/third.md"
    seen = []

    def shown():
        texts = [(output / path).read_text("utf-8") for path in ("credentials/second/index.html", "feed.json")]
        seen.extend(f"{catalog.edits}</em> times" in text for text in texts)

    with pipeline.Builder(catalog.root, Options(day=DAY), Effort()) as builder:
        assert builder.build(output, shown=shown).written is not None
        for _ in range(2):
            catalog.edits += 1
            body = f"## Key method\n\nAsk *{catalog.edits}* times.\n\n## Method components\n\n- Wait.\n"
            catalog.change("credentials/second", body=body)
            content = third.read_bytes()
            third.write_text("---\ntitle: [\n---\n", encoding="utf-8")
            assert builder.build(output, shown=shown).written is None
            third.write_bytes(content)
            assert builder.build(output, shown=shown).written is not None
            assert tree(output) == catalog.clean()
    assert seen == [True, False] * 2


def test_what_changed_without_being_told_is_built_too(tmp_path):
    catalog = Catalog(tmp_path / "catalog", seed=1)
    output = tmp_path / "site"
    with pipeline.Builder(catalog.root, Options(day=DAY), Effort()) as builder:
        builder.build(output)
        for path in ("credentials/third", "credentials/new"):
            catalog.edits += 1
            body = f"## Key method\n\nAsk *{catalog.edits}* times.\n\n## Method components\n\n- Wait.\n"
            catalog.change("credentials/second", body=body)
            catalog.things.setdefault(path, things.credential("New"))
            catalog.change(path, title=f"Title {catalog.edits}")
            told = [str(catalog.root / "content/credentials/second.md")]
            assert builder.build(output, changed=told).written is not None
            assert tree(output) == catalog.clean()
