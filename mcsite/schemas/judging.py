"""The validators of jsonschema: they say what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema import validators as kinds
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from mcsite.schemas.explain import repeated
from mcsite.schemas.formats import FORMATS


def _unique(judge: Any, wanted: Any, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge `uniqueItems` in a time that grows with the list: jsonschema's own grows with its square."""
    if wanted and judge.is_type(value, "array") and next(repeated(value), None) is not None:
        yield ValidationError("has the same item twice")


_Validator = kinds.extend(Draft202012Validator, {"uniqueItems": _unique})  # type: ignore[no-untyped-call]


def validators(schemas: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the validator of each schema; `schemas` are all those that refer to each other, `parts` refer to these."""
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    formats = FormatChecker(formats=())
    for name, judge in FORMATS.items():
        formats.checks(name)(judge)
    return {
        name: _Validator(schema, registry=registry, format_checker=formats)
        for name, schema in {**schemas, **parts}.items()
    }
