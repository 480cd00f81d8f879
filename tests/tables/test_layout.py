"""The tables are those of the schemas."""

from __future__ import annotations

import things

from mcsite import urls
from mcsite.tables import layout

TABLES = {table.name: table for table in layout.tables(things.schemas())}


def names(table):
    return [column.name for column in TABLES[table].header]


def test_every_collection_has_a_table_and_no_two_tables_have_one_name():
    assert set(urls.COLLECTIONS) <= TABLES.keys()
    assert len(TABLES) == len(layout.tables(things.schemas()))


def test_the_name_of_a_table_can_be_that_of_a_sheet():
    assert max(map(len, TABLES)) <= 31


def test_no_two_columns_of_a_table_have_one_name():
    for table in TABLES:
        assert len(set(names(table))) == len(names(table)), table


def test_fields_in_fields_have_dotted_names():
    assert {"assessment.fee.amount", "effort_hours", "effort_hours.min", "rubric.use"} <= set(names("credentials"))
    assert names("credentials")[:3] == ["id", "translation", "title"]
    assert names("credentials")[-1] == "body"


def test_lists_of_more_than_words_have_tables_of_their_own():
    assert names("credentials.prompts")[:4] == ["id", "translation", "evidence", "number"]
    assert names("credentials.descriptors") == ["id", "translation", "criteria", "key", "text"]
    assert names("guides.questions") == ["id", "translation", "number", "text"]


def test_every_value_that_a_schema_knows_has_a_column():
    held = layout.covered([(table, [column.name for column in table.header]) for table in TABLES.values()])
    for collection in urls.COLLECTIONS:
        schema = things.schemas().by_name[collection]
        assert {path[0] for path in held[collection]} == {*schema["properties"], "body"}


def test_columns_say_what_goes_into_them():
    columns = {column.name: column for column in TABLES["credentials"].header}
    assert columns["status"].choices == ("draft", "published", "retired")
    assert all(column.about for column in columns.values())
