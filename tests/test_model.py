"""The content model, and whether the schemas describe it."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import generating
import msgspec
import pytest
import things
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mcsite import model, reading, records

COLLECTIONS = sorted(records.TYPES)
SCHEMAS = things.schemas()
DATA = {name: generating.data(SCHEMAS, SCHEMAS.by_name[name]) for name in (*COLLECTIONS, "settings")}


def properties(schema):
    """Return what a schema says of the keys of a mapping, wherever the mapping is."""
    schema = SCHEMAS.resolve(schema)
    if "items" in schema:
        return properties(schema["items"])
    return schema.get("properties", {})


def structs(type_):
    """Go through the structs that a type consists of."""
    if get_origin(type_) in (Union, UnionType, tuple):
        for inner in get_args(type_):
            yield from structs(inner)
    elif isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        yield type_


def pairs(type_, schema):
    """Go through a struct and what is in it, each with the schema of its keys."""
    declared = properties(schema)
    yield type_, declared
    hints = get_type_hints(type_)
    for field in msgspec.structs.fields(type_):
        for inner in structs(hints[field.name]):
            yield from pairs(inner, declared[field.encode_name])


def merged(whole, name):
    """Return each struct of a collection with all keys that its schema has for it: some are used in two places."""
    found = {}
    for type_, declared in pairs(whole, SCHEMAS.by_name[name]):
        found.setdefault(type_, {}).update(declared)
    return found


def fields(type_):
    """Return the fields that an author writes: `home` is made of another."""
    return [field for field in msgspec.structs.fields(type_) if (type_, field.name) != (model.Settings, "home")]


PAIRS = [
    pytest.param(type_, declared, id=f"{name}: {type_.__name__}")
    for name, whole in [*sorted(records.TYPES.items()), ("settings", model.Settings)]
    for type_, declared in merged(whole, name).items()
]


@pytest.mark.parametrize(("type_", "declared"), PAIRS)
def test_a_type_has_the_fields_that_its_schema_has(type_, declared):
    assert {field.encode_name for field in fields(type_)} == set(declared)


@pytest.mark.parametrize(("type_", "declared"), PAIRS)
def test_a_field_that_is_left_out_has_the_default_that_its_schema_says(type_, declared):
    for field in fields(type_):
        said = SCHEMAS.resolve(declared[field.encode_name]).get("default")
        if said is not None and field.default not in (None, ""):
            assert field.default == said


@pytest.mark.parametrize(("type_", "declared"), PAIRS)
def test_a_field_of_few_values_has_those_that_its_schema_has(type_, declared):
    for field in fields(type_):
        values = {value for one in _choices(get_type_hints(type_)[field.name]) for value in one}
        said = SCHEMAS.resolve(declared[field.encode_name]).get("enum")
        if values and said:
            assert values - {""} == set(said)


def _choices(type_):
    if get_origin(type_) is Literal:
        yield get_args(type_)
    elif get_origin(type_) in (Union, UnionType):
        for inner in get_args(type_):
            if inner is not NoneType:
                yield from _choices(inner)


DEFAULTS = (1, "all", "draft", "1.0.0", False, [])


def says(written, given_data):
    """Tell whether a record says what was given; what an author may write in two ways, it has in one."""
    if isinstance(written, dict) and isinstance(given_data, dict):
        return all(
            says(written[key], value) if key in written else value in DEFAULTS for key, value in given_data.items()
        )
    if isinstance(written, list | tuple):
        return len(written) == len(given_data) and all(map(says, written, given_data))
    if isinstance(written, dict):
        return written in ({"title": given_data}, {"min": given_data, "max": given_data})
    return written == given_data


@pytest.mark.parametrize("collection", COLLECTIONS)
@settings(max_examples=20, phases=[Phase.generate])  # such data take too long to be made smaller
@given(data=st.data())
def test_what_the_schema_accepts_becomes_a_record_that_says_the_same(collection, data):
    given_data = data.draw(DATA[collection])
    assert SCHEMAS.problems(collection, given_data, "a.md") == []
    found, problems = things.read({f"{collection}/a": {**given_data, "body": things.BODY}})
    assert not {problem.code for problem in problems} - {"bad-link", "bad-image", "image-without-text"}
    if not problems:
        (record,) = found.originals
        assert says(msgspec.to_builtins(record.item), given_data)


@settings(max_examples=30)
@given(DATA["settings"])
def test_settings_that_the_schema_accepts_are_settings(given_data):
    content = things.text(given_data).removeprefix("---\n").removesuffix("---\n")
    read, problems = reading.settings("mcsite.yaml", content.encode(), SCHEMAS)
    assert problems == []
    assert says(msgspec.to_builtins(read), {**given_data, "url": given_data["url"].rstrip("/") + "/"})


@pytest.mark.parametrize("name", sorted(SCHEMAS.by_name))
def test_each_example_of_a_schema_is_valid(name):
    for example in SCHEMAS.by_name[name]["examples"]:
        assert name == "common" or SCHEMAS.problems(name, example, "a.md") == []


def test_keys_that_python_reserves_are_written_as_authors_write_them():
    rule = model.Rule(model.RuleAward(1, "point"), excluded=("a",), valid=model.Interval("2026-01-01"))
    assert msgspec.to_builtins(rule)["except"] == ("a",)
    assert msgspec.to_builtins(rule)["valid"] == {"from": "2026-01-01"}


def test_an_item_cant_be_changed():
    with pytest.raises(AttributeError):
        model.Topic("Fractions").title = "Ratios"
