"""Stems of English words: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.

With his later changes ("logi" in step 2, "bli" for "abli"). Words that aren't plain Latin letters stay as they are.
"""

from __future__ import annotations

import re

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize"  # "ion" after s or t
)

_C = "[^aeiou]"
_V = "[aeiouy]"
_CS = f"{_C}[^aeiouy]*"
_VS = f"{_V}[aeiou]*"
_SOME = re.compile(f"^(?:{_CS})?{_VS}{_CS}")
_ONE = re.compile(f"^(?:{_CS})?{_VS}{_CS}(?:{_VS})?$")
_MANY = re.compile(f"^(?:{_CS})?{_VS}{_CS}{_VS}{_CS}")
_VOWEL = re.compile(f"^(?:{_CS})?{_V}")
_SHORT = re.compile(f"^{_CS}{_V}[^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")
_PLAIN = re.compile(r"[a-z]{3,}")
_RE_2 = re.compile("^(.+?)(" + "|".join(_STEP_2) + ")$")
_RE_3 = re.compile("^(.+?)(" + "|".join(_STEP_3) + ")$")
_RE_4 = re.compile(f"^(.+?)({_STEP_4})$")
# What most words don't end with is told sooner than by an expression.
_ENDS_2 = tuple(_STEP_2)
_ENDS_3 = tuple(_STEP_3)
_ENDS_4 = tuple(_STEP_4.replace("(?<=[st])", "").split("|"))


def stem(word: str) -> str:
    """Return the stem of a word in lower case."""
    if not _PLAIN.fullmatch(word):
        return word
    first = word[0]
    if first == "y":  # a consonant at the beginning
        word = "Y" + word[1:]
    word = _step_5(_step_4(_step_3(_step_2(_step_1(word)))))
    return first + word[1:]


def _step_1(word: str) -> str:
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        if _SOME.match(word[:-3]):
            word = word[:-1]
    elif word.endswith(("ed", "ing")):
        base = word[:-2] if word.endswith("ed") else word[:-3]
        if _VOWEL.match(base):
            word = _mended(base)
    if word.endswith("y") and _VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    return word


def _mended(base: str) -> str:
    if base.endswith(("at", "bl", "iz")) or _SHORT.match(base):
        return base + "e"
    return base[:-1] if _DOUBLE.search(base) else base


def _step_2(word: str) -> str:
    found = _RE_2.match(word) if word.endswith(_ENDS_2) else None
    return found[1] + _STEP_2[found[2]] if found and _SOME.match(found[1]) else word


def _step_3(word: str) -> str:
    found = _RE_3.match(word) if word.endswith(_ENDS_3) else None
    return found[1] + _STEP_3[found[2]] if found and _SOME.match(found[1]) else word


def _step_4(word: str) -> str:
    found = _RE_4.match(word) if word.endswith(_ENDS_4) else None
    return found[1] if found and _MANY.match(found[1]) else word


def _step_5(word: str) -> str:
    if word.endswith("e"):
        base = word[:-1]
        if _MANY.match(base) or (_ONE.match(base) and not _SHORT.match(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _MANY.match(word) else word
