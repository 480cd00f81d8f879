"""What an author reads about an error of the validator: a sentence, the narrowest place, and what to write instead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from mcsite import urls
from mcsite.diagnostics import Fix, Key, Route, fix_of, fix_value
from mcsite.schemas.formats import FORMATS
from mcsite.spelling import meant, suggest

Json = dict[str, Any]
_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "'key: value' lines",
    "null": "nothing",
}
_IN_LOWER_CASE = ("^[a-z0-9]+(-[a-z0-9]+)*$", "^[a-z]+(-[a-z]+)*$")
_WHOLE = re.compile(r"[0-9]{1,9}\Z")
_RANGE = re.compile(r"([0-9]{1,9}) ?[-\u2013] ?([0-9]{1,9})\Z")
_VERSION = re.compile(r"[vV]?([0-9]+(\.[0-9]+){0,2})\Z")
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\Z")
_HOST = re.compile(r"(www\.|[\w-]+(\.[\w-]+)*\.(com|org|edu|gov|net|us)\b)", re.IGNORECASE)
_ANSWERS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


class Explanation(Struct, frozen=True):
    """What is said of an error: code, message, place, what to write, and what mends it if nothing else can be meant."""

    code: str
    message: str
    where: Route
    hint: str = ""
    fix: Fix | None = None


class Fault(Struct, frozen=True):
    """An error (a `ValidationError`, whose type leaves open which of its fields are set) and what surrounds it.

    `keys` lead to the value that is wrong, `shapes` are the schemas of the document and of what each key leads to,
    `rules` what the path through the schema leads through, to the keyword that failed.
    """

    error: Any
    keys: tuple[Key, ...]
    value: Any
    shapes: tuple[Json, ...]
    rules: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What the value is called."""
        if not self.keys:
            return "the file"
        if isinstance(self.keys[-1], int):
            return f"entry {self.keys[-1] + 1} of '{self.keys[-2]}'"
        return f"'{self.keys[-1]}'"

    @property
    def example(self) -> str:
        """What might stand there: for an entry of a list, the whole list."""
        key, shape = self.keys[-1] if self.keys else 0, self.shapes[-1]
        if isinstance(key, int) and len(self.keys) > 1:
            key, shape = self.keys[-2], self.shapes[-2]
        examples = shape.get("examples", ())
        if not examples or isinstance(key, int):
            return ""
        count = 2 if isinstance(shape.get("type"), list) else 1
        return f"for example {key}: {', or '.join(flow(example) for example in examples[:count])}"


def explain(fault: Fault) -> Iterator[Explanation]:
    """Go through the problems that an error is."""
    told = _EXPLAIN.get(str(fault.error.validator), _other)
    for one in told(fault):
        if one.hint:
            yield one
        elif one.code == "empty-value":
            without = _or_without(fault)
            yield structs.replace(one, hint=fault.example + without, fix=Fix(None) if without else None)
        else:
            yield structs.replace(one, hint=fault.example)


def _or_without(fault: Fault) -> str:
    if not fault.keys:
        return ""
    key = fault.keys[-1]
    if isinstance(key, int):
        return ", or remove the entry"
    return "" if key in fault.shapes[-2].get("required", ()) else ", or remove the key"


def flow(value: Any) -> str:
    """Return a value as YAML on one line; text in a list or mapping is quoted where YAML needs it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flowing(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flowing(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _flowing(value: Any) -> str:
    if isinstance(value, str) and any(mark in value for mark in (",", ": ", " #", "[", "]", "{", "}")):
        return json.dumps(value, ensure_ascii=False)
    return flow(value)


def repeated(items: Iterable[Any]) -> Iterator[int]:
    """Return the index of each item that was there before."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        written = json.dumps(item, sort_keys=True)
        if written in seen:
            yield index
        seen.add(written)


def _unknown_keys(fault: Fault) -> Iterator[Explanation]:
    known = fault.error.schema.get("properties", {})
    for key in fault.value:
        if key not in known:
            hint = _near(key, fault.value, known) or f"the keys here are {', '.join(known)}"
            fix = fix_of(meant(key, known))
            yield Explanation(
                "unknown-key", f"unknown key '{_short(key)}'", Route((*fault.keys, key), "key"), hint, fix
            )


def _near(key: str, given: Iterable[str], known: Iterable[str]) -> str:
    return suggest(key, [word for word in known if word not in given]) or suggest(key, known)


def _missing_key(fault: Fault) -> Iterator[Explanation]:
    error, shape = fault.error, fault.shapes[-1].get("properties", {})
    key = next(key for key in error.validator_value if key not in fault.value and repr(key) in error.message)
    unknown = [given for given in fault.value if given not in shape]
    if any(_near(given, fault.value, shape) == f"did you mean '{key}'?" for given in unknown):
        return  # it is there, misspelt, and reported as unknown
    other = _in_place_of(fault)
    hint = f"add '{_as_line(key, shape)}'" + (f", or give '{other}' instead" if other else "")
    inside = f" in {fault.name}" if fault.keys else ""
    yield Explanation("missing-key", f"the key '{key}' is missing{inside}", Route(fault.keys), hint)


