"""What the readers of JSON-LD share: values that may be anything, and texts of our own outputs as the values they tell.

What others wrote is data: texts stay texts, nothing is fetched, and what has another type than it should is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from mcsite import comparing, urls
from mcsite.diagnostics import Refusal
from mcsite.importing.entry import Entry
from mcsite.linking.assessment import sentence
from mcsite.model import PassRule
from mcsite.prose.addresses import escaped
from mcsite.views import words
from mcsite.yamltext import FORBIDDEN

MISSING = "To be written."
UNSORTED = "To be sorted"
AUDIENCE = (
    "teacher coach administrator substitute early-career paraprofessional librarian counselor family-liaison "
    "district-staff state-staff issuer"
).split()
GRADE_LEVELS = "early-childhood elementary middle secondary post-secondary adult".split()
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RULE = re.compile(
    r"(a passing evaluation|a Yes)(?: for Parts? ([0-9, and]+?))?(?: and (a Yes) for Parts? ([0-9, and]+))?\Z"
)
_HOURS = re.compile(r"([\d.,]+)(?: to ([\d.,]+))? hours?\Z")
_ENDS = (("ies", "y"), ("es", ""), ("s", ""), ("", ""))
_SPECIAL = ("ceu", "pdp", "ects")


def parse(content: bytes, location: str) -> Any:
    """Return what a JSON file says. Raises Refusal if it isn't JSON, or is nested too deeply."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(content)
    except RecursionError:
        raise Refusal(f"{location} is nested too deeply to be read") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refusal(f"{location} isn't JSON: {_why_no_json(content)}") from None


def _why_no_json(content: bytes) -> str:
    try:
        text = content.decode()
        json.loads(text)
    except UnicodeDecodeError:
        return "it isn't text in UTF-8; save it so, or write with --from in which format it is"
    except json.JSONDecodeError as error:
        if not text.strip():
            return "it is empty"
        hint = "fetch it again, or write with --from in which format it is"
        return f"it has a mistake, or breaks off, in line {error.lineno}, column {error.colno}; {hint}"
    except (ValueError, RecursionError):
        pass
    return "it has a number that JSON can't have, such as NaN, or too large a one; write it otherwise"


def text(value: Any) -> str:
    """Return a text without characters that no file may hold; an empty one for what is no text."""
    return (
        FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip("\n") if isinstance(value, str) else ""
    )


def line(value: Any) -> str:
    """Return a text on one line."""
    said = text(value)
    return " ".join(one.strip() for one in said.split("\n")) if "\n" in said else said


def many(value: Any) -> list[Any]:
    """Return the values of a list; of one value, which JSON-LD lets stand for a list of it; of none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Return the objects among the values of a list, or the one that stands for it."""
    return [one for one in many(value) if isinstance(one, dict)]


def first(value: Any) -> dict[str, Any]:
    """Return the first object of a list, or the one that stands for it; an empty one if there is none."""
    return next(iter(nodes(value)), {})


def number(value: Any) -> float | int | None:
    """Return a number above 0, or None."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


def web(value: Any) -> str:
    """Return a web address, or an empty text."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
    except ValueError:
        return ""
    return line(value) if parts and parts.scheme in {"http", "https"} and parts.netloc else ""


def day(value: Any) -> str:
    """Return the day of a date or moment, or an empty text."""
    found = _DAY.match(value) if isinstance(value, str) else None
    return found[0] if found else ""


def version(value: Any) -> str:
    """Return a version in the form that a catalog has, or an empty text."""
    return value if isinstance(value, str) and comparing.is_version(value) else ""


def language(value: Any) -> str:
    """Return a language tag, or an empty text."""
    return value if isinstance(value, str) and urls.is_language(value) else ""


def id_at(url: Any, collection: str) -> str:
    """Return the id of a thing from the address of its page or of a file beside it, or an empty text."""
    found = re.search(rf"/{collection}/([a-z0-9-]+)/", url) if isinstance(url, str) else None
    return found[1] if found and urls.is_id(found[1]) else ""


