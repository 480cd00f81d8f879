"""Web links: every address in a catalog's own files is found at its place, asked once, and told where it leads nowhere."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import hosts
import pytest
from catalogs import CASES, lay

from mcsite import reporting, weblinks
from mcsite.diagnostics import Route, Span
from mcsite.fetching import Visit
from mcsite.looking import read_text

CREDENTIAL = "content/credentials/fraction-talk.md"
THERE = Visit(is_there=True)
DEAD = Visit(is_there=False, reason="the server says 404 Not Found")
NO_HOST = Visit(is_there=False, reason="there is no such host", reached=False)


@pytest.fixture
def root(tmp_path):
    return lay(CASES / "base" / "small", tmp_path)


def write(root: Path, path: str, front: str, body: str = "") -> None:
    """Write a file with front matter, that has at least a title, and a text."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(f"---\ntitle: Example\n{front}\n---\n{body}", encoding="utf-8")


def found(root: Path, path: str, **options) -> list[tuple[str, object]]:
    """Return the addresses that stand in a file, and where."""
    return [(one.address, one.where) for one in weblinks.cited(root, **options) if one.path == path]


def visited(root: Path, answers: dict[str, Visit] | Visit, **options) -> weblinks.Visited:
    """Ask for what a catalog links to; without the network."""
    known = answers if isinstance(answers, dict) else {}
    given = THERE if isinstance(answers, dict) else answers
    return weblinks.visit(weblinks.cited(root), lambda address: known.get(address, given), **options)


# finding


def test_addresses_are_found_in_fields_in_markdown_of_fields_and_in_the_text_each_at_its_place(root):
    front = (
        "research: [{title: A, url: 'https://a.edu/x'}]\n"
        "resources:\n  - title: B\n    url: https://b.edu/\n"
        "evidence:\n  - title: C\n    type: video\n    instructions: Read [this](https://c.edu/) and <http://d.edu/>."
    )
    write(root, CREDENTIAL, front, "\n## Rationale\n\nSee [one](https://e.edu/1) and\n[two](https://e.edu/1).\n")
    assert found(root, CREDENTIAL) == [
        ("https://a.edu/x", Route(("research", 0, "url"))),
        ("https://b.edu/", Route(("resources", 0, "url"))),
        ("https://c.edu/", Route(("evidence", 0, "instructions"))),
        ("http://d.edu/", Route(("evidence", 0, "instructions"))),
        ("https://e.edu/1", Span(15, 11, 15, 26)),
        ("https://e.edu/1", Span(16, 7, 16, 22)),
    ]


@pytest.mark.parametrize(
    ("path", "front", "keys"),
    [
        ("content/credentials/a.md", "apply_url: https://a.edu/", ("apply_url",)),
        ("content/stacks/a.md", "apply_url: https://a.edu/", ("apply_url",)),
        ("content/issuers/a.md", "url: https://a.edu/", ("url",)),
        ("content/recognizers/a.md", "url: https://a.edu/", ("url",)),
        ("content/recognizers/a.md", "recognizes: [{form_url: 'https://a.edu/'}]", ("recognizes", 0, "form_url")),
        ("content/frameworks/a.md", "statements: [{code: A, url: 'https://a.edu/'}]", ("statements", 0, "url")),
        ("content/issuers/a.es.md", "url: https://a.edu/", ("url",)),
    ],
)
def test_every_field_that_holds_a_web_address_is_read_in_translations_and_drafts_too(root, path, front, keys):
    write(root, path, f"status: draft\n{front}")
    assert found(root, path) == [("https://a.edu/", Route(keys))]


def test_text_that_is_no_link_is_not_one(root):
    body = "\n`[a](https://a.edu/)` https://b.edu/ [c](credential:c) [m](mailto:a@d.edu) ![i](https://e.edu/i.png)\n"
    write(root, CREDENTIAL, "competency: https://f.edu/", body)
    assert found(root, CREDENTIAL) == []


