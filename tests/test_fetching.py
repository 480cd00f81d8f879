"""Fetching: from a host that answers well or badly, and from files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import hosts
import pytest

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
