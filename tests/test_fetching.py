"""Fetching: from a host that answers well or badly, and from files."""

from __future__ import annotations

import socket
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import hosts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import fetching
from mcsite.diagnostics import Refusal


@pytest.fixture
def host(tmp_path):
    (tmp_path / "a.json").write_bytes(b"{}" * 500)
    with hosts.serving(tmp_path) as host:
        yield host


def test_what_lies_at_an_address_or_in_a_file_is_fetched(host):
    assert fetching.fetch(host.url + "a.json") == b"{}" * 500
    assert fetching.fetch(str(host.folder / "a.json")) == b"{}" * 500
    assert fetching.fetch((host.folder / "a.json").as_uri()) == b"{}" * 500


def test_an_address_may_send_to_another_host_but_not_to_what_is_no_address_of_the_web(host):
    host.redirects["b.json"] = host.url.replace("127.0.0.1", "localhost") + "a.json"
    assert fetching.fetch(host.url + "b.json") == b"{}" * 500
    with pytest.raises(Refusal, match="on another host; give that address if it is right"):
        fetching.fetch_there(host.url + "b.json")
    for elsewhere in ((host.folder / "a.json").as_uri(), "ftp://127.0.0.1:9/a.json"):
        host.redirects["b.json"] = elsewhere
        with pytest.raises(Refusal, match="can't be fetched"):
            fetching.fetch(host.url + "b.json")


def test_zipped_answers_count_as_they_came(host):
    host.zipped = True
    answer = fetching.ask(host.url + "a.json")
    assert answer.content == b"{}" * 500
    assert answer.received == host.sent < 100


def test_what_has_not_changed_is_not_sent_again(host):
    answer = fetching.ask(host.url + "a.json")
    assert fetching.ask(host.url + "a.json", answer.etag, answer.modified) is None
    (host.folder / "a.json").write_bytes(b"[]")
    assert fetching.ask(host.url + "a.json", answer.etag, answer.modified).content == b"[]"


@pytest.mark.parametrize(("age", "kept"), [(0, False), (59, False), (61, True), (None, False)])
def test_a_time_of_change_is_kept_only_when_nothing_else_can_have_it(host, age, kept):
    modified = format_datetime(datetime.now(UTC) - timedelta(seconds=age), usegmt=True) if age is not None else "today"
    host.headers = {"Last-Modified": modified}
    answer = fetching.ask(host.url + "a.json")
    assert bool(answer.modified) is bool(answer.etag) is kept


@pytest.mark.parametrize("name", ["nothing.json", "a/b.json"])
def test_what_is_not_there_is_told(host, name):
    for location in (host.url + name, str(host.folder / name)):
        with pytest.raises(fetching.Missing, match="can't be"):
            fetching.ask(location)


def test_what_is_too_large_is_refused_also_if_it_was_zipped(host):
    for zipped in (False, True):
        host.zipped = zipped
        with pytest.raises(Refusal, match="is larger than"):
            fetching.ask(host.url + "a.json", limit=999)


def test_an_answer_that_breaks_off_is_refused(host):
    host.fails_after = 0
    for zipped in (False, True):
        host.zipped = zipped
        with pytest.raises(Refusal, match="broke off"):
            fetching.fetch(host.url + "a.json")


@pytest.mark.parametrize("location", ["http://[::1", "http://127.0.0.1:9/a", "http://a b/", "http://127.0.0.1:x/"])
def test_an_address_that_can_not_be_fetched_is_told(location):
    with pytest.raises(Refusal, match="can't be fetched"):
        fetching.fetch(location)


# visiting


@pytest.fixture
def answers():
    with hosts.answering() as answers:
        yield answers


def test_what_is_there_is_asked_for_by_its_head_alone_and_by_a_name(answers):
    assert fetching.visit(answers.url + "/a") == fetching.Visit(is_there=True)
    assert answers.asked == [("HEAD", "/a")]
    assert "mcsite/" in answers.headers[0]["User-Agent"]


@pytest.mark.parametrize(
    ("code", "is_there", "reason"),
    [
        (404, False, "the server says 404 Not Found"),
        (410, False, "the server says 410 Gone"),
        (401, None, "the server says 401 Unauthorized"),
        (403, None, "the server says 403 Forbidden"),
        (429, None, "the server says 429 Too Many Requests"),
        (500, None, "the server says 500 Internal Server Error"),
        (999, None, "the server says 999"),
    ],
)
def test_only_a_clear_answer_says_that_nothing_is_there_in_words_that_are_not_the_hosts(
    answers, code, is_there, reason
):
    answers.given["/a"] = [(code, {})]
    came = fetching.visit(answers.url + "/a")
    assert (came.is_there, came.reason) == (is_there, reason)
    assert answers.asked == [("HEAD", "/a"), ("GET", "/a")]


@pytest.mark.parametrize("first", [(405, {}), (404, {}), (500, {}), "closed", "broken"])
def test_who_does_not_know_head_is_asked_with_get(answers, first):
    answers.given["/a"] = [first, (200, {})]
    assert fetching.visit(answers.url + "/a").is_there is True


