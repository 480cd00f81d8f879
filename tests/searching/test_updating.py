"""An index that was changed says the same as one that is built anew."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mcsite.model import Hours
from mcsite.searching import fragments, index, postings, shards
from mcsite.searching.documents import Document, Passage
from mcsite.searching.index import Index, Site


class Memory(dict[str, bytes]):
    """A store in memory."""

    def get(self, name: str) -> bytes:  # type: ignore[override]
        """Return what was put under a name. Raises KeyError."""
        return self[name]

    def put(self, name: str, content: bytes) -> None:
        """Put content under a name."""
        self[name] = content

    def drop(self, name: str) -> None:
        """Forget a name, if it is there."""
        self.pop(name, None)


WORDS = "talk talks talking show zebra zebras fractal fraction éclair don't 漢字仮名 \U00020000\U00020001 ﾊﾝ the a1b2".split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
DOCUMENTS = st.builds(
    lambda title, summary, bodies, topics, hours, date: {
        "title": title,
        "names": title,
        "summary": summary,
        "passages": tuple(Passage("", text, aside) for text, aside in bodies if text),
        "facets": {"kind": ("credential",), "topic": topics},
        "hours": hours,
        "date": date,
    },
    TEXTS,
    TEXTS,
    st.lists(st.tuples(TEXTS, st.booleans()), max_size=3),
    st.lists(st.sampled_from("abc"), max_size=2, unique=True).map(tuple),
    st.sampled_from([None, Hours(1, 2), Hours(1.0, 2.0), Hours(2.5, 3)]),
    st.sampled_from(["", "2025-01-02", "2026-01-02"]),
)
NAMES = st.integers(0, 60).map(lambda number: f"credentials/c{number}/")
EDITS = st.dictionaries(NAMES, st.none() | DOCUMENTS, max_size=12)
SITES = st.sampled_from([Site("en", {}), Site("en", {"topic": {"a": "Zebras"}}), Site("fr", {"topic": {"b": "B"}})])


def _fragment(path, one):
    return None if one is None else fragments.fragment(Document(path=path, kind="credential", id=path, **one))


@pytest.fixture(scope="module", autouse=True)
def small():
    """Make files and parts so small that few documents fill several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "LARGEST", 30)
        patch.setattr(index, "FEW", 2)
        patch.setattr(shards, "LARGEST", 60)
        yield


@settings(max_examples=60, deadline=None)
@given(first=EDITS, edits=st.lists(st.tuples(EDITS, SITES), min_size=1, max_size=4))
@example(first={}, edits=[({}, Site("en", {}))])
def test_an_updated_index_is_the_same_as_one_built_anew(first, edits):
    held = {path: _fragment(path, one) for path, one in first.items() if one}
    store = Memory()
    files = dict(Index(store).build(held, held.__getitem__, Site("en", {})))
    for edit, site in edits:
        changes = {path: _fragment(path, one) for path, one in edit.items()}
        held = {path: one for path, one in (held | changes).items() if one}
        store = Memory(store)
        for path, content in Index(store).update(held, changes, held.__getitem__, site):
            if content is None:
                files.pop(path, None)
            else:
                files[path] = content
        clean = dict(Index().build(held, held.__getitem__, site))
        assert files == clean


@settings(max_examples=30, deadline=None)
@given(documents=EDITS, size=st.integers(1, 3))
def test_an_index_is_the_same_in_batches_of_any_size(documents, size):
    held = {path: _fragment(path, one) for path, one in documents.items() if one}
    whole = dict(Index().build(held, held.__getitem__, Site("en", {})))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "BATCH", size)
        patch.setattr(index, "ALONE", 0)
        assert dict(Index().build(held, held.__getitem__, Site("en", {}))) == whole


_IN_PROCESSES = """
import os
from pathlib import Path
from mcsite.searching import index
from mcsite.searching.documents import Document
from mcsite.searching.fragments import fragment
index.BATCH, index.ALONE = 2, 100
texts = {f"credentials/c{one}/": f"talk{one} talk{one % 7}" for one in range(300)}
held = {path: fragment(Document(path=path, kind="credential", id=path, title=path, names=text)) for path, text in texts.items()}
def read(path):
    Path(str(os.getpid())).touch()
    return held[path]
made = [dict(index.Index(jobs=jobs).build(held, read, index.Site("en", {}))) for jobs in (1, 2)]
print(made[0] == made[1], len(os.listdir()))
"""


def test_an_index_is_the_same_if_several_processes_make_it(tmp_path):
    ran = subprocess.run([sys.executable, "-c", _IN_PROCESSES], capture_output=True, check=True, cwd=tmp_path)
    assert ran.stdout == b"True 2\n"


def test_where_nothing_changed_no_file_of_words_is_made():
    held = {path: _fragment(path, {"title": "Talk", "names": "Talk"}) for path in ("a/", "b/")}
    store = Memory()
    dict(Index(store).build(held, held.__getitem__, Site("en", {})))
    assert set(dict(Index(store).update(held, (), held.__getitem__, Site("en", {})))) <= {
        "start.json",
        "phrases/starts.json",
    }


def test_what_was_never_built_can_not_be_updated():
    with pytest.raises(KeyError):
        list(Index(Memory()).update({}, (), str.encode, Site("en", {})))


class Counting(Memory):
    """A store that notes what is read."""

    read: set[str]

    def get(self, name: str) -> bytes:  # type: ignore[override]
        """Return what was put under a name, and note it."""
        self.read.add(name)
        return super().get(name)


def test_an_update_reads_only_what_has_to_do_with_what_changed():
    held = {
        f"{letter}{number}/": _fragment(f"{letter}{number}/", {"title": "x", "names": f"{letter}{number}k{letter}"})
        for letter in "abcdefgh"
        for number in range(20)
    }
    store = Counting()
    store.read = set()
    for _ in Index(store).build(held, held.__getitem__, Site("en", {})):
        pass
    store.read.clear()
    held["b7/"] = _fragment("b7/", {"title": "x", "names": "b7kb dromedary"})
    fresh: list[str] = []
    files = dict(Index(store).update(held, ["b7/"], lambda path: fresh.append(path) or held[path], Site("en", {})))
    assert files
    assert fresh == ["b7/"]
    assert {name for name in store.read if name.startswith("terms/")} == {"terms/words/d", "terms/phrases/d"}
    assert len([name for name in store.read if name.startswith("results/")]) == 1
    assert len([name for name in store.read if name.startswith("words/")]) <= 4


def test_where_too_much_changed_all_is_read_anew_and_nothing_else_stays():
    held = {f"a{number}/": _fragment(f"a{number}/", {"title": "x", "names": f"w{number}w"}) for number in range(30)}
    store = Memory()
    first = dict(Index(store).build(held, held.__getitem__, Site("en", {})))
    held = {f"b{number}/": _fragment(f"b{number}/", {"title": "x", "names": f"v{number}v"}) for number in range(90)}
    updated = dict(Index(store).update(held, held, held.__getitem__, Site("en", {})))
    assert first.keys() <= updated.keys()
    assert {path for path, content in updated.items() if content is None}.isdisjoint(store)
    clean = dict(Index().build(held, held.__getitem__, Site("en", {})))
    assert {path: content for path, content in updated.items() if content is not None} == clean
