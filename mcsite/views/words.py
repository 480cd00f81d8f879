"""How values read in English: units, ranges, dates, names of enumerated values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from mcsite.model import Amount, Hours

_SPECIAL = {
    "ceu": "CEU",
    "pdp": "PDP",
    "ects": "ECTS credit",
    "yes-no": "Yes or no",
    "state": "State",
    "none": "Not scored",
    "post-secondary": "Post-secondary",
}

_kept = lru_cache(maxsize=1024)  # there are few such values, and many things have them


@_kept
def label(value: str) -> str:
    """Return an enumerated value as it is shown: `early-childhood` is "Early childhood"."""
    return _SPECIAL.get(value) or value.replace("-", " ").capitalize()


def number(value: float) -> str:
    """Return a number without a needless fraction, with commas between thousands."""
    return f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def amount(value: float, unit: str) -> str:
    """Return an amount with its unit in the right number: "1 semester hour", "10 points"."""
    name = _SPECIAL.get(unit) or unit.replace("-", " ")
    return f"{number(value)} {name if value == 1 else plural(name)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@_kept
def credit(value: Amount) -> str:
    """Return credit in words."""
    return amount(value.amount, value.unit)


@_kept
def hours(value: Hours) -> str:
    """Return a range of hours in words."""
    if value.min == value.max:
        return amount(value.min, "hour")
    return f"{number(value.min)} to {amount(value.max, 'hour')}"


def duration(hours: float) -> str:
    """Return hours as an ISO 8601 duration: 1.5 is `PT1H30M`."""
    whole, minutes = divmod(round(hours * 60), 60)
    return f"PT{f'{whole}H' if whole or not minutes else ''}{f'{minutes}M' if minutes else ''}"


@_kept
def day(value: str) -> str:
    """Return an ISO date in words: "September 1, 2026"."""
    then = date.fromisoformat(value)
    return f"{then:%B} {then.day}, {then.year}"


def money(value: float, currency: str) -> str:
    """Return a sum of money."""
    shown = f"{value:,.2f}".removesuffix(".00")
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency)
    return f"{sign}{shown}" if sign else f"{shown} {currency}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004  one word is no list
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def count(value: int, noun: str) -> str:
    """Return a count with its noun: "1 credential", "3 credentials"."""
    return f"{value:,} {noun if value == 1 else plural(noun)}"
