"""The fields of Decap CMS, each made from the property of a schema.

What an educator fills in as a field asks for it passes the schema. So a value that may have several forms is offered in
one of them, which `docs/forms.md` lists; what has no field stays in the file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from mcsite.forms import has_lines
from mcsite.forms.holdings import Holdings
from mcsite.schemas import Json, Schemas, flow, formats

LEFT_OUT = frozenset({"credentials.rubric.levels", "credentials.rubric.pass"})
_LEAST = 0.01  # what is above zero; Decap knows no bound that is itself left out
_MOST_CHOICES = 12
_WRITTEN = frozenset({"string", "text", "number"})


class Place(Struct, frozen=True):
    """Where a field stands: its path, whether its value must be there, and what else its hint says about that."""

    path: str
    required: bool = False
    remark: str = ""


class Widgets:
    """Makes fields from the schemas; references, and the levels of rubrics, are those that the catalog holds."""

    def __init__(self, schemas: Schemas, holdings: Holdings) -> None:
        self._schemas = schemas
        self._holdings = holdings

    def fields(self, declared: Json, path: str, *, always: bool = True) -> list[Json]:
        """Return the fields of an object; one that isn't `always` there requires nothing of what is in it.

        What is required of such an object is told in hints: Decap would demand it where the object is left out.
        """
        found = []
        for key, inner in declared["properties"].items():
            if (place := f"{path}.{key}") in LEFT_OUT:
                continue
            required = key in declared.get("required", ())
            remarks = list(self._conditions(declared, path, key))
            if required and not always:
                remarks.append(f"Needed as soon as anything of “{declared['title']}” is filled in.")
            if field := self.field(key, inner, Place(place, required and always, " ".join(remarks))):
                found.append(field)
        return found

    def field(self, name: str, declared: Json, place: Place) -> Json | None:
        """Return the field of a property, or None if nothing could be chosen in it that would be right."""
        given, declared = declared, self._schemas.resolve(declared)
        widget = self._widget(given, declared, place)
        if widget is None:
            return None
        hint = [declared.get("description", ""), widget.pop("remark", ""), place.remark, _example(declared, widget)]
        field = {
            "name": name,
            "label": declared.get("title", name),
            **widget,
            "required": place.required,
            "hint": " ".join(part for part in hint if part),
        }
        if "default" in declared and place.path.count(".") == 1:
            field["default"] = declared["default"]  # in a list or an object, it would be an entry that nobody made
        return field

    def _widget(self, given: Json, declared: Json, place: Place) -> Json | None:
        """Return the widget with what it alone has, and perhaps a `remark` for the hint."""
        if chosen := _choice(declared):
            return chosen
        if declared["type"] == "array":
            return self._list(declared, place)
        if declared["type"] == "object":
            return self._object(declared, place)
        if given.get("$ref", "").endswith("/image"):
            return {"widget": "image", "choose_url": False, "pattern": _pattern(declared)}
        return _scalar(declared)

    def _list(self, declared: Json, place: Place) -> Json | None:
        bounds = {"min": declared.get("minItems", 0), "max": declared.get("maxItems", 0)}
        bounds = {key: bound for key, bound in bounds.items() if bound > 1}  # one at least: by being required
        given = declared["items"]
        items = self._schemas.resolve(given)
        if "properties" in items:
            items = {"title": declared["title"], **items}
            fields = self.fields(items, place.path)
            if not _is_complete(items, fields):
                return None
            return {"widget": "list", **bounds, "fields": fields, "summary": _summary(items, fields), "collapsed": True}
        items = {**items, "examples": [example[0] for example in declared.get("examples", ()) if example]}
        one = self._widget(given, items, place)
        if one is None or one["widget"] in {"relation", "select"}:
            return None if one is None else {**one, "multiple": True, **bounds}
        if one["widget"] == "string" and not re.search(items["pattern"], "two words, and more"):
            return {"widget": "list", **bounds, "pattern": _pattern_of_all(items), "remark": "Put commas between them."}
        entry = {"name": "entry", "label": declared["title"], **one, "required": True}
        return {"widget": "list", **bounds, "field": entry, "summary": "{{fields.entry}}", "collapsed": True}

    def _object(self, declared: Json, place: Place) -> Json | None:
        if "properties" not in declared:
            return self._levels(declared)
        fields = self.fields(declared, place.path, always=place.required)
        if not _is_complete(declared, fields):
            return None
        return {"widget": "object", "fields": fields, "collapsed": not place.required}

    def _levels(self, declared: Json) -> Json | None:
        """Return an object with a text for each level that a shared scale of this catalog has."""
        inner = self._schemas.resolve(declared["additionalProperties"])
        fields = [
            {
                "name": level,
                "label": level,
                **_scalar(inner),
                "required": False,
                "hint": f"A level of the scale {' and of '.join(f'“{scale}”' for scale in scales)}.",
            }
            for level, scales in self._holdings.levels.items()
        ]
        remark = "Fill in every level of the scale that you chose, and leave the others empty."
        return {"widget": "object", "fields": fields, "remark": remark} if fields else None

    def _conditions(self, declared: Json, path: str, key: str) -> Iterator[str]:
        """Tell when a key is needed, from what an object's schema says beyond its required keys."""
        titles = {name: inner["title"] for name, inner in declared["properties"].items()}
        one_of = [name for rule in declared.get("anyOf", ()) for name in rule.get("required", ())]
        if key in one_of:
            yield f"Each entry needs at least one of {', '.join(titles[name] for name in one_of)}."
        while "if" in declared:
            condition = declared["if"]
            (name,) = condition["required"]
            value = condition.get("properties", {}).get(name, {}).get("const")
            then, other = declared.get("then", {}), declared.get("else", {})
            where = f"“{titles[name]}”" + (f" is {value}" if value else " is filled in")
            if key in then.get("required", ()):
                yield f"Needed where {where}."
            if then.get("properties", {}).get(key) is False and f"{path}.{name}" not in LEFT_OUT:
                yield f"Leave it empty where {where}."
            if key in other.get("required", ()):
                if f"{path}.{name}" in LEFT_OUT:
                    yield f"Needed, unless the file itself has {titles[name].lower()} of its own."
                else:
                    yield f"Needed where “{titles[name]}” is empty."
            declared = other


