"""Pathways: every step and every prerequisite is drawn, readable on a telephone, and no arrow crosses a box."""

import re
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite.drawing import measure
from mcsite.drawing.pathway import TEXT_SIZE, WIDTH, layout
from mcsite.model import Settings
from mcsite.theme import Theme
from mcsite.views.base import Ref
from mcsite.views.stack import Step

SVG = "{http://www.w3.org/2000/svg}"
TITLES = [
    "Generating Ideas",
    "Computational Thinking across Subjects",
    'Q&A <in> "class"',
    "شيء 🎉",
    "Structured Literacy Supports for Readers with Dyslexia",
    "教师领导力与反思性对话",
]
LADDER = {0: [], 1: [0], 2: [1], 3: [2, 0], 4: [3, 0, 1]}
FAN = {0: [], 1: [], 2: [], 3: [0, 1, 2], 4: [0], 5: [1, 2], 6: [3, 4, 5, 0, 1, 2], 7: []}


def staged(needs, title=None):
    """Return steps in stages, as `mcsite.views.stack` orders them, from numbers by the numbers that each needs."""
    left, stages, earned = list(needs), [], set()
    while left:
        ready = [one for one in left if earned.issuperset(needs[one])]
        stages.append([step(one, needs[one], title) for one in ready])
        earned.update(ready)
        left = [one for one in left if one not in earned]
    return stages


def step(number, needs, title):
    ref = Ref("credential", f"c{number}", title or TITLES[number % len(TITLES)], f"../c{number}/?a&b")
    return Step(ref, tuple(f"c{one}" for one in needs))


@st.composite
def graphs(draw):
    size = draw(st.integers(2, 60))
    needs = {
        one: draw(st.lists(st.integers(0, one - 1), unique=True, max_size=4)) if one else [] for one in range(size)
    }
    needs[size - 1] = needs[size - 1] or [0]
    return needs


def points(d):
    """Return points along a path of M, L and C, close together."""
    found, here = [], (0, 0)
    for command, numbers in re.findall(r"([MLC])([^MLC]*)", d):
        values = [float(number) for number in numbers.split()]
        ends = [here, *zip(values[::2], values[1::2], strict=True)]
        for part in range(1, 13):
            at = part / 12
            if command == "M":
                found.append(ends[1])
            elif command == "L":
                found.append(tuple(a + (b - a) * at for a, b in zip(*ends, strict=True)))
            else:
                weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
                found.append(tuple(sum(w * end[axis] for w, end in zip(weights, ends, strict=True)) for axis in (0, 1)))
        here = ends[-1]
    return found


def assert_sound(pathway, needs):
    boxes = {box.id: box for box in pathway.boxes}
    assert len(pathway.boxes) == len(boxes)
    assert set(boxes) == {f"c{one}" for one in needs}
    assert {(a.source, a.target) for a in pathway.arrows} == {(f"c{p}", f"c{one}") for one in needs for p in needs[one]}
    for box in pathway.boxes:
        assert box.x >= 0
        assert box.right <= pathway.width
        assert box.bottom <= pathway.height
        for other in pathway.boxes:
            apart = box.right < other.x or other.right < box.x or box.bottom < other.y or other.bottom < box.y
            assert box is other or apart
    for arrow in pathway.arrows:
        source, target = boxes[arrow.source], boxes[arrow.target]
        path = points(arrow.d)
        assert path[0][1] == source.bottom
        assert path[-1][1] == target.y
        assert source.x < path[0][0] < source.right
        assert target.x < path[-1][0] < target.right
        assert all(0 < x < pathway.width for x, _ in path)
        for box in pathway.boxes:
            assert not any(box.x <= x <= box.right for x, y in path if box.y < y < box.bottom)


@settings(max_examples=25)
@given(graphs())
def test_every_step_has_a_box_and_no_arrow_passes_through_one(needs):
    assert_sound(layout(staged(needs)), needs)


@pytest.mark.parametrize("needs", [LADDER, FAN, {one: [one - 1] if one else [] for one in range(60)}])
def test_arrows_that_skip_stages_go_round_the_boxes_between(needs):
    assert_sound(layout(staged(needs)), needs)


def test_there_is_nothing_to_draw_without_prerequisites():
    assert layout([]) is None
    assert layout(staged({0: []})) is None
    assert layout(staged({one: [] for one in range(60)})) is None


