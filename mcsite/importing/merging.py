"""What is imported put together with what a file says."""

from __future__ import annotations

from typing import Any

from mcsite.diagnostics import Refusal

_EACH = "*"
Path = tuple[str, ...]
Covered = frozenset[Path]


def merge(old: dict[str, Any], new: dict[str, Any], covered: Covered | None) -> dict[str, Any]:
    """Return what a file shall say that says `old`.

    Without `covered`, the top-level keys of `new` win and the others stay. Else `new` is what tables say, and
    `covered` has the paths of all that they hold, with `*` for the items of lists and entries of mappings: what they
    hold and don't give goes, the rest stays. Raises Refusal where the items of a list have keys that the tables don't
    hold, since these would be lost.
    """
    if covered is None:
        return old | new
    merged = _merged(old, new, (), covered)
    return merged if isinstance(merged, dict) else {}


def _merged(old: Any, new: Any, path: Path, covered: Covered) -> Any:
    """Return the value at a path, None for no value."""
    if (*path, _EACH) in covered:
        lost: list[Path] = []
        held = _held(old, path, covered, lost)
        merged = _as_before(held, new)
        if lost and merged != held:
            *above, key = (key for key in lost[0] if key != _EACH)
            raise Refusal(f"'{'.'.join(above)}' has '{key}', for which the tables have no column; add it, or its table")
        return old if lost else merged
    if path in covered and (not isinstance(old, dict) or new is not None):
        return new
    if isinstance(old, dict):
        given = new if isinstance(new, dict) else {}
        keys = [*old, *(key for key in given if key not in old)]
        merged = {key: _merged(old.get(key), given.get(key), (*path, key), covered) for key in keys}
        kept = {key: value for key, value in merged.items() if value is not None}
        return kept or (None if path and old else {})
    return old if new is None else new


def _held(value: Any, path: Path, covered: Covered, lost: list[Path]) -> Any:
    """Return a value without what the tables don't hold; the paths of that are added to `lost`."""
    if isinstance(value, dict) and (*path, _EACH) not in covered and path not in covered:
        return _item(value, path, covered, lost)
    if isinstance(value, list) and (*path, _EACH) in covered:
        return [_item(one, (*path, _EACH), covered, lost) for one in value]
    if path in covered or (*path, _EACH) in covered:
        return value
    lost.append(path)
    return None


def _item(value: Any, path: Path, covered: Covered, lost: list[Path]) -> Any:
    """Return an item of a list as `_held` does; each of its keys has a column of its own."""
    if not isinstance(value, dict):
        return value
    inner = {key: _held(one, (*path, key), covered, lost) for key, one in value.items()}
    return {key: one for key, one in inner.items() if one is not None}


def _as_before(old: Any, new: Any) -> Any:
    """Return a list in which what can be written in two ways, text or `title: text`, is as it was."""
    if not isinstance(old, list) or not isinstance(new, list):
        return new
    before = [*old, *[None] * len(new)]
    return [was if was == {"title": item} else item for was, item in zip(before, new, strict=False)]