def test_the_content_is_not_read(answers):
    answers.given["/a"] = [(405, {}), (200, {"Content-Length": str(10**12)})]
    assert fetching.visit(answers.url + "/a").is_there is True


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_where_an_address_sends_counts(answers, code):
    answers.given["/a"] = [(code, {"Location": "/\u00e4 b"})]
    answers.given["/%E4%20b"] = [(404, {}), (404, {}), (200, {})]
    assert fetching.visit(answers.url + "/a").reason == "the server says 404 Not Found"
    assert fetching.visit(answers.url + "/a").is_there is True
    assert answers.asked[:2] == [("HEAD", "/a"), ("HEAD", "/%E4%20b")]


@pytest.mark.parametrize(
    "leads", ["/a", "ftp://127.0.0.1/", "file:///etc/passwd", "mailto:a@b.example", "http://[", "http://127.0.0.1:x/"]
)
def test_an_address_that_sends_round_or_out_of_the_web_gives_no_clear_answer(answers, leads):
    answers.given["/a"] = [(302, {"Location": leads})]
    came = fetching.visit(answers.url + "/a")
    assert came.is_there is None
    assert came.reason in {
        "the server sends from one address to the next without end",
        "this isn't an address that can be asked",
    }
    assert len(answers.asked) <= 22


def test_a_redirect_to_a_host_that_is_not_there_leads_nowhere(answers):
    answers.given["/a"] = [(302, {"Location": "http://nobody.invalid/"})]
    came = fetching.visit(answers.url + "/a")
    assert (came.is_there, came.reached) == (False, True)
    assert came.reason == "the server sends on to a host that doesn't exist"


def test_a_host_that_does_not_exist_leads_nowhere_and_others_may_be_reached_later(monkeypatch):
    came = fetching.visit("http://nobody.invalid/")
    assert came == fetching.Visit(is_there=False, reason="there is no such host", reached=False)

    def busy(*_):
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", busy)
    assert fetching.visit("http://nobody.invalid/").is_there is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("slow", "no answer came within 15 seconds"),
        ("closed", "the connection broke off"),
        ("broken", "the answer isn't one of a web server"),
    ],
)
def test_a_host_that_answers_late_or_badly_gives_no_clear_answer(answers, answer, reason, monkeypatch):
    monkeypatch.setattr(fetching, "_VISIT_TIMEOUT", 0.1)
    answers.given["/a"] = [answer]
    came = fetching.visit(answers.url + "/a")
    assert (came.is_there, came.reason) == (None, reason)


def test_a_host_that_refuses_or_has_no_certificate_gives_no_clear_answer(answers):
    assert fetching.visit("http://127.0.0.1:9/") == fetching.Visit(None, "it refuses connections", reached=False)
    came = fetching.visit(answers.url.replace("http:", "https:"))
    assert (came.is_there, came.reason) == (None, "no secure connection came about")


@pytest.mark.parametrize("code", [429, 503])
def test_who_asks_to_wait_shortly_is_asked_again_once(answers, code):
    busy = (code, {"Retry-After": "7"})
    slept: list[float] = []
    answers.given["/a"] = [busy, (200, {})]
    assert fetching.visit(answers.url + "/a", slept.append).is_there is True
    answers.given["/b"] = [(405, {}), busy, (404, {})]
    assert fetching.visit(answers.url + "/b", slept.append).is_there is False
    answers.given["/c"] = [busy]
    assert fetching.visit(answers.url + "/c", slept.append).is_there is None
    assert answers.asked[-3:] == [("GET", "/b"), ("HEAD", "/c"), ("GET", "/c")]
    assert slept == [7, 7, 7]


@pytest.mark.parametrize("after", ["11", "3600", "-1", "0", "\u00b2", "Fri, 01 Jan 2100 00:00:00 GMT", "9" * 5000])
def test_nobody_is_waited_for_long(answers, after):
    answers.given["/a"] = [(503, {"Retry-After": after})]
    assert fetching.visit(answers.url + "/a", pytest.fail).is_there is None


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://bücher.edu/ä b?q=ü&r=%20#frag", "https://xn--bcher-kva.edu/%C3%A4%20b?q=%C3%BC&r=%20"),
        ("HTTP://user:word@A.edu:8080", "http://a.edu:8080/"),
        ("http://[::1]:80/a;b=(c)", "http://[::1]:80/a;b=(c)"),
    ],
)
def test_an_address_is_asked_for_in_its_encoded_form(address, asked):
    assert fetching.encoded(address) == asked
    assert fetching.encoded(asked) == asked


@given(st.text(max_size=30), st.sampled_from(["http://", "https://", "http://127.0.0.1:9/", "http://[", ""]))
def test_no_address_is_too_strange(rest, start):
    with suppress(ValueError):
        address = fetching.encoded(start + rest)
        assert address.isascii()
        assert fetching.encoded(address) == address
