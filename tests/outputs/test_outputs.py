from __future__ import annotations

import pkgutil
from pathlib import Path

import sites

from mcsite import outputs, publishing

NAMES = {module.name for module in pkgutil.iter_modules(outputs.__path__)}


def test_every_output_is_published_once():
    made = [output.__name__.rsplit(".", 1)[-1] for output in publishing.OUTPUTS]
    assert sorted(made) == sorted(NAMES)


def test_every_output_has_tests():
    assert {name for name in NAMES if not Path(__file__).with_name(f"test_{name}.py").is_file()} == set()


def test_no_two_outputs_make_one_file(views_of):
    seen = {}
    for output in publishing.OUTPUTS:
        for artifact in sites.made(output, *views_of({}, {})):
            assert artifact.path not in seen, f"{artifact.path}: {seen.get(artifact.path)}, {output.__name__}"
            seen[artifact.path] = output.__name__