def test_prerequisites_outside_of_the_stack_are_left_out():
    assert layout([[step(0, [77], None)]]) is None


def test_the_same_order_gives_the_same_picture():
    assert layout(staged(FAN)) == layout(staged(FAN))


def test_stages_follow_each_other_downwards_in_rows_of_at_most_three():
    boxes = layout(staged(FAN, "Generating Ideas")).boxes
    assert [box.stage for box in boxes] == sorted(box.stage for box in boxes)
    rows = {}
    for box in boxes:
        rows.setdefault(box.y, []).append(box)
    assert list(rows) == sorted(rows)
    assert max(len(row) for row in rows.values()) == 3
    assert all(len({box.stage for box in row}) == 1 for row in rows.values())


def test_arrows_of_different_credentials_keep_apart_in_a_gap():
    needs = {0: [], 1: [], 2: [0, 1], 3: [2, 0, 1]}
    pathway = layout(staged(needs))
    between = next(box for box in pathway.boxes if box.id == "c2")
    passing = [
        {round(x) for x, y in points(arrow.d) if between.y <= y <= between.bottom}
        for arrow in pathway.arrows
        if arrow.target == "c3" and arrow.source != "c2"
    ]
    assert len(passing) == 2
    assert not passing[0] & passing[1]


def test_letters_are_12_pixels_high_on_a_telephone():
    assert TEXT_SIZE * (360 - 2 * 16) / WIDTH >= 12


@pytest.mark.parametrize("title", [*TITLES, "word " * 60, "x" * 300, "Internationalization of Everything"])
@pytest.mark.parametrize("needs", [LADDER, FAN])
def test_titles_fit_their_boxes(needs, title):
    for box in layout(staged(needs, title)).boxes:
        assert len(box.lines) <= 6
        assert box.title == title.strip()
        for index, line in enumerate(box.lines):
            assert measure(line) * TEXT_SIZE / 1000 <= box.width
            assert box.y + TEXT_SIZE * 0.7 < box.baseline(index) < box.bottom - TEXT_SIZE * 0.3


def test_a_title_is_shown_whole_if_six_lines_hold_it():
    for box in layout(staged(FAN)).boxes:
        assert "".join(box.lines).replace(" ", "") == box.title.replace(" ", "")


def render(pathway, order):
    """Return the partial, as the page of a stack includes it."""
    theme = Theme(Path("no-theme"), Path(__file__).parents[2] / "theme", Settings("Catalog", "https://example.org/"))
    view = SimpleNamespace(title="Teaching Fractions", order=order)
    svg = theme.render("partials/pathway.svg", "stacks/fractions/", pathway=pathway, view=view, english="")
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.mark.parametrize("needs", [LADDER, FAN])
def test_the_partial_links_each_credential_by_its_whole_title(needs):
    pathway = layout(staged(needs))
    links = [(a.get("href"), a.get("aria-label")) for a in render(pathway, staged(needs)).iter(f"{SVG}a")]
    assert links == [(box.url, box.title) for box in pathway.boxes]


def test_the_partial_names_and_describes_itself():
    root = render(layout(staged(FAN)), staged(FAN))
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert root.get("role") == "group"
    assert named[root.get("aria-labelledby")]
    assert named[root.get("aria-describedby")]
    assert all(id_.startswith("pathway.") for id_ in named)


def test_the_partial_draws_what_was_laid_out():
    pathway = layout(staged(FAN))
    root = render(pathway, staged(FAN))
    assert [path.get("d") for path in root.iter(f"{SVG}path") if path.get("marker-end")] == [
        a.d for a in pathway.arrows
    ]
    assert [tspan.text for tspan in root.iter(f"{SVG}tspan")] == [line for box in pathway.boxes for line in box.lines]
    assert len(list(root.iter(f"{SVG}rect"))) == len(pathway.boxes)


def test_the_partial_leaves_style_to_the_site():
    root = render(layout(staged(FAN)), staged(FAN))
    assert not any("style" in element.attrib or element.tag == f"{SVG}style" for element in root.iter())


def test_the_partial_sets_titles_from_right_to_left_so():
    order = staged(LADDER, "שיחות")
    assert {text.get("direction") for text in render(layout(order), order).iter(f"{SVG}text")} == {"rtl"}