def given(data: dict[str, Any]) -> dict[str, Any]:
    """Return front matter without what has nothing to say."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", [], {})}


def as_markdown(plain: str) -> str:
    """Return plain text as Markdown that reads the same, a paragraph for each line."""
    return "\n\n".join(escaped(one) for one in plain.split("\n") if one.strip())


def value_of(label: str, values: Iterable[str]) -> str:
    """Return the one of some values that is shown like this, or an empty text."""
    return next((value for value in values if words.label(value) == label), "")


def pass_rule(said: str, parts: int) -> dict[str, Any]:
    """Return the pass rule that our own sentence tells for a number of parts; nothing if it isn't such a sentence."""
    if not said:
        return {"parts": []}
    found = _RULE.match(said)
    if found is None:
        return {}
    numbers: dict[str, list[int]] = {"a passing evaluation": [], "a Yes": []} | {found[1]: _numbers(found[2] or "1")}
    if found[3]:
        numbers[found[3]] = _numbers(found[4])
    rule = PassRule(tuple(numbers["a passing evaluation"]), tuple(numbers["a Yes"]))
    if sentence(rule, parts) != said or max((*rule.parts, *rule.yes)) > parts:
        return {}
    return {"parts": list(rule.parts)} | ({"yes": list(rule.yes)} if rule.yes else {})


def hours(said: str) -> Any:
    """Return the hours that our own words tell, as front matter has them, or None."""
    found = _HOURS.match(said)
    if found is None:
        return None
    try:
        low, high = (_figure(one) for one in (found[1], found[2] or found[1]))
    except ValueError:
        return None
    return low if low == high else {"min": low, "max": high}


def unit(said: str, amount: float) -> str:
    """Return the unit of an amount that our own words tell, such as `semester-hour`, or an empty text."""
    name = said.rpartition(f"{words.number(amount)} ")[2]
    stems = [name[: len(name) - len(end)] + instead for end, instead in _ENDS if name.endswith(end)]
    candidates = [*_SPECIAL, *(stem.replace(" ", "-") for stem in stems)]
    return next((one for one in candidates if words.amount(amount, one) == said), "")


def _numbers(listed: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d{1,6}", listed)]


def _figure(shown: str) -> float | int:
    figure = float(shown.replace(",", ""))
    return int(figure) if figure.is_integer() else figure


def scale(levels: Sequence[tuple[str, str]]) -> list[Any]:
    """Return levels, each with a title and a meaning, as front matter has them."""
    return [{"title": title, "meaning": meaning} if meaning else title for title, meaning in levels]


class Ids:
    """Gives things ids: those which they have, or made of their titles; each only once in a collection."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, str]] = set()

    def take(self, collection: str, known: str, title: str) -> str:
        """Return the id of a new thing."""
        stem = known or urls.to_id(title) or urls.COLLECTIONS[collection]
        id_, count = stem, 1
        while (collection, id_) in self._taken:
            count += 1
            id_ = f"{stem[: urls.MAX_ID - 6].rstrip('-')}-{count}"
        self._taken.add((collection, id_))
        return id_


class Named:
    """Collects what credentials name: issuers, topics, and frameworks that hold no more than what is aligned to."""

    def __init__(self) -> None:
        self.ids = Ids()
        self._found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}

    def name(self, collection: str, known: str, data: dict[str, Any]) -> str:
        """Return the id of a thing: the one that it has, or else that of its title; what is told first of it stays."""
        key = (collection, known or f"title:{data['title']}")
        if key not in self._found:
            self._found[key] = self.ids.take(collection, known, data["title"]), data
        return self._found[key][0]

    def unsorted(self) -> list[str]:
        """Return the topics of what is told to be under none: one from which it is sorted later."""
        return [self.name("topics", "", {"title": UNSORTED})]

    def align(self, title: str, home: str, statement: dict[str, Any]) -> dict[str, str]:
        """Return an alignment to a statement of a framework, or without a `code` to the framework as a whole."""
        id_ = self.name("frameworks", "", {"title": title, "url": "", "statements": {}})
        known = self._found["frameworks", f"title:{title}"][1]
        known["url"] = known["url"] or home
        code = statement.get("code", "")
        if not code:
            return {"framework": id_}
        known["statements"].setdefault(code, given(statement))
        return {"framework": id_, "code": code}

    def entries(self) -> Iterator[Entry]:
        """Go through what was named. A framework has a statement at least: where none is known, its title."""
        for (collection, _), (id_, data) in self._found.items():
            if collection == "frameworks":
                statements = list(data["statements"].values()) or [{"code": data["title"]}]
                yield Entry(collection, id_, given({**data, "statements": statements}))
            else:
                yield Entry(collection, id_, given(data))
