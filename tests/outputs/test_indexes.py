from __future__ import annotations

import pytest
import sites

from mcsite import urls
from mcsite.outputs import indexes

EMPTY = {
    file.relative_to(sites.SMALL).as_posix(): None for file in (sites.SMALL / "content").rglob("*") if file.is_file()
}
IN_HEADER = {"credentials", "stacks", "topics", "recognizers", "guides"}


def test_every_collection_has_a_list(make):
    assert set(make(indexes)) == {f"{collection}/index.html" for collection in urls.COLLECTIONS}


@pytest.mark.parametrize(
    ("collection", "id_"),
    [
        ("credentials", "fraction-talk"),
        ("stacks", "understanding-fractions"),
        ("issuers", "example-university"),
        ("recognizers", "example-state"),
        ("topics", "fractions"),
        ("frameworks", "teaching-standards"),
        ("evidence", "teaching-video"),
        ("rubrics", "three-level"),
        ("guides", "how-to-earn"),
    ],
)
def test_a_list_leads_to_each_of_its_things(make, collection, id_):
    page = make(indexes)[f"{collection}/index.html"].decode()
    assert f'href="../{collection}/{id_}/"' in page
    assert (f'href="../{collection}/" aria-current="page"' in page) == (collection in IN_HEADER)


def test_what_is_closed_or_a_draft_is_in_no_list(make):
    lists = b"".join(make(indexes).values()).decode().casefold()
    assert "pizza" not in lists
    assert "secret" not in lists


def test_a_catalog_without_content_has_lists_that_say_so(make):
    for path, content in make(indexes, EMPTY).items():
        assert b'class="none"' in content, path