@pytest.mark.parametrize("link", ["[a](https://bücher.edu/ä)", "[a][1]\n\n[1]: https://bücher.edu/ä"])
def test_an_address_in_other_letters_is_found_where_it_is_written(root, link):
    write(root, CREDENTIAL, "", f"\n{link}\n")
    ((_, where),) = found(root, CREDENTIAL)
    line = (root / CREDENTIAL).read_text(encoding="utf-8").split("\n")[where.line - 1]
    assert line[where.column - 1 : where.end_column - 1] == "https://bücher.edu/ä"


def test_the_settings_are_read_but_neither_its_own_address_nor_what_lies_below_it(root):
    settings = "title: A\nurl: https://own.edu/badges\nnotice: See [a](https://a.edu/).\n"
    (root / "mcsite.yaml").write_text(settings, encoding="utf-8")
    body = "\n[a](https://own.edu/badges) [b](https://own.edu/badges/x/) [c](https://own.edu/badges-2)\n"
    write(root, CREDENTIAL, "", body)
    assert found(root, "mcsite.yaml") == [("https://a.edu/", Route(("notice",)))]
    assert [address for address, _ in found(root, CREDENTIAL)] == ["https://own.edu/badges-2"]


def test_files_of_other_catalogs_are_not_read(root):
    write(root, "sources/other/credentials/a.md", "apply_url: https://a.edu/")
    assert {one.path for one in weblinks.cited(root) if "a.edu" in one.address} == set()


def test_only_chosen_files_are_read(root):
    write(root, CREDENTIAL, "apply_url: https://a.edu/")
    write(root, "content/issuers/a.md", "url: https://b.edu/")
    cited = weblinks.cited(root, lambda path: path == CREDENTIAL)
    assert [one.address for one in cited] == ["https://a.edu/"]


@pytest.mark.parametrize("content", ["title: [", "- a\n", "\ufffe", "---\n- a\n---\n", "url: 3\n"])
def test_files_with_errors_are_passed_over(root, content):
    (root / "mcsite.yaml").write_text(content, encoding="utf-8")
    (root / CREDENTIAL).write_text(content, encoding="utf-8")
    assert found(root, CREDENTIAL) == found(root, "mcsite.yaml") == []


# asking


def test_an_address_is_asked_once_without_its_fragment_and_told_at_each_place(root):
    body = "\n[a](https://a.edu/x#one) [b](https://a.edu/x) [c](https://A.edu/x#two) [d](https://a.edu/y)\n"
    write(root, CREDENTIAL, "apply_url: https://a.edu/x", body)
    asked = []
    came = weblinks.visit(weblinks.cited(root), lambda address: asked.append(address) or DEAD)
    assert sorted(asked) == ["https://a.edu/x", "https://a.edu/y"]
    assert (came.asked, came.dead, len(came.problems)) == (2, 2, 5)
    assert "'https://a.edu/x#one' leads nowhere: the server says 404 Not Found" in {p.message for p in came.problems}
    placed = reporting.place(came.problems, lambda path: read_text(root, path))
    assert [(one.span.line, one.span.column) for one in placed] == [(3, 12), (6, 5), (6, 30), (6, 51), (6, 76)]


def test_what_leads_nowhere_is_a_warning_that_says_what_to_do(root):
    write(root, CREDENTIAL, "apply_url: https://a.edu/x")
    (problem,) = visited(root, DEAD).problems
    assert (problem.code, problem.severity, problem.path) == ("dead-link", "warning", CREDENTIAL)
    assert problem.where == Route(("apply_url",))
    assert problem.hint == "write the address of the page as it is now, or remove the link"


