"""What is written into tables comes back the same: whatever the schemas allow, and the whole sample catalog."""

from __future__ import annotations

import generating
import pytest
import sites
import things
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcsite import frontmatter, sources, urls
from mcsite.tables import csvfiles, filling, layout, reading, workbooks
from mcsite.tables.filling import File

SCHEMAS = things.schemas()
TABLES = layout.tables(SCHEMAS)
TRANSLATION = File("credentials", "one", "es", {"title": "Uno", "related": [], "history": []}, "")


def _has_titled_keys(value):
    """Tell whether every mapping has keys that a level can be called."""
    if isinstance(value, dict):
        return all(key.strip() and _has_titled_keys(inner) for key, inner in value.items())
    return all(map(_has_titled_keys, value)) if isinstance(value, list) else True


def _in_one_way(data):
    """Return data with levels that have no meaning as text, as tables write them."""
    if isinstance(data, list):
        return [_in_one_way(item) for item in data]
    if not isinstance(data, dict):
        return data
    levels = [one["title"] if isinstance(one, dict) and len(one) == 1 else one for one in data.get("levels", ())]
    return {key: levels if key == "levels" else _in_one_way(value) for key, value in data.items()}


FILES = st.one_of(
    [
        st.builds(
            File,
            st.just(name),
            st.just("one"),
            st.just(""),
            generating.data(SCHEMAS, SCHEMAS.by_name[name]).filter(_has_titled_keys),
            st.sampled_from(["", "Text.", "- a\n- b\n\n```\n  x\n```", "=1+1"]),
        )
        for name in urls.COLLECTIONS
    ]
)


def _as_csv(rows):
    return [
        csvfiles.read(csvfiles.write(table, rows[table.name]), table.name, f"{table.name}.csv: ") for table in TABLES
    ]


def _as_xlsx(rows):
    used = [table for table in TABLES if rows[table.name]]
    return workbooks.read(workbooks.write(used, rows), "catalog.xlsx")


def told(files, form):
    """Return what is read of files after they were written as tables."""
    found = reading.read(SCHEMAS, form(filling.fill(TABLES, files)))
    return {(one.collection, one.id, one.language): (one.data, one.body) for one in found.things}


def said(files):
    return {(one.collection, one.id, one.language): (_in_one_way(one.data), one.body.strip("\n")) for one in files}


@pytest.mark.parametrize(("form", "examples"), [(_as_csv, 300), (_as_xlsx, 60)])
def test_whatever_the_schemas_allow_comes_back(form, examples):
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(FILES)
    def comes_back(file):
        files = [file, TRANSLATION] if file.collection == "credentials" else [file]
        assert told(files, form) == said(files)

    comes_back()


@pytest.mark.parametrize("form", [_as_csv, _as_xlsx])
def test_the_sample_catalog_comes_back(form):
    files = []
    for source in sources.discover(sites.REPOSITORY).files:
        document, _ = frontmatter.read(source.path, source.content)
        files.append(File(source.collection, source.id, source.language, document.data, document.body))
    assert len(files) > 100
    assert told(files, form) == said(files)


def test_keys_come_back_in_the_order_of_the_schemas():
    file = File("credentials", "one", "", {"evidence": [{"type": "video", "title": "V"}], "title": "One"}, "")
    data, _ = told([file], _as_csv)["credentials", "one", ""]
    assert list(data) == ["title", "evidence"]
    assert list(data["evidence"][0]) == ["title", "type"]
