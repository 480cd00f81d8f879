"""A quick judge that only says yes.

`jsonschema` is the judge of content; it takes some milliseconds for a credential. `jsonschema-rs` knows the same
standard and takes some microseconds. What it finds valid is valid for `jsonschema` too (tests hold one against the
other); for anything else `jsonschema` has to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import jsonschema_rs

from mcsite.schemas.formats import FORMATS


class Quick:
    """Schemas by name, each compiled when it is first asked for.

    `schemas` are all those that refer to each other, `parts` such that refer to these.
    """

    def __init__(self, schemas: Mapping[str, Any], parts: Mapping[str, Any] = MappingProxyType({})) -> None:
        self._registry = jsonschema_rs.Registry([(f"mcsite:/{schema['$id']}", schema) for schema in schemas.values()])
        self._schemas = {**schemas, **parts}
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def is_valid(self, name: str, data: Any) -> bool:
        """Tell whether data is valid for sure; if not, or if it is data that JSON can't have, the answer is no."""
        validator = self._validators.get(name)
        if validator is None:
            validator = self._validators[name] = jsonschema_rs.Draft202012Validator(
                self._schemas[name],
                registry=self._registry,
                base_uri="mcsite:/",
                formats=dict(FORMATS),
                validate_formats=True,
            )
        try:
            return bool(validator.is_valid(data))
        except (ValueError, TypeError, RecursionError):
            return False
