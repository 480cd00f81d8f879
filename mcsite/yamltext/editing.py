"""Changes to front matter that leave the rest of it as its author wrote it: order, style and comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml
from msgspec import Struct

from mcsite import yamltext
from mcsite.yamltext import dumping


class Edit(Struct, frozen=True, order=True):
    """A stretch of a text, by character, and what takes its place."""

    start: int
    end: int
    text: str


def edit(text: str, old: dict[str, Any], new: dict[str, Any], order: Sequence[str]) -> str:
    """Return front matter that says `new` in place of `old`, with as little of its text changed as can be.

    `text` is the lines of the front matter, which say `old`. A new key comes after the one before it in `order`.
    Raises Refusal as `dumping.write` does.
    """
    whole = dumping.write(new)  # which refuses what can't be written
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return whole
    place = [*order, *(key for key in new if key not in order)]
    for narrow in (True, False):
        result = apply(text, _Editor(text, narrow=narrow).mapping(root, old, new, place))
        if yamltext.read(result, "") == (new, []):
            return result
    return whole


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, none of which overlap."""
    for one in sorted(edits, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


class _Editor:
    """Finds what to change: single values if `narrow`, else whole top-level keys."""

    def __init__(self, text: str, *, narrow: bool) -> None:
        self.text = text
        self.narrow = narrow

    def mapping(
        self, node: yaml.MappingNode, old: dict[str, Any], new: dict[str, Any], order: Sequence[str]
    ) -> Iterator[Edit]:
        """Go through the changes to a block mapping: keys that change, that go, and that come."""
        indent = node.start_mark.column
        after: dict[str, int] = {}
        for key, value in node.value:
            name, end = key.value, self.end(value)
            after[name] = self.line_end(end) + 1
            if name not in new:
                yield Edit(key.start_mark.index - indent, after[name], "")
            elif old[name] != new[name]:
                narrow = list(self.inside(value, old[name], new[name])) if self.narrow else []
                yield from narrow or [self.replaced(key.start_mark.index, end, _pair(name, new[name], indent))]
        where = node.start_mark.index - indent
        added: dict[int, str] = {}
        for name in order:
            if name in new and name not in old:
                added[where] = added.get(where, "") + " " * indent + _pair(name, new[name], indent) + "\n"
            elif name in new:
                where = after[name]
        yield from (Edit(place, place, lines) for place, lines in added.items())

    def inside(self, node: yaml.Node, old: Any, new: Any) -> Iterator[Edit]:
        """Go through the changes inside a list or mapping; through none where it is to be written anew."""
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict):
            if not node.flow_style:
                yield from self.mapping(node, old, new, list(new))
            elif old.keys() == new.keys():
                values = [(value, old[key.value], new[key.value]) for key, value in node.value]
                yield from self.in_brackets(values)
        elif isinstance(node, yaml.ScalarNode) and not isinstance(new, dict | list):
            yield from self.scalar(node, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new and old:
            if not node.flow_style:
                yield from self.items(node, old, new)
            elif len(old) == len(new):
                yield from self.in_brackets(list(zip(node.value, old, new, strict=True)))

    def scalar(self, node: yaml.ScalarNode, new: Any) -> Iterator[Edit]:
        """Go through the change of a value that stands on the line of its key, if the new one can, too."""
        text = _value(new, node.start_mark.column)
        is_there = node.style not in {"|", ">"} and node.end_mark.index > node.start_mark.index
        if is_there and "\n" not in text:
            yield self.replaced(node.start_mark.index, self.end(node), text)

    def items(self, node: yaml.SequenceNode, old: list[Any], new: list[Any]) -> Iterator[Edit]:
        """Go through the changes to a block list: items that change, that go, and that come."""
        shorter = min(len(old), len(new))
        first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        rest = shorter - first
        same = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
        both = shorter - same
        for item, before, after in zip(node.value[first:both], old[first:both], new[first:both], strict=True):
            if before != after:
                text = _value(after, item.start_mark.column)
                whole = self.replaced(item.start_mark.index, self.end(item), text)
                yield from list(self.inside(item, before, after)) or [whole]
        going, coming = node.value[both : len(old) - same], new[both : len(new) - same]
        indent = node.start_mark.column
        if going:
            start = going[0].start_mark
            yield Edit(start.index - start.column, self.line_end(self.end(going[-1])) + 1, "")
        elif coming:
            where = self.line_end(self.end(node.value[both - 1])) + 1 if both else node.start_mark.index - indent
            lines = (f"{' ' * indent}- {_value(item, indent + 2)}\n" for item in coming)
            yield Edit(where, where, "".join(lines))

    def in_brackets(self, values: Sequence[tuple[yaml.Node, Any, Any]]) -> Iterator[Edit]:
        changed = [value for value in values if value[1] != value[2]]
        if any(isinstance(after, dict | list) for _, _, after in changed):
            return
        for node, _, after in changed:
            yield Edit(node.start_mark.index, node.end_mark.index, dumping.write_inline(after))

    def replaced(self, start: int, end: int, text: str) -> Edit:
        """Return a replacement; what begins a block can't have a comment after it."""
        comment = "\n" in text and self.text[end : self.line_end(end)].strip()
        return Edit(start, self.line_end(end) if comment else end, text)

    def end(self, node: yaml.Node) -> int:
        """Return where the text of a node ends, without the blank lines and comments that follow it."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            return start + len(self.text[start:end].rstrip("\n")) if node.style in {"|", ">"} else end
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)

    def line_end(self, index: int) -> int:
        return self.text.index("\n", index)


def _pair(key: str, value: Any, indent: int) -> str:
    return _indented(dumping.write({key: value}, indent), indent)


def _value(value: Any, indent: int) -> str:
    """Return the text of an item of a block list, which begins in the column `indent`."""
    if isinstance(value, dict):
        return _indented(dumping.write(value, indent), indent)
    return _indented(dumping.write({"k": value}, indent).removeprefix("k: "), indent)


def _indented(text: str, indent: int) -> str:
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([lines[0], *(" " * indent + line if line else line for line in lines[1:])])