def test_what_gives_no_clear_answer_is_no_problem_but_told_with_its_file(root):
    write(root, CREDENTIAL, "apply_url: https://a.edu/x#p")
    came = visited(root, Visit(None, "the server says 403 Forbidden"))
    assert came.problems == ()
    assert came.unclear == (weblinks.Unclear("https://a.edu/x#p", CREDENTIAL, "the server says 403 Forbidden"),)


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("example", 0),
        ("a.example", 0),
        ("A.Example.", 0),
        ("localhost:8000", 0),
        ("www.example.com", 0),
        ("example.org", 0),
        ("no.invalid", 0),
        ("a.test", 0),
        ("myexample.com", 1),
        ("example.edu", 1),
        ("example.com.edu", 1),
    ],
)
def test_names_for_examples_are_not_asked_but_counted(host, asked):
    cited = [weblinks.Cited(f"https://{host}/", CREDENTIAL, None)]
    came = weblinks.visit(cited, lambda _address: THERE)
    assert (came.asked, came.reserved) == (asked, 1 - asked)


def test_strange_addresses_are_asked_in_their_proper_form_or_told():
    strange = [
        "http://u:p@ä.edu:81/ö ü?q=ß",
        "http://[::1",
        "http://a.edu:x/",
        "http://" + "a" * 70 + "/",
        "http://a b/",
    ]
    asked = []

    def find(address: str) -> Visit:
        asked.append(address)
        return Visit(None, "why")

    came = weblinks.visit([weblinks.Cited(one, CREDENTIAL, None) for one in strange], find)
    assert [one.address for one in came.unclear] == strange
    assert "http://xn--4ca.edu:81/%C3%B6%20%C3%BC?q=%C3%9F" in asked


def test_the_order_of_what_is_told_does_not_depend_on_who_answers_first():
    cited = [weblinks.Cited(f"https://a{number}.edu/", CREDENTIAL, None) for number in range(40)]

    def find(address: str) -> Visit:
        time.sleep((hash(address) % 7) / 1000)
        return Visit(None, "why") if int(address[9:-5]) % 2 else DEAD

    came = weblinks.visit(cited, find)
    assert [one.address for one in came.unclear] == [one.address for one in cited[1::2]]
    assert [one.message.split("'")[1] for one in came.problems] == [one.address for one in cited[::2]]


def test_many_are_asked_at_once_but_two_of_one_host():
    with hosts.answering() as host:
        host.delay = 0.05
        weblinks.visit([weblinks.Cited(f"{host.url}/{number}", CREDENTIAL, None) for number in range(8)])
    assert len(host.asked) == 8
    assert host.most == 2
    running, most, counting = [0], [0], threading.Lock()

    def find(_address: str) -> Visit:
        with counting:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.02)
        with counting:
            running[0] -= 1
        return THERE

    weblinks.visit([weblinks.Cited(f"https://a{number}.edu/", CREDENTIAL, None) for number in range(60)], find)
    assert most == [16]


def test_a_host_that_can_not_be_reached_is_not_asked_for_every_page():
    cited = [weblinks.Cited(f"https://a.edu/{number}", CREDENTIAL, None) for number in range(20)]
    asked = []
    came = weblinks.visit(cited, lambda address: asked.append(address) or NO_HOST)
    assert len(asked) == 2
    assert (came.dead, len(came.problems)) == (20, 20)


def test_without_any_host_it_is_the_network_that_is_missing():
    cited = [weblinks.Cited(f"https://{host}.edu/", CREDENTIAL, None) for host in "ab"]
    came = weblinks.visit(cited, lambda _address: NO_HOST)
    assert came.problems == ()
    assert "is this machine connected" in came.unclear[0].reason
    assert weblinks.visit(cited, {"https://a.edu/": NO_HOST, "https://b.edu/": THERE}.__getitem__).dead == 1


def test_progress_counts_the_addresses_and_a_fault_is_not_hidden(root):
    write(root, CREDENTIAL, "apply_url: https://a.edu/x")
    told = []
    visited(root, THERE, progress=told.append)
    assert told[-1] == len({one.asked for one in weblinks.cited(root) if "a.edu" in one.address})

    def fail(_address: str) -> Visit:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        weblinks.visit(weblinks.cited(root), fail)
