"""Front matter as a person would write it, which `mcsite.yamltext` reads back as exactly the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import yaml

from mcsite import yamltext
from mcsite.diagnostics import Key, Refusal

WIDTH = 120
_FOLDED = 80  # a text longer than this gets lines of its own
_IN_BRACKETS = 80  # a list of words shorter than this stands on one line
_LONGEST_WORD = 30
_TEXT = "tag:yaml.org,2002:str"
_PARAGRAPH = re.compile(r"\S+( \S+)*\Z")


def write(data: dict[str, Any], indent: int = 0) -> str:
    """Return a mapping as the lines of a front matter; of an empty one, nothing.

    Its lines leave room for `indent` more columns. Raises Refusal, which names the key, for what a front matter can't
    hold: text with control characters, numbers too large for one, anything that isn't plain data.
    """
    judge(data)
    if not data:
        return ""
    for dumper in (_Dumper, _QuotingDumper):
        text = str(yaml.dump(data, Dumper=dumper, sort_keys=False, allow_unicode=True, width=WIDTH - indent))
        if yamltext.read(text, "") == (data, []):
            return text
    raise Refusal(f"'{next(iter(data))}' can't be written as front matter")


def judge(data: dict[str, Any]) -> None:
    """Raise Refusal, which names the key, for what a front matter can't hold."""
    for keys, value in _leaves(data, ()):
        _judge(keys, value)


def write_inline(value: Any) -> str:
    """Return a value that is no list or mapping as it stands between brackets, on one line."""
    quoted = not isinstance(value, str) or "\n" not in value
    dumper = _Dumper if quoted else _QuotingDumper
    text = str(yaml.dump([value], Dumper=dumper, allow_unicode=True, width=math.inf, default_flow_style=True))
    return text.removeprefix("[").removesuffix("]\n")


def _leaves(value: Any, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield keys, key
            yield from _leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*keys, index))
    else:
        yield keys, value


def _judge(keys: tuple[Key, ...], value: Any) -> None:
    name = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
    where = f"'{name}': " if name.isprintable() and name else ""
    if isinstance(value, str):
        found = yamltext.FORBIDDEN.search(value) or re.search("[\ud800-\udfff]", value)
        if found:
            raise Refusal(f"{where}the character U+{ord(found.group()):04X} can't be used in text; remove it")
    elif isinstance(value, int | float):
        if not math.isfinite(value) or yamltext.scalar(_number(value)) != value:
            raise Refusal(f"{where}the number {value} can't be used; write a smaller one")
    elif value is not None:
        raise Refusal(f"{where}{type(value).__name__} can't be written; give text, a number, a list or a mapping")


def _number(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else repr(value)


class _Dumper(yaml.SafeDumper):
    """Writes plain what YAML 1.2 reads as text; PyYAML itself would go by YAML 1.1."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  as in PyYAML

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        super().increase_indent(flow, False)  # noqa: FBT003  a list is indented below its key


class _QuotingDumper(_Dumper):
    """For text that the other styles can't carry."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(_TEXT, text, _style(text))


def _style(text: str) -> str | None:
    if "\r" in text or text.startswith("\ufeff") or yamltext.scalar(text) != text or text == "<<":
        return '"'
    if "\n" in text:
        return "|"
    return ">" if len(text) > _FOLDED and _PARAGRAPH.match(text) else None


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    words = [str(item) for item in items if not isinstance(item, dict | list)]
    short = all(len(word) <= _LONGEST_WORD and "\n" not in word for word in words)
    on_a_line = short and len(words) == len(items) and sum(len(word) + 2 for word in words) <= _IN_BRACKETS
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=on_a_line)


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=not data)
    for key, _ in node.value:
        if key.style in {"|", ">"}:
            key.style = '"'
    return node


def _plain(dumper: yaml.SafeDumper, value: float | None) -> yaml.ScalarNode:
    return dumper.represent_scalar(_TEXT, "null" if value is None else _number(value))


for _kind in (int, float, bool, type(None)):
    _Dumper.add_representer(_kind, _plain)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(str, _text)
_QuotingDumper.add_representer(str, lambda dumper, text: dumper.represent_scalar(_TEXT, text, '"'))
