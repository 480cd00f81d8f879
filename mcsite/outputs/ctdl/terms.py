"""What all graphs share: how nodes, concepts, texts in several languages, values and states are written in CTDL."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from mcsite import ctids, urls
from mcsite.model import RuleAward
from mcsite.views import View, words

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
SHORTEST = 15  # characters that a registry wants in a description at least

Node = dict[str, Any]
LanguageMap = dict[str, Any]
V = TypeVar("V", bound=View)

_NUMBERS = frozenset({bool, int, float})  # that say something, even if it is nought
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


def node(type_: str, properties: Node, id_: str = "") -> Node:
    """Return a node without the properties that have nothing to say."""
    made = {"@id": id_, "@type": type_} if id_ else {"@type": type_}
    made.update([pair for pair in properties.items() if pair[1] or pair[1].__class__ in _NUMBERS])
    return made


def part(whole: View, name: str, type_: str, properties: Node) -> Node:
    """Return the node of a part that has a CTID of its own, made of that of the whole."""
    id_ = address(whole.collection, whole.id, name)
    return node(type_, {"ceterms:ctid": ctids.part(ctid(whole), name), **properties}, id_)


def ctid(view: View) -> str:
    """Return the CTID of a thing that has one."""
    found: str = view.ctid  # type: ignore[attr-defined]  # credentials, stacks, issuers and recognizers have it
    return found


def english(text: str | list[str]) -> LanguageMap:
    """Return words that mcsite wrote itself; none if there are none."""
    return {"en": text} if text else {}


def told(family: Sequence[V], tell: Callable[[V], Any]) -> LanguageMap:
    """Return what a thing and its translations say; what a translation has from the original isn't said twice."""
    original = tell(family[0])
    if len(family) == 1:
        return {family[0].language: original} if original else {}
    found = {family[0].language: original} if original else {}
    for translation in family[1:]:
        text = tell(translation)
        if text and text != original:
            found[translation.language] = text
    return found


def description(texts: LanguageMap, otherwise: str) -> LanguageMap:
    """Return descriptions that are long enough for a registry; short ones are told `otherwise`, too."""
    if not texts:
        return english(otherwise)
    return {
        language: text if len(text) >= SHORTEST else f"{text} ({otherwise})".strip() for language, text in texts.items()
    }


def languages(family: Sequence[View]) -> list[str]:
    """Return the languages that a thing is described in, its own first."""
    return list(dict.fromkeys(view.language for view in family))


@lru_cache(maxsize=128)  # the vocabularies are small; nobody changes a node that is made
def concept(scheme: str, term: str, label: str) -> Node:
    """Return a concept of one of CTDL's vocabularies, such as `credentialStat:Active` of `CredentialStatus`."""
    return node(
        "ceterms:CredentialAlignmentObject",
        {
            "ceterms:framework": f"ceterms:{scheme}",
            "ceterms:frameworkName": english(_CAPITAL.sub(" ", scheme)),
            "ceterms:targetNode": term,
            "ceterms:targetNodeName": english(label),
        },
    )


def credential_state(view: View) -> list[Node]:
    """Return whether a credential is awarded; nothing of a draft, for which the vocabulary has no word."""
    if view.status == "draft":
        return []
    state = "Deprecated" if view.closed else "Active"
    return [concept("CredentialStatus", f"credentialStat:{state}", state)]


def life_cycle(view: View) -> list[Node]:
    """Return the state of what isn't a credential but has the state of one."""
    state = "Ceased" if view.closed else "Developing" if view.status == "draft" else "Active"
    return [concept("LifeCycleStatus", f"lifeCycle:{state}", state)]


def credit(amount: float, unit: str, said: str = "", *, counted: bool = True) -> Node:
    """Return an amount of credit; one that isn't `counted` has no number, because it isn't that of one credential."""
    unit_type = UNITS.get(unit)
    return node(
        "ceterms:ValueProfile",
        {
            "schema:value": amount if counted else None,
            "ceterms:creditUnitType": [f"creditUnit:{unit_type}"] if unit_type else [],
            "schema:description": english(said or words.amount(amount, unit)),
        },
    )


def award(given: RuleAward, said: str) -> Node:
    """Return what a rule gives; if it gives it for several credentials together, in words only."""
    return credit(given.amount, given.unit, said, counted=given.per == 1)
