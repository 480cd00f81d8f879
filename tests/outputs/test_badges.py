from __future__ import annotations

from xml.etree import ElementTree as ET

import sites

from mcsite.outputs import badges


def test_each_credential_and_stack_has_one_badge(make):
    assert set(make(badges)) == {
        "credentials/fraction-talk/badge.svg",
        "credentials/number-lines/badge.svg",
        "credentials/pizza-fractions/badge.svg",
        "credentials/talking-fractions/badge.svg",  # an old address
        "stacks/understanding-fractions/badge.svg",
    }


def test_an_svg_of_its_own_is_the_badge_as_it_is(make):
    own = (sites.SMALL / "content/credentials/fraction-talk.svg").read_bytes()
    assert make(badges)["credentials/fraction-talk/badge.svg"] == own


def test_at_an_old_address_stays_the_same_badge(make):
    made = make(badges)
    assert made["credentials/talking-fractions/badge.svg"] == made["credentials/fraction-talk/badge.svg"]


def test_other_badges_are_drawn_and_tell_their_title(make):
    made = make(badges)
    for path, title in {
        "credentials/number-lines/badge.svg": "Number Lines",
        "stacks/understanding-fractions/badge.svg": "Understanding Fractions",
    }.items():
        root = ET.fromstring(made[path])
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert title in " ".join("".join(root.itertext()).split())


def test_a_drawn_badge_is_the_same_each_time(make):
    assert make(badges) == make(badges)


def test_a_stack_without_topics_has_a_badge(make):
    source = "content/stacks/understanding-fractions.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("topics: [fractions]\n", "")
    assert "stacks/understanding-fractions/badge.svg" in make(badges, {source: text})
