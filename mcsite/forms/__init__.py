"""Forms that write content: made from the schemas, and from what a catalog holds.

`decap` writes the configuration of an editor in the browser, `issues` the form in which people propose something.
`holdings` is what both need to know of the catalog.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from mcsite import urls
from mcsite.diagnostics import Refusal
from mcsite.schemas import Json


class _Dumper(yaml.SafeDumper):
    """Writes everything out: forms are read by programs for which an alias may mean nothing."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  the base class has it so
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def written(data: Any) -> str:
    """Return data as YAML that readers of YAML 1.1 and of YAML 1.2 take for the same.

    GitHub reads YAML 1.1, for which `Yes` isn't text; `yamltext.dumping` writes YAML 1.2.
    """
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def refuse_no_collection(name: str) -> None:
    """Raise Refusal for what isn't the name of a collection."""
    if name not in urls.COLLECTIONS:
        raise Refusal(f"'{name}' isn't a collection; collections are {', '.join(urls.COLLECTIONS)}")


def has_lines(declared: Json) -> bool:
    """Tell whether a value is a text that may have several lines."""
    is_text = declared.get("type") == "string" and "format" not in declared
    return is_text and re.search(declared.get("pattern", ""), "two\nlines") is not None
