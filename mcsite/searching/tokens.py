"""Words as the search knows them: folded, split, without the most common ones, and stemmed.

The browser does the same in `theme/assets/js/search-words.js`; `tests/cases/tokens.json` holds both to it. What
separates words is listed here and not taken from Unicode's categories, so that the two agree whatever their versions.
"""

from __future__ import annotations

import re
import unicodedata

from mcsite.searching import stemming

_SEPARATORS = (
    r"\x00-&(-/:-@\[-`{-\x7f\x80-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387"
    r"\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u060d\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964"
    r"\u0965\u0970\u0e4f\u0e5a\u0e5b\u104a-\u104f\u10fb\u1361-\u1368\u17d4-\u17da\u1800-\u180a\u2000-\u200b\u2010-\u2070"
    r"\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20"
    r"\ufff9-\uffff\u20a0-\u20cf"
)
_WORD = re.compile(f"[^{_SEPARATORS}\U0001f000-\U0001faff]+")
_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\xad\u200b-\u200f\u2060\ufeff]"
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
    | dict.fromkeys("‘’ʼ′", "'")
)
# Of ASCII, letters, digits and the apostrophe are parts of words: such a text is taken apart without an expression.
_ASCII = bytes(ord(sign.lower() if sign.isalnum() or sign == "'" else " ") for sign in map(chr, range(128)))
_ASCII += bytes(128)  # as many as a table of bytes has
_PRINTED = (
    ("’", "'"),
    ("‘", "'"),
    ("“", " "),
    ("”", " "),
    ("–", " "),
    ("—", " "),
    ("…", " "),
    ("·", " "),
    ("\xa0", " "),
)
_IDEOGRAPHS = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+")
_ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "qu", "s", "t"})
MOST_KNOWN = 50_000  # words whose terms are kept in memory
COMMON = frozenset(
    "a an and are as at be but by can do does for from has have how i if in into is it its me my of on or our so than "
    "that the their them then there these they this those to was we were what when where which who will with you "
    "your".split()
)


def fold(text: str) -> str:
    """Return a text in lower case, without accents, with plain apostrophes."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", lowered).translate(_LETTERS))


def words(text: str) -> list[str]:
    """Return the words of a text, folded, each as it is indexed: an ideographic run is one word for each two signs."""
    if not text.isascii():
        for sign, plain in _PRINTED:
            text = text.replace(sign, plain)
        if not text.isascii():
            return [part for raw in _WORD.findall(fold(text)) for part in split(raw)]
    found = _parted(text).split()
    if "'" in text:
        return [part for raw in found for part in (split(raw) if "'" in raw else (raw,))]
    return found


def spaced(text: str) -> str:
    """Return the words of a text with spaces between them, maybe several."""
    if text.isascii() and "'" not in text:
        return _parted(text)
    return " ".join(words(text))


def _parted(text: str) -> str:
    """Return an ASCII text in lower case, with spaces for what separates words: bytes are gone through fastest."""
    return text.encode().translate(_ASCII).decode()


def split(raw: str) -> list[str]:
    """Return what a folded run between separators holds: "l'ecole" is "ecole", "don't" is "dont"."""
    if raw.isalnum() and raw.isascii():
        return [raw]
    raw = raw.strip("'")
    head, apostrophe, rest = raw.partition("'")
    if apostrophe:
        raw = rest if head in _ELIDED and len(rest) > 1 else head + rest
        raw = raw.replace("'", "")
    found: list[str] = []
    end = 0
    for run in _IDEOGRAPHS.finditer(raw):
        found.append(raw[end : run.start()])
        signs = run.group()
        found += [signs[at : at + 2] for at in range(max(1, len(signs) - 1))]
        end = run.end()
    found.append(raw[end:])
    return [one for one in found if one]


def term(word: str) -> str:
    """Return what a word is indexed under: its stem; nothing, if it is too common to tell things apart."""
    return "" if word in COMMON else stemming.stem(word)


class Terms(dict[str, str]):
    """The terms of words, each worked out when it is first asked for. It forgets all rather than hold too many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KNOWN:
            self.clear()
        found = self[word] = term(word)
        return found


def terms(text: str) -> list[str]:
    """Return what a text is indexed under, in order; common words are empty."""
    return [term(word) for word in words(text)]