def _is_complete(declared: Json, fields: list[Json]) -> bool:
    return {field["name"] for field in fields} >= {*declared.get("required", ())}


def _choice(declared: Json) -> Json | None:
    """Return the widget for a value that is chosen, or has several forms of which one is chosen here."""
    if "x-refers-to" in declared:
        by = {"value_field": "{{slug}}", "search_fields": ["title"], "display_fields": ["title"]}
        return {"widget": "relation", "collection": declared["x-refers-to"], **by, "options_length": 100}
    if "enum" in declared:
        return {"widget": "select", "options": declared["enum"]}
    if declared.get("const") is True:
        return {"widget": "boolean", "pattern": ["^true$", "leave it on, or remove the whole entry"]}
    return _one_form_of(declared) if isinstance(declared.get("type"), list) else None


def _one_form_of(declared: Json) -> Json:
    """Return the widget for the simplest form of a value that may have several."""
    if "properties" in declared:
        remark = "Here, one number. A range in the file isn't shown, and stays unless you write a number."
        return {**_number({**declared, "type": "number"}), "remark": remark}
    word = re.sub(r"\W", "", declared["pattern"].split("$")[0])
    least = declared["minimum"]
    choices = [word, *range(least, min(declared["maximum"], least + _MOST_CHOICES) + 1)]
    return {"widget": "select", "options": [{"label": str(one), "value": one} for one in choices]}


def _number(declared: Json) -> Json:
    least = declared.get("minimum", _LEAST if "exclusiveMinimum" in declared else None)
    bounds = {"min": least, "max": declared.get("maximum")}
    kind = {"widget": "number", "value_type": "int" if declared["type"] == "integer" else "float"}
    return {**kind, **{key: bound for key, bound in bounds.items() if bound is not None}}


def _scalar(declared: Json) -> Json:
    if declared["type"] == "boolean":
        return {"widget": "boolean"}
    if declared["type"] in {"integer", "number"}:
        return _number(declared)
    if declared.get("format") == "date":
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
    return {"widget": "text" if has_lines(declared) else "string", "pattern": _pattern(declared)}


def _pattern(declared: Json) -> list[str]:
    """Return a regular expression of JavaScript for all that a schema says of a text, and what it asks for in words."""
    form = formats.PATTERNS.get(declared.get("format", ""))
    pattern: str = form.pattern.replace(r"\Z", "$") if form else declared["pattern"]
    most = declared.get("maxLength", "")
    length = f"(?=[\\s\\S]{{1,{most}}}$)" if most else ""
    rest = pattern.removeprefix("^") if form or pattern.startswith("^") else f"[\\s\\S]*{pattern}"
    return [f"^{length}{rest}", _asked(declared)]


def _pattern_of_all(items: Json) -> list[str]:
    """Return the like for texts with commas between them."""
    one = items["pattern"].removeprefix("^").removesuffix("$(?!\\n)")
    one = f"(?=[^,]{{1,{items.get('maxLength', '')}}}(,|$))(?:{one})"
    return [f"^{one}(,{one})*$", _asked(items)]


def _asked(declared: Json) -> str:
    """Return what a text must be like, as it ends the sentence "… didn't match the pattern: …"."""
    asked = [f"such as {flow(one)}" for one in declared.get("examples", ())[:1] if declared.get("pattern") != "\\S"]
    asked += [f"at most {most:,} characters" for most in [declared.get("maxLength")] if most]
    return ", ".join(asked)


def _summary(items: Json, fields: list[Json]) -> str:
    """Return what an entry of a list is known by while it is closed."""
    short = _WRITTEN | {"select", "relation", "datetime"}
    named = [one["name"] for one in fields if one["widget"] in short and not one.get("multiple")]
    known_by = [key for key in named if key in items.get("required", ()) or key in {"use", "title"}]
    return " ".join(f"{{{{fields.{key}}}}}" for key in known_by) or items["title"]


def _example(declared: Json, widget: Json) -> str:
    """Return an example of what may be written, where it isn't chosen."""
    examples: list[Any] = declared.get("examples", [])
    is_list = widget["widget"] == "list" and "fields" not in widget
    if not examples or "format" in declared or not (is_list or widget["widget"] in _WRITTEN):
        return ""
    shown = ", ".join(map(str, examples[0])) if is_list else flow(examples[0])
    return f"For example: {shown}"