def _as_line(key: str, properties: Mapping[str, Json]) -> str:
    examples = properties.get(key, {}).get("examples")
    return f"{key}: {flow(examples[0])}" if examples else f"{key}: …"


def _in_place_of(fault: Fault) -> str:
    """Return the key that a missing one may be left out for: that of `if`, where `else` requires it."""
    steps = list(fault.error.absolute_schema_path)
    if steps[-2:-1] != ["else"]:
        return ""
    condition = fault.rules[-3]["if"]
    return "" if "properties" in condition else str(condition["required"][0])


def _wrong_type(fault: Fault) -> Iterator[Explanation]:
    wanted = fault.error.validator_value
    wanted = wanted if isinstance(wanted, list) else [wanted]
    if fault.value is None:
        yield Explanation("empty-value", f"{fault.name} has no value", Route(fault.keys))
        return
    expected = " or ".join(_TYPE_NAMES[kind] for kind in wanted)
    message = f"{fault.name} must be {expected}, not {_type_of(fault.value)}"
    yield Explanation("wrong-type", message, Route(fault.keys), *_other_type(fault, wanted))


def _other_type(fault: Fault, wanted: list[str]) -> tuple[str, Fix | None]:
    """Return what to write, and what mends it."""
    value, shown = fault.value, _short(flow(fault.value))
    if not fault.keys:
        return "write 'title: …' on a line of its own", None
    if isinstance(value, str):
        return _instead_of_text(fault, wanted)
    if "string" in wanted and isinstance(value, int | float):
        hint = (
            "write three numbers, such as 1.0.0"
            if fault.keys[-1:] == ("version",)
            else f'put quotes around it: "{shown}"'
        )
        return hint, fix_value(flow(value))
    if "string" in wanted and isinstance(value, dict) and len(value) == 1:
        ((before, after),) = value.items()
        fix = fix_value(f"{before}: {after}") if isinstance(after, str) and after else None
        return f"put quotes around text that has ': ' in it: \"{shown[1:-1]}\"", fix
    if wanted == ["array"] and isinstance(value, dict):
        return "begin each entry of the list with '- '", None
    return "", None


def _instead_of_text(fault: Fault, wanted: list[str]) -> tuple[str, Fix | None]:
    value: str = fault.value
    interval = _RANGE.match(value)
    if wanted == ["array"]:
        items = fault.shapes[-1].get("items", {})
        words = [word.strip() for word in value.split(",")]
        is_sure = words[1:] == [] or items.keys() & {"enum", "pattern", "x-refers-to"}
        return f"write it in brackets: [{_short(value)}]", fix_value(words if is_sure and all(words) else [])
    if wanted == ["boolean"] and value.lower() in _ANSWERS:
        answer = _ANSWERS[value.lower()]
        return f"write {answer}", fix_value(answer == "true")
    if _WHOLE.match(value):
        return f"write {value} without quotes", fix_value(int(value))
    if "object" in wanted and interval:
        span = {"min": int(interval[1]), "max": int(interval[2])}
        return f"write {flow(span)}", fix_value(span)
    return "", None


def _type_of(value: Any) -> str:
    kinds = (("boolean", bool), ("string", str), ("integer", int), ("number", float), ("array", list), ("object", dict))
    return next((_TYPE_NAMES[kind] for kind, types in kinds if isinstance(value, types)), "nothing")


def _not_a_choice(fault: Fault) -> Iterator[Explanation]:
    known = [str(value) for value in fault.error.validator_value]
    hint = suggest(str(fault.value), known) or f"write {'one of ' if known[1:] else ''}{', '.join(known)}"
    message = f"{fault.name} can't be '{_short(flow(fault.value))}'"
    yield Explanation("unknown-value", message, Route(fault.keys), hint, fix_value(meant(str(fault.value), known)))


def _not_the_one(fault: Fault) -> Iterator[Explanation]:
    value = flow(fault.error.validator_value)
    hint = f"write {value}, or leave the key out"
    yield Explanation("unknown-value", f"{fault.name} can only be {value}", Route(fault.keys), hint)


def _bad_pattern(fault: Fault) -> Iterator[Explanation]:
    value, pattern, where = fault.value, fault.error.validator_value, Route(fault.keys)
    better = _in_form(value, pattern)
    if not value.strip():
        yield Explanation("empty-value", f"{fault.name} is empty", where)
    elif "\n" in value and "\\n" in pattern:
        fix = fix_value(" ".join(value.split()))
        yield Explanation("bad-format", f"{fault.name} must be on one line", where, "write it as one line", fix)
    elif value != value.strip():
        fix = fix_value(value.strip())
        yield Explanation("bad-format", f"{fault.name} begins or ends with a space", where, "remove it", fix)
    else:
        in_words = "it in lower case with hyphens: " if pattern.startswith(_IN_LOWER_CASE) else ""
        hint = f"write {in_words}{better}" if better else ""
        message = f"{fault.name} can't be '{_short(value)}'"
        yield Explanation("bad-format", message, where, hint, fix_value(better))


