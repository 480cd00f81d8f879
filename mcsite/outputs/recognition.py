"""Where it counts, as data for the browser: the rules of every recognizer in one small script.

`/assets/js/recognition.js` finds the rule that takes a credential or stack in by the same steps as
`mcsite.linking.relations`. What a rule gives is written here in words, so that all pages say it alike.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct, field

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.model import Cap, Interval, RuleAward
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.base import rule_rate, rule_sentence
from mcsite.views.recognizer import RecognizerView, RuleView

_TAG = re.compile(r"<[^>]*>")


class Said(Struct, frozen=True):
    """What a rule gives in words: its rate alone, and all of it."""

    rate: str
    sentence: str


class RuleData(Struct, frozen=True, omit_defaults=True):
    """A rule: the ids that it takes in or leaves out, what it gives, and its words for a credential and for a stack."""

    award: RuleAward
    credential: Said | None = None
    stack: Said | None = None
    all: bool = False
    credentials: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    excluded: tuple[str, ...] = field(name="except", default=())
    cap: Cap | None = None
    preapproval: bool | None = None
    valid: Interval | None = None
    form_url: str = ""
    note: str = ""


class RecognizerData(Struct, frozen=True, omit_defaults=True):
    """A recognizer; `url` is that of its page, relative to the site's root."""

    id: str
    title: str
    kind: str
    url: str
    rules: tuple[RuleData, ...]
    region: str = ""


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/data/recognizers.js`."""
    yield artifacts.script(
        "data/recognizers.js", tuple(_recognizer(views.alone(key)) for key in views.order["recognizers"])
    )


def _recognizer(view: RecognizerView) -> RecognizerData:
    rules = tuple(_rule(rule) for rule in view.rules)
    return RecognizerData(view.id, view.title, view.recognizer_kind, view.path, rules, view.region)


def _said(rule: RuleView, noun: str) -> Said:
    return Said(rule_rate(rule, noun), rule_sentence(rule, noun))


def _rule(rule: RuleView) -> RuleData:
    named = rule.all or rule.credentials or rule.topics or rule.issuers
    return RuleData(
        award=rule.award,
        credential=_said(rule, "credential") if named else None,
        stack=_said(rule, "stack") if rule.stacks else None,
        all=rule.all,
        credentials=tuple(ref.id for ref in rule.credentials),
        stacks=tuple(ref.id for ref in rule.stacks),
        topics=tuple(ref.id for ref in rule.topics),
        issuers=tuple(ref.id for ref in rule.issuers),
        excluded=tuple(ref.id for ref in rule.excluded),
        cap=rule.cap,
        preapproval=rule.preapproval,
        valid=rule.valid,
        form_url=rule.form_url,
        note=" ".join(html.unescape(_TAG.sub("", rule.note.html)).split()) if rule.note else "",
    )
