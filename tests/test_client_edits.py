"""A mirror follows a catalog through 200 random edits, with builds in between, and fetches what changed."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import hosts
import publishing
import yaml

from mcsite import pipeline, releasing
from mcsite.client import Mirror
from mcsite.outputs import changes
from mcsite.sources import LEDGER

BATCHES, EDITS = 10, 20
START = datetime(2026, 10, 1, tzinfo=UTC)
WORDS = "class talk fraction wait ask listen compare picture number group plan question evidence student share".split()
SECTIONS = "## Key method\n\n{}\n\n## Method components\n\n- Wait.\n"


class Catalog:
    """A catalog whose files are edited at random."""

    def __init__(self, root, seed):
        self.root, self.random = root, random.Random(seed)
        self.files: dict[str, tuple[dict[str, Any], str]] = {}
        self.made = 0
        self.withdrawn: list[str] = []  # paths of what is to be withdrawn
        for number in range(3):
            front = {"title": f"Issuer {number}", "url": "https://issuer.example", "email": "badges@issuer.example"}
            self.files[f"issuers/issuer-{number}"] = front, self.text()
        for number in range(6):
            self.files[f"topics/topic-{number}"] = {"title": f"Topic {number}"}, self.text()
            self.files[f"guides/guide-{number}"] = {"title": f"Guide {number}"}, self.text()
        for _ in range(40):
            self.add()
        self.held = self.credentials()[:6]  # never deleted: stacks name them
        for number in range(3):
            groups = [{"title": "All", "credentials": [self.held[number], self.held[number + 3]]}]
            front = {"title": f"Stack {number}", "status": "published", "issuer": "issuer-0", "groups": groups}
            self.files[f"stacks/stack-{number}"] = {**front, "summary": "Words.", "topics": ["topic-0"]}, self.text()
        self.files["mcsite"] = {"title": "Edited Catalog", "url": publishing.URL}, ""

    def text(self):
        return SECTIONS.format(" ".join(self.random.choices(WORDS, k=30)))

    def credentials(self, status="published"):
        found = (path.partition("/") for path, (front, _) in self.files.items() if front.get("status") == status)
        return [name for collection, _, name in found if collection == "credentials"]

    def add(self):
        self.made += 1
        front = {
            "title": f"Credential {self.made}",
            "status": "published",
            "issuer": f"issuer-{self.random.randrange(3)}",
            "competency": "The educator leads talk.",
            "topics": [f"topic-{self.random.randrange(6)}"],
            "evidence": [{"title": "A lesson", "type": "lesson-plan"}],
            "research": [{"title": "Slices"}],
            "resources": [{"title": "Plates"}],
        }
        self.files[f"credentials/credential-{self.made}"] = front, self.text()

    def edit(self):
        path = self.random.choice([path for path in self.files if "/" in path])
        self.files[path] = self.files[path][0], self.text()

    def retire(self):
        front, body = self.files[path := f"credentials/{self.random.choice(self.credentials())}"]
        self.files[path] = {**front, "status": "retired"}, body

    def rename_issuer(self):
        front, body = self.files[path := f"issuers/issuer-{self.random.randrange(3)}"]
        self.files[path] = {**front, "title": f"Issuer {self.random.randrange(1000)}"}, body

    def translate(self):
        name = self.random.choice(self.credentials())
        self.files[f"credentials/{name}.es"] = {"title": f"Título {self.random.randrange(1000)}"}, self.text()

    def take(self):
        name = self.random.choice([name for name in self.credentials() if name not in self.held])
        return {path: self.files.pop(path) for path in list(self.files) if path.split("/")[-1].split(".")[0] == name}

    def delete(self):
        self.withdrawn += self.take()

    def rename(self):
        for path, (front, body) in self.take().items():
            moved = {} if "." in path else {"aliases": [f"/{path}/"]}
            self.files[path.replace("/credential-", "/renamed-credential-")] = {**front, **moved}, body
            self.withdrawn += [] if moved else [path]

    def write(self):
        content = self.root / "content"
        for file in content.rglob("*.md"):
            file.unlink()
        for path, (front, body) in self.files.items():
            head = yaml.safe_dump(front, allow_unicode=True)
            file = self.root / "mcsite.yaml" if path == "mcsite" else content / f"{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(head if path == "mcsite" else f"---\n{head}---\n{body}", encoding="utf-8")


def build(catalog, site, day, *, record):
    """Write and build a catalog, with what changed recorded or not; return the records that it publishes."""

    def clock():
        return START + timedelta(days=day)

    catalog.write()
    for path in catalog.withdrawn:
        if f'"id":"{path.split("/")[1].split(".")[0]}"' in (catalog.root / LEDGER).read_text(encoding="utf-8"):
            releasing.retire(catalog.root, path, "", clock)
    catalog.withdrawn = []
    if record:
        releasing.record(catalog.root, clock)
    built = pipeline.build(catalog.root, site, pipeline.Options(), clock=clock)
    assert built.written is not None, built.problems
    entries = json.loads((site / "catalog.json").read_bytes())["items"]
    paths = [entry["json"].removeprefix(publishing.URL) for entry in entries]
    return {path: (site / path).read_bytes() for path in paths}


def mirrored(copy):
    return {file.relative_to(copy).as_posix(): file.read_bytes() for file in copy.rglob("index.json")}


def test_a_mirror_equals_its_source_after_each_of_many_edits_and_fetches_what_changed(tmp_path):
    catalog, site, copy = Catalog(tmp_path / "catalog", seed=4), tmp_path / "site", tmp_path / "copy"
    gentle = [*[catalog.edit] * 6, *[catalog.add, catalog.retire, catalog.translate] * 2, catalog.rename_issuer]
    with hosts.serving(site) as host:
        mirror = Mirror(host.url, copy)
        before = build(catalog, site, 0, record=True)
        mirror.update()
        assert mirrored(copy) == before
        for batch in range(BATCHES):
            edits = [*gentle, catalog.delete, catalog.rename] if batch % 3 == 2 else gentle
            for edit in catalog.random.choices(edits, k=EDITS):
                edit()
            now = build(catalog, site, batch + 1, record=batch % 3 != 1)
            host.forget()
            update = mirror.update()
            assert mirrored(copy) == now
            differing = sorted(path for path in now if now[path] != before.get(path))
            removed = before.keys() - now.keys()  # deleted before the ledger had it, so without a tombstone
            assert host.records == differing
            assert [change.path for change in update.changes] == sorted({*differing, *removed})
            # Besides the records, the list is read, as far as the changes since then go; the catalog if it has to be.
            documents = [path for path in host.asked if path not in now]
            assert ("catalog.json" in documents) is bool(removed)
            assert len(documents) <= len(differing) / changes.PAGE + 2 + bool(removed)
            sizes = sum((site / path).stat().st_size for path in documents)
            assert update.received == host.sent == sum(len(now[path]) for path in differing) + sizes
            before = now
        assert {record["status"] for record in mirror.records()} == {"published", "retired", "withdrawn"}
        host.forget()
        assert mirror.update().changes == ()
        assert host.sent == 0
