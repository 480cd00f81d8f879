"""The validator that the rivals get: libyaml's loader and jsonschema-rs, over mcsite's schemas.

`python bench/validator.py SCHEMAS FOLDER [FILE...]` judges every file below FOLDER/content, or only those named.
Front matter may be as Hugo wants it, with all but the title below `params`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml


class Loader(yaml.CSafeLoader):
    """libyaml's loader, to which a date is text, as the schemas want it."""


Loader.yaml_implicit_resolvers = {
    letter: [one for one in found if one[0] != "tag:yaml.org,2002:timestamp"]
    for letter, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def front(text: str) -> Any:
    """Return the front matter of a file. Raises ValueError or YAMLError where there is none that can be read."""
    found = yaml.load(text.split("---\n", 2)[1], Loader)
    return {**found.pop("params", {}), **found}


def main() -> None:
    """Judge, print what is wrong, and end with 1 if anything is."""
    schemas, root, *files = map(Path, sys.argv[1:])
    read = [json.loads(path.read_bytes()) for path in schemas.glob("*.schema.json")]
    registry = jsonschema_rs.Registry([(f"mcsite:/{schema['$id']}", schema) for schema in read])
    judges = {
        schema["$id"].partition(".")[0]: jsonschema_rs.Draft202012Validator(
            schema, registry=registry, base_uri="mcsite:/", validate_formats=True
        )
        for schema in read
    }
    count = wrong = 0
    for path in files or sorted((root / "content").glob("*/*.md")):
        count += 1
        try:
            judge = judges[path.parent.name]
            problems = [str(error) for error in judge.iter_errors(front(path.read_text(encoding="utf-8")))]
        except (yaml.YAMLError, ValueError, IndexError) as error:
            problems = [str(error)]
        for problem in problems:
            print(f"{path}: {problem}")
        wrong += bool(problems)
    print(f"{count} files, {wrong} with problems")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
