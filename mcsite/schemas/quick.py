"""A quick judge that only says yes.

`jsonschema` is the judge of content; it takes some milliseconds for a credential. `jsonschema-rs` knows the same
standard and takes some microseconds. What it finds valid is valid for `jsonschema` too (tests hold one against the
other); for anything else `jsonschema` has to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from mcsite.schemas.formats import FORMATS


class Quick:
    """Compiled schemas, by name; `schemas` are all those that refer to each other."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        registry = jsonschema_rs.Registry([(f"mcsite:/{schema['$id']}", schema) for schema in schemas.values()])
        self._validators = {
            name: jsonschema_rs.Draft202012Validator(
                schema,
                registry=registry,
                base_uri="mcsite:/",
                formats=dict(FORMATS),
                validate_formats=True,
            )
            for name, schema in schemas.items()
        }

    def is_valid(self, name: str, data: Any) -> bool:
        """Tell whether data is valid for sure; if not, or if it is data that JSON can't have, the answer is no."""
        try:
            return self._validators[name].is_valid(data)
        except (ValueError, TypeError, RecursionError):
            return False
