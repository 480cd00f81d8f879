from __future__ import annotations

import re

from mcsite.outputs import home

CREDENTIAL = """\
---
title: Credential {number}
status: published
published: 2026-04-{number:02}
issuer: example-university
competency: The educator does it.
topics: [fractions]
evidence: [{{title: Portfolio, type: portfolio}}]
---
## Key method

Do it.

## Method components

- Do it.
"""


def _newest(page):
    section = page.split('<section id="newest">')[1].split("</section>")[0]
    return re.findall(r'href="./credentials/([a-z0-9-]+)/"', section)


def test_there_is_one_home_page_with_addresses_relative_to_it(make):
    made = make(home)
    assert list(made) == ["index.html"]
    page = made["index.html"].decode()
    assert 'href="./"' in page
    assert 'href="./topics/fractions/"' in page
    assert 'href="/' not in page


def test_the_newest_credentials_come_first_and_no_more_than_six(make):
    files = {f"content/credentials/number-{n}.md": CREDENTIAL.format(number=n) for n in range(1, 9)}
    page = make(home, files)["index.html"].decode()
    assert _newest(page) == [f"number-{n}" for n in (8, 7, 6, 5, 4, 3)]


def test_what_is_closed_or_a_draft_is_not_on_the_home_page(make):
    page = make(home)["index.html"].decode()
    assert _newest(page) == ["fraction-talk", "number-lines"]
    assert "2 credentials of 1 issuer" in page
    assert "pizza" not in page.casefold()
    assert "secret" not in page.casefold()
