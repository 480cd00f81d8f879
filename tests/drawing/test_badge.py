"""Badges: the same everywhere, readable, told apart, and sound XML whatever a title holds."""

import colorsys
import os
import re
import subprocess
import sys
from hashlib import blake2b
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite.drawing import MIN_CONTRAST, clean, clusters, contrast, crop, direction, ink, measure, wrap
from mcsite.drawing.badge import draw, letter, monogram, palette
from mcsite.drawing.silhouettes import SHAPES

SVG = "{http://www.w3.org/2000/svg}"
TITLES = [
    "Generating Ideas",
    "Structured Literacy Supports for Readers with Dyslexia",
    "Computational Thinking across Subjects",
    "Cooperative Structures That Include Everyone",
    "Mentoring Early-Career Colleagues",
    "Organizing an Educator Community Online",
    "A",
]
ODD_TITLES = [
    "Q&A <in> \"class\" 'now' ]]> -->",
    "🎉🎉 👩‍👩‍👧‍👦 🏳️‍🌈 🚀",
    "محادثات تصالحية في الصف",
    "שיחות מאחדות בכיתה",
    "教师领导力与反思性对话：学习周期",
    "शिक्षक नेतृत्व और संवाद",
    "x" * 300,
    "word " * 60,
    "Z̷̧̛" * 40,
    "a\x00b\ud800c\ufffed\ufdd0e\nf",
    "\u202e\u200b",
    "",
]
SEEDS = [f"credential-{number}" for number in range(200)]
KINDS = ["credential", "stack"]


def texts(svg):
    """Return the monogram, if there is one, and the lines of the title."""
    *first, title = ET.fromstring(svg).iter(f"{SVG}text")
    return "".join(text.text for text in first), [line.text or "" for line in title]


def test_a_badge_is_the_same_in_every_process():
    code = "from mcsite.drawing.badge import draw; print(draw('Fraction Talk', 'stack', 'fraction-talk', 'fractions'))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_badges_change_only_on_purpose():
    badges = "".join(draw(title, kind, seed, "fractions") for title in TITLES for kind in KINDS for seed in SEEDS[:20])
    assert blake2b(badges.encode(), digest_size=8).hexdigest() == "3fd7b7a399bf4d4d"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", [*TITLES, *ODD_TITLES])
def test_any_title_gives_sound_xml_that_names_it(title, kind):
    for seed in SEEDS[:20]:
        root = ET.fromstring(draw(title, kind, seed).encode())
        assert root.get("viewBox") == "0 0 240 240"
        assert root.get("role") == "img"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == (clean(title) or "Badge")


@given(st.text(), st.sampled_from(KINDS), st.text(), st.text())
def test_no_text_breaks_a_badge(title, kind, seed, topic):
    ET.fromstring(draw(title, kind, seed, topic).encode())


def test_a_badge_runs_nothing_and_refers_to_nothing_outside_of_it():
    allowed = {"svg", "title", "g", "path", "circle", "clipPath", "pattern", "text", "tspan"}
    for kind in KINDS:
        for seed in SEEDS:
            root = ET.fromstring(draw("Q&A", kind, seed))
            ids = {element.get("id") for element in root.iter()}
            assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
            for element in root.iter():
                assert not {name for name in element.attrib if name.startswith("on") or name in {"style", "href"}}
                for value in element.attrib.values():
                    assert set(re.findall(r"url\((.*?)\)", value)) <= {f"#{id_}" for id_ in ids}


def test_letters_stand_out_from_all_that_they_lie_on():
    for kind in KINDS:
        for seed in SEEDS:
            for topic in ("", "fractions", "stem", "coding"):
                colours = palette(kind, seed, topic)
                assert contrast(colours.monogram, colours.field) >= MIN_CONTRAST
                assert contrast(colours.monogram, colours.pattern) >= MIN_CONTRAST
                assert contrast(colours.title, colours.band) >= MIN_CONTRAST


def test_letters_are_drawn_in_the_colours_that_were_compared():
    for kind in KINDS:
        colours = palette(kind, "fraction-talk")
        monogram_, title = ET.fromstring(draw("Fraction Talk", kind, "fraction-talk")).iter(f"{SVG}text")
        assert (monogram_.get("fill"), title.get("fill")) == (colours.monogram, colours.title)


def test_badges_with_the_same_title_and_topic_are_told_apart_by_their_seed():
    for kind in KINDS:
        looks = {re.sub(r"badge-\w+", "", draw("Fraction Talk", kind, seed, "fractions")) for seed in SEEDS}
        assert len(looks) == len(SEEDS)


