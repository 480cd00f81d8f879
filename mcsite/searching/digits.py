"""Numbers as text that compresses well and needs no escaping in JSON.

There are 91 digits: the printable ASCII characters from `#` on, without the backslash. A number below 64 is one digit.
Else what is left after taking 64 away is written in base 27, least first, with digits from 64 on, and closed by one
below 64.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LAST = 64
MORE = 27
DIGITS = "".join(chr(code) for code in range(35, 127) if code != 92)  # noqa: PLR2004  the backslash


def encode(number: int) -> str:
    """Return a number from 0 on."""
    if number < LAST:
        return DIGITS[number]
    found = ""
    while number >= LAST:
        number -= LAST
        found += DIGITS[LAST + number % MORE]
        number //= MORE
    return found + DIGITS[number]


_MOST_KNOWN = 4096


class _Written(dict[int, str]):
    """The digits of numbers, each worked out when it is first written."""

    def __missing__(self, number: int) -> str:
        found = encode(number)
        if len(self) < _MOST_KNOWN:
            self[number] = found
        return found


class _Read(dict[str, int]):
    """The numbers of digit sequences, each worked out when it is first met."""

    def __missing__(self, text: str) -> int:
        found = DIGITS.index(text[-1])
        for sign in reversed(text[:-1]):
            found = found * MORE + DIGITS.index(sign)
        if len(self) < _MOST_KNOWN:
            self[text] = found
        return found


_ONE = re.compile(f"[{re.escape(DIGITS[LAST:])}]*[{re.escape(DIGITS[:LAST])}]")
_WRITTEN = _Written()
_READ = _Read()


def encoded(numbers: Iterable[int]) -> str:
    """Return numbers one after another."""
    return "".join(map(_WRITTEN.__getitem__, numbers))


def numbers(text: str) -> list[int]:
    """Return the numbers that are one after another in a text."""
    return list(map(_READ.__getitem__, _ONE.findall(text)))