def _in_form(value: str, pattern: str) -> str:
    """Return what a text that a pattern doesn't take is meant for, where only its form is another."""
    if pattern.startswith(_IN_LOWER_CASE):
        return urls.to_id(value)
    version = _VERSION.match(value)
    numbers = ".".join([*version[1].split("."), "0", "0"][:3]) if version else ""
    ways = (value.lower(), value.upper(), f"/{value.strip('/')}/", numbers)
    return next((way for way in ways if re.search(pattern, way)), "")


def _bad_format(fault: Fault) -> Iterator[Explanation]:
    value, form = fault.value, fault.error.validator_value
    wanted, hint = {
        "date": ("a day", "write year-month-day, such as 2026-09-01"),
        "web-url": ("a web address", "write the whole address with https://"),
        "email": ("an e-mail address", ""),
        "time-zone": ("a time zone", "write an IANA name, such as America/New_York"),
    }[form]
    better = {"date": _day, "web-url": _address}.get(form, str)(value)
    better = better if better != value and FORMATS[form](better) else ""
    if better:
        hint = f"write {better}"
    elif form == "web-url" and value.startswith(("http://", "https://")):
        hint = "an address has no spaces, quotation marks or brackets; write %20 for a space"
    message = f"{fault.name} must be {wanted}, not '{_short(value)}'"
    yield Explanation("bad-format", message, Route(fault.keys), hint, fix_value(better))


def _day(value: str) -> str:
    found = _DAY.match(value)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""


def _address(value: str) -> str:
    return f"https://{value}" if _HOST.match(value) else ""


def _too_few(fault: Fault) -> Iterator[Explanation]:
    if not fault.value:
        yield Explanation("empty-value", f"{fault.name} is empty", Route(fault.keys))
    else:
        message = f"{fault.name} needs at least {fault.error.validator_value} entries"
        yield Explanation("out-of-range", message, Route(fault.keys))


def _too_many(fault: Fault) -> Iterator[Explanation]:
    word, hint = {"maxLength": ("characters", "shorten it"), "maxItems": ("entries", "remove some of them")}[
        str(fault.error.validator)
    ]
    message = f"{fault.name} has {len(fault.value)} {word}; at most {fault.error.validator_value} are allowed"
    yield Explanation("out-of-range", message, Route(fault.keys), hint)


def _out_of_bounds(fault: Fault) -> Iterator[Explanation]:
    word = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}[str(fault.error.validator)]
    message = f"{fault.name} must be {word} {fault.error.validator_value}"
    yield Explanation("out-of-range", message, Route(fault.keys))


def _repeated(fault: Fault) -> Iterator[Explanation]:
    for index in repeated(fault.value):
        message = f"{fault.name} holds '{_short(flow(fault.value[index]))}' twice"
        yield Explanation("duplicate-item", message, Route((*fault.keys, index)), "remove one of the two", Fix(None))


def _none_of(fault: Fault) -> Iterator[Explanation]:
    choices = [key for branch in fault.error.validator_value for key in branch.get("required", ())]
    message = f"{fault.name} needs one of the keys {', '.join(choices)}"
    hint = f"add '{_as_line(choices[0], fault.shapes[-1].get('properties', {}))}', for example"
    yield Explanation("missing-key", message, Route(fault.keys), hint)


def _other(fault: Fault) -> Iterator[Explanation]:
    if fault.error.validator is not None:
        message = f"{fault.name} isn't as its schema says ({fault.error.validator})"
        yield Explanation("bad-format", message, Route(fault.keys))
        return
    condition = fault.rules[-3]["if"]  # the schema `false` for a key in `then`: it doesn't go with what is in `if`
    told = [_condition(key, condition) for key in condition["required"]]
    for key, schema in fault.rules[-1].items():
        if schema is False and key in fault.value:
            message = f"'{key}' doesn't go with '{told[0]}'"
            yield Explanation("excluded-key", message, Route((*fault.keys, key), "key"), "remove one of the two")


def _condition(key: str, condition: Json) -> str:
    constant = condition.get("properties", {}).get(key, {}).get("const")
    return key if constant is None else f"{key}: {flow(constant)}"


def _short(value: str, limit: int = 60) -> str:
    shown = " ".join(value.split())
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


_EXPLAIN = {
    "additionalProperties": _unknown_keys,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_a_choice,
    "const": _not_the_one,
    "pattern": _bad_pattern,
    "format": _bad_format,
    "minLength": _too_few,
    "minItems": _too_few,
    "minProperties": _too_few,
    "maxLength": _too_many,
    "maxItems": _too_many,
    "minimum": _out_of_bounds,
    "maximum": _out_of_bounds,
    "exclusiveMinimum": _out_of_bounds,
    "uniqueItems": _repeated,
    "anyOf": _none_of,
}
