"""Which of the known words another may be meant for, and which it can only be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SHORTEST = 4  # letters of a part of a word in which there can be a slip


def suggest(word: str, known: Iterable[str], *, quote: str = "'") -> str:
    """Return "did you mean …?" with the nearest of the known words, or an empty text if none is near."""
    import difflib  # noqa: PLC0415  only a mistake needs it

    choices = list(known)
    folded = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.68)
    return f"did you mean {quote}{folded[near[0]]}{quote}?" if near else ""


def meant(word: str, known: Iterable[str]) -> str:
    """Return the only one of the known words that another can be a slip of, or an empty text.

    A slip is another case, another mark between the parts of the word, or one letter too many, missing, wrong or
    changed with its neighbour, in a part of four letters or more and not at its beginning. A digit is no slip.
    """
    choices = dict.fromkeys(known)
    same = [choice for choice in choices if "".join(_parts(choice)) == "".join(_parts(word))]
    near = same or [choice for choice in choices if _slipped(_parts(word), _parts(choice))]
    return near[0] if len(near) == 1 else ""


def _parts(word: str) -> list[str]:
    return word.casefold().replace("_", "-").replace(" ", "-").split("-")


def _slipped(word: Sequence[str], choice: Sequence[str]) -> bool:
    other = [(one, two) for one, two in zip(word, choice, strict=False) if one != two]
    return len(word) == len(choice) and len(other) == 1 and _is_slip(*other[0])


def _is_slip(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _SHORTEST or one[0] != two[0] or not (one + two).isalpha():
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    left, right = one[start:], two[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
