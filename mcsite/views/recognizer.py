"""The published record of a recognizer."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mcsite.model import Cap, Interval, Recognizer, Rule, RuleAward
from mcsite.prose import Text
from mcsite.records import Record
from mcsite.views.base import Ref, View, optional, rule_sentence
from mcsite.views.desk import Desk


class RuleView(Struct, frozen=True, omit_defaults=True):
    """A rule of a recognizer, as data and in a sentence; `covers` says in words what it takes in."""

    sentence: str
    covers: str
    award: RuleAward
    all: bool = False
    credentials: tuple[Ref, ...] = ()
    stacks: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    issuers: tuple[Ref, ...] = ()
    excluded: tuple[Ref, ...] = ()
    cap: Cap | None = None
    preapproval: bool | None = None
    valid: Interval | None = None
    form_url: str = ""
    note: Text | None = None


class RecognizerView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a recognizer. `counted` are the ids of the credentials that its rules take in."""

    ctid: str
    recognizer_kind: Literal["state", "district", "organization"]
    rules: tuple[RuleView, ...]
    region: str = ""
    home: str = ""
    counted: tuple[Ref, ...] = ()

    @property
    def summary(self) -> str:
        """What its first rule gives."""
        return self.rules[0].sentence


def view(desk: Desk, record: Record[Recognizer]) -> RecognizerView:
    """Return the published record of a recognizer."""
    item = record.item
    return RecognizerView(
        **desk.head(record),
        ctid=desk.ctid(record),
        recognizer_kind=item.kind,
        rules=tuple(_rule(desk, rule) for rule in item.recognizes),
        region=item.region,
        home=item.url,
        counted=tuple(ref for ref in desk.refs("credentials", desk.counted(record.id)) if not ref.closed),
    )


def _rule(desk: Desk, rule: Rule) -> RuleView:
    only_stacks = rule.stacks and not (rule.all or rule.credentials or rule.topics or rule.issuers)
    covers = [
        *(["every credential"] if rule.all else []),
        *(["these credentials"] if rule.credentials else []),
        *(["credentials of these topics"] if rule.topics else []),
        *(["credentials of these issuers"] if rule.issuers else []),
        *(["these stacks, each as a whole"] if rule.stacks else []),
    ]
    return RuleView(
        rule_sentence(rule, "stack" if only_stacks else "credential"),
        " and ".join(covers),
        rule.award,
        rule.all,
        desk.refs("credentials", rule.credentials),
        desk.refs("stacks", rule.stacks),
        desk.refs("topics", rule.topics),
        desk.refs("issuers", rule.issuers),
        desk.refs("credentials", rule.excluded),
        rule.cap,
        rule.preapproval,
        rule.valid,
        rule.form_url,
        optional(rule.note),
    )
