"""What others may know of a thing is all that they need."""

from __future__ import annotations

from pathlib import Path

import msgspec
import things

from mcsite import briefs, reading, sources
from mcsite.linking.references import targets

CONTENT = Path(__file__).parents[1]


def test_a_brief_refers_to_what_the_file_refers_to():
    read, _ = reading.read(sources.discover(CONTENT), things.schemas())
    every = (*read.originals, *read.translations)
    assert {one.collection for one in every} >= {"credentials", "stacks", "topics", "recognizers", "guides"}
    for record in every:
        assert record.brief.refers.keys() == {key for key, _ in targets(record)}, record.path


def test_a_brief_tells_once_what_is_referred_to():
    catalog = things.small() | {
        "credentials/fraction-talk": things.credential(
            "Fraction Talk",
            related=["other"],
            body=things.BODY + "\nSee [fractions](topic:fractions) and [how](guide:how).\n",
        ),
        "credentials/other": things.credential("Other", prerequisites=["fraction-talk"]),
        "guides/how": {"title": "How"},
    }
    credentials = things.link(catalog)[0].catalog.credentials
    assert credentials["fraction-talk"].brief.named == (("credentials", "other"), ("guides", "how"))
    assert credentials["other"].brief.named == ()
    assert list(credentials["other"].brief.refers) == [
        ("issuers", "example-university"),
        ("topics", "fractions"),
        ("credentials", "fraction-talk"),
    ]


def test_what_many_briefs_say_alike_is_in_memory_once():
    read, _ = reading.read(sources.discover(CONTENT), things.schemas())
    given = [one.brief for one in read.originals]
    (found, again) = (briefs.unpacked(msgspec.msgpack.encode(given)) for _ in range(2))
    assert found == given
    for one, other in zip(found, again, strict=True):
        assert one.topics is other.topics
        assert one.anchors is other.anchors
        assert one.assessment is other.assessment
