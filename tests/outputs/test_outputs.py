from __future__ import annotations

import pkgutil
from pathlib import Path

import sites

from mcsite import outputs, pipeline
from mcsite.outputs import achievement, badgeclass, badges, elm
from mcsite.views.context import collect

AT_OLD_ADDRESSES = (achievement, badgeclass, badges)
NAMES = {module.name for module in pkgutil.iter_modules(outputs.__path__)}


def test_every_output_is_published_once():
    made = [output.__name__.rsplit(".", 1)[-1] for output in pipeline.OUTPUTS]
    assert sorted(made) == sorted(NAMES)


def test_every_output_has_tests():
    assert {name for name in NAMES if not Path(__file__).with_name(f"test_{name}.py").is_file()} == set()


def test_no_two_outputs_make_one_file(views_of):
    seen = {}
    for output in pipeline.OUTPUTS:
        for artifact in output.make(*views_of({}, {})):
            assert artifact.path not in seen, f"{artifact.path}: {seen.get(artifact.path)}, {output.__name__}"
            seen[artifact.path] = output.__name__


def test_the_files_of_each_thing_are_made_of_it_alone_as_they_are_with_all(views_of):
    views, theme = views_of({}, {})
    context = collect(views)
    old = list(views.formerly(translated=True))
    assert old
    for output in pipeline.OUTPUTS:
        if not hasattr(output, "of") or output is elm:
            continue
        things = [*views.everything(), *(old if output in AT_OLD_ADDRESSES else ())]
        whole = sites.contents(output.make(views, theme))
        made = sites.contents(artifact for thing in things for artifact in output.of(thing, context))
        assert made
        assert made.items() <= whole.items(), output.__name__
