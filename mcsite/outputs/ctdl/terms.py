"""What all graphs share: how nodes, concepts, texts in several languages, values and states are written in CTDL."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from mcsite import ctids, urls
from mcsite.model import RuleAward
from mcsite.outputs.ctdl.nodes import NOTHING, AlignmentObject, LanguageMap, ValueProfile
from mcsite.views import CredentialView, Gist, StackView, View, words

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
SHORTEST = 15  # characters that a registry wants in a description at least

V = TypeVar("V", bound=View | Gist)

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
UNITS = {
    "semester-hour": "SemesterHour",
    "quarter-hour": "QuarterHour",
    "clock-hour": "ClockHour",
    "contact-hour": "ContactHour",
    "ceu": "ContinuingEducationUnit",
    "carnegie-unit": "CarnegieUnit",
}


def address(collection: str, id_: str, part: str = "") -> str:
    """Return the `@id` of a thing, which is the address of its graph, or of a part of it."""
    whole = f"{urls.SITE_ROOT}{collection}/{id_}/ctdl.json"
    return f"{whole}#{part}" if part else whole


class Own(Struct, frozen=True):
    """The `@id` of a thing, and what gives its parts CTIDs of their own, made of that of the whole."""

    id: str
    ctid: Callable[[str], str]

    def part(self, name: str) -> str:
        """Return the `@id` of a part."""
        return f"{self.id}#{name}"


def own(view: CredentialView | StackView) -> Own:
    """Return what names a thing and its parts."""
    return Own(address(view.collection, view.id), ctids.parts(view.ctid))


def english(text: str | list[str]) -> LanguageMap:
    """Return words that mcsite wrote itself; none if there are none."""
    return {"en": text} if text else {}


def told(family: Sequence[V], tell: Callable[[V], Any]) -> LanguageMap:
    """Return what a thing and its translations say; what a translation has from the original isn't said twice."""
    original = tell(family[0])
    found = {family[0].language: original} if original else {}
    for view in family[1:]:
        text = tell(view)
        if text and text != original:
            found[view.language] = text
    return found


def told_each(languages: Sequence[str], said: Sequence[Sequence[str]]) -> list[LanguageMap]:
    """Return what is told of each of several things, as `told` does; `said` has the texts of all in each language."""
    originals = said[0]
    found: list[LanguageMap] = [{languages[0]: text} if text else {} for text in originals]
    for language, texts in zip(languages[1:], said[1:], strict=True):
        for known, original, text in zip(found, originals, texts, strict=True):
            if text and text != original:
                known[language] = text
    return found


def description(texts: LanguageMap, otherwise: str) -> LanguageMap:
    """Return descriptions that are long enough for a registry; short ones are told `otherwise`, too."""
    if not texts:
        return english(otherwise)
    return {
        language: text if len(text) >= SHORTEST else f"{text} ({otherwise})".strip() for language, text in texts.items()
    }


def languages(family: Sequence[View | Gist]) -> list[str]:
    """Return the languages that a thing is described in, its own first."""
    return list(dict.fromkeys([view.language for view in family]))


@lru_cache(maxsize=128)  # the vocabularies are small
def concept(scheme: str, term: str, label: str) -> Raw:
    """Return a list of one concept of CTDL's vocabularies, such as `credentialStat:Active` of `CredentialStatus`."""
    made = AlignmentObject(
        framework=f"ceterms:{scheme}",
        framework_name=english(_CAPITAL.sub(" ", scheme)),
        target_node=term,
        target_node_name=english(label),
    )
    return Raw(msgspec.json.encode([made]))


def credential_state(view: View | Gist) -> Raw:
    """Return whether a credential is awarded; nothing of a draft, for which the vocabulary has no word."""
    if view.status == "draft":
        return NOTHING
    state = "Deprecated" if view.closed else "Active"
    return concept("CredentialStatus", f"credentialStat:{state}", state)


def life_state(view: View) -> str:
    """Return the state of what isn't a credential but has the state of one."""
    return "Ceased" if view.closed else "Developing" if view.status == "draft" else "Active"


def life_cycle(state: str) -> Raw:
    """Return a state as a concept."""
    return concept("LifeCycleStatus", f"lifeCycle:{state}", state)


def credit(amount: float, unit: str, said: str = "", *, counted: bool = True) -> ValueProfile:
    """Return an amount of credit; one that isn't `counted` has no number, because it isn't that of one credential."""
    unit_type = UNITS.get(unit)
    return ValueProfile(
        value=amount if counted else None,
        credit_unit_type=[f"creditUnit:{unit_type}"] if unit_type else [],
        said=english(said or words.amount(amount, unit)),
    )


def award(given: RuleAward, said: str) -> ValueProfile:
    """Return what a rule gives; if it gives it for several credentials together, in words only."""
    return credit(given.amount, given.unit, said, counted=given.per == 1)