def test_badges_of_a_topic_share_a_family_of_hues():
    def hue(seed, topic):
        rim = palette("credential", seed, topic).rim
        return colorsys.rgb_to_hls(*(int(rim[start : start + 2], 16) / 255 for start in (1, 3, 5)))[0] * 360

    for topic in ("fractions", "stem", "coding", "teacher-leadership"):
        first = hue(SEEDS[0], topic)
        assert max(min(abs(hue(seed, topic) - first), 360 - abs(hue(seed, topic) - first)) for seed in SEEDS) < 45
    assert len({round(hue("one", f"topic-{number}") / 20) for number in range(100)}) > 8


def test_a_stack_is_lighter_than_a_credential_and_has_sheets_behind_it():
    for seed in SEEDS:
        credential, stack = palette("credential", seed), palette("stack", seed)
        assert contrast(stack.field, "#ffffff") < 2 < contrast(credential.field, "#ffffff")
        assert (len(credential.sheets), len(stack.sheets)) == (0, 2)
        assert all(f'fill="{sheet}"' in draw("Talk", "stack", seed) for sheet in stack.sheets)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_shown_whole_within_the_shape(title, shape):
    lettering = letter(title, shape)
    assert re.sub(r"[\s-]", "", "".join(lettering.lines)) == re.sub(r"[\s-]", "", title)
    assert len(lettering.lines) <= 4
    size, top = lettering.layout.size, lettering.layout.top
    assert size >= 12
    for line, baseline in zip(lettering.lines, lettering.layout.baselines, strict=True):
        half = measure(line) * size / 2000
        assert half < min(shape.half_width(baseline - size), shape.half_width(baseline)) - 12
        assert top < baseline - size * 0.7
        assert baseline < 312 - top


def test_a_title_is_cut_short_only_if_nothing_else_helps():
    for shape in SHAPES:
        assert letter("word " * 60, shape).lines[-1].endswith("…")
        parted = letter("Donaudampfschifffahrtsgesellschaftskapitän", shape).lines
        assert "".join(parted).replace("-", "") == "Donaudampfschifffahrtsgesellschaftskapitän"


def test_a_title_from_right_to_left_is_set_so():
    assert 'direction="rtl"' in draw("שיחות בכיתה", "credential", "talks")
    assert 'direction="rtl"' not in draw("Talks", "credential", "talks")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Generating Ideas", "GI"),
        ("The First Hour for Substitutes", "FHS"),
        ("Fractions on the Number Line", "FNL"),
        ("Structured Literacy Supports for Readers", "SLS"),
        ("Learner’s “profiles”", "LP"),
        ("3D printing", "3P"),
        ("Of the", "OT"),
        ("écrire", "É"),
        ("教师 领导力", "教"),
        ("محادثات تصالحية", "م"),
        ("🎉🎉", ""),
    ],
)
def test_a_monogram_has_the_initials_of_telling_words(title, expected):
    assert monogram(title) == expected


@given(st.text("abYZ09 .-_'\"", max_size=20))
def test_titles_in_ascii_have_the_monograms_of_others(title):
    assert monogram(title) == monogram(f"{title} \u2026")  # which isn't read as ASCII


def test_a_title_without_initials_gets_a_star():
    assert texts(draw("🎉 🎉", "credential", "party")) == ("", ["🎉 🎉"])


def test_a_monogram_is_readable_on_a_small_badge():
    for seed in SEEDS[:40]:
        for title in TITLES:
            text = next(ET.fromstring(draw(title, "credential", seed)).iter(f"{SVG}text"))
            assert int(text.get("font-size")) * 96 / 240 >= 12


def test_lines_are_of_about_the_same_length():
    assert wrap("one two three four", [20_000] * 3) == ("one two three four",)
    assert wrap("aaaa aaaa aaaa aaaa", [8000] * 3) == ("aaaa aaaa", "aaaa aaaa")
    assert wrap("aaaa aaaa", [2000] * 3) is None
    assert wrap("early-career", [4500] * 2) == ("early-", "career")
    assert wrap("教师领导，力", [3000] * 2) == ("教师领", "导，力")


def test_cropped_text_fits_and_parts_no_character():
    assert crop("family 👩‍👩‍👧 time", [100_000]) == ("family 👩‍👩‍👧 time",)
    for width in range(1300, 12_000, 300):
        lines = crop("Donaudampfschiff 👩‍👩‍👧 e\u0301e\u0301 and so on and on", [width, width])
        assert all(measure(line) <= width + measure("…") for line in lines)
        assert not any(line.startswith(("\u200d", "\u0301")) for line in lines)


def test_text_is_measured_by_what_is_seen():
    assert measure("e\u0301") == measure("é") == measure("e")
    assert measure("👩‍👩‍👧") == measure("👩")
    assert measure("字") == 1000
    assert list(clusters("e\u0301a👩‍👧")) == ["e\u0301", "a", "👩‍👧"]
    assert direction("123 אב") == "rtl"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_ink_is_black_or_white_where_nothing_given_is_readable():
    assert ink("#222222", "#eeeeee", "#ffffff") == "#222222"
    assert ink("#777777", "#888888", "#808080") == "#000000"
