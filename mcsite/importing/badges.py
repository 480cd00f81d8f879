"""Open Badges as content: Achievements, the credentials that hold them (3.0), and BadgeClasses (2.0).

Of our own files, the parts of the evidence are read from the criteria, whose order and words are those of
`mcsite.openbadges.narrative`; criteria of others are the text of the method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mcsite import urls
from mcsite.diagnostics import Refusal
from mcsite.importing import narratives
from mcsite.importing.entry import Entry
from mcsite.importing.reading import (
    MISSING,
    Named,
    as_markdown,
    first,
    given,
    id_at,
    language,
    line,
    many,
    nodes,
    parse,
    scale,
    text,
    version,
    web,
)
from mcsite.prose.addresses import escaped

_TRANSLATION = re.compile(r"/credentials/[a-z0-9-]+/([A-Za-z0-9-]+)/achievement\.json\Z")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_MARKS = " \t#"
_KINDS = {"Achievement", "BadgeClass"}


def read(content: bytes, location: str) -> tuple[Entry, ...]:
    """Return the credentials of Open Badges, then their issuers, topics and frameworks.

    Raises Refusal if there are none, or something that can't be imported.
    """
    found = list(_achievements(parse(content, location), location))
    if not found:
        raise Refusal(
            f"{location} holds no Open Badges; give an Achievement, an AchievementCredential or a BadgeClass, "
            "or a list of these"
        )
    return tuple(_Reader().entries(found))


def _achievements(document: Any, location: str) -> Iterator[dict[str, Any]]:
    """Go through the Achievements and BadgeClasses that a document is, holds or lists."""
    for one in nodes(document):
        types = set(map(str, many(one.get("type"))))
        held = [node for subject in nodes(one.get("credentialSubject")) for node in nodes(subject.get("achievement"))]
        if held:
            yield from held
        elif not types & _KINDS:
            raise Refusal(
                f"{location}: {_named(one)} is {' and '.join(sorted(types)) or 'of no type'}, which can't be imported; "
                "there must be an Achievement, an AchievementCredential or a BadgeClass"
            )
        elif one.get("achievementType") == "CertificateOfCompletion" and _system_id(one, "stack"):
            raise Refusal(f"{location}: {_named(one)} is a stack; import it from its ctdl.json")
        else:
            yield one


def _named(one: dict[str, Any]) -> str:
    return f"'{line(one.get('name')) or line(one.get('id')) or 'something without a name'}'"


def _system_id(one: dict[str, Any], kind: str) -> str:
    """Return the id in the catalog that a thing of ours tells, or an empty text."""
    for entry in nodes(one.get("otherIdentifier")):
        known, _, id_ = line(entry.get("identifier")).partition(":")
        if known == kind and urls.is_id(id_):
            return id_
    return ""


class _Reader:
    def __init__(self) -> None:
        self.named = Named()

    def entries(self, found: Sequence[dict[str, Any]]) -> Iterator[Entry]:
        for one in found:
            yield self.credential(one)
        yield from self.named.entries()

    def credential(self, one: dict[str, Any]) -> Entry:
        title = line(one.get("name"))
        known = _system_id(one, "credential")
        id_ = known or id_at(one.get("id"), "credentials")
        criteria = first(one.get("criteria"))
        told = narratives.read(text(criteria.get("narrative")), nodes(one.get("resultDescription")))
        evidence = told.evidence or [{"title": "Evidence", "type": "other", "instructions": MISSING}]
        assessed: dict[str, Any] = {
            "rubric": self.rubric(one, told.levels),
            "evidence": evidence,
            "pass": told.pass_rule,
        }
        body = told.body if told.evidence else _body(text(criteria.get("narrative")))
        competency = text(one.get("description")) or MISSING
        translation = _TRANSLATION.search(line(one.get("id"))) if known else None
        if translation:
            translated = {"title": title, "competency": competency, **assessed}
            return Entry("credentials", known, given(translated), body, translation[1])
        data: dict[str, Any] = {
            "title": title or "Untitled",
            "code": line(one.get("humanCode")),
            "version": version(one.get("version")),
            "status": "draft",
            "issuer": self.issuer(one.get("creator") or one.get("issuer")),
            "competency": competency,
            "topics": self.named_topics(one),
            "effort_hours": told.hours,
            "language": language(one.get("inLanguage")),
            "prerequisites": told.prerequisites,
            "alignments": self.alignments(one),
            **assessed,
        }
        return Entry("credentials", self.named.ids.take("credentials", id_, title), given(data), body)

    def issuer(self, profile: Any) -> str:
        """Return the id of an issuer; it becomes an entry if more is told than its address."""
        known = first(profile)
        address = known.get("id") if known else profile
        title = line(known.get("name"))
        id_ = _system_id(known, "issuer") or id_at(address, "issuers")
        if not title:
            return id_ or "issuer"
        place = first(known.get("address"))
        country, region = line(place.get("addressCountryCode")), line(place.get("addressRegion"))
        data = {
            "title": title,
            "url": web(known.get("url")),
            "email": line(known.get("email")),
            "summary": text(known.get("description")),
            "region": f"{country}-{region}" if region and re.fullmatch(r"[A-Z0-9]{1,3}", region) else country,
        }
        return self.named.name("issuers", id_, data)

    def named_topics(self, one: dict[str, Any]) -> list[str]:
        """Return the ids of the topics: those first tags that the field of study names, too."""
        field, tags = line(one.get("fieldOfStudy")), [line(tag) for tag in many(one.get("tag"))]
        count = next((count for count in range(1, len(tags) + 1) if ", ".join(tags[:count]) == field), 0)
        return [self.named.name("topics", "", {"title": title}) for title in tags[:count]] or self.named.unsorted()

    def alignments(self, one: dict[str, Any]) -> list[dict[str, str]]:
        found = []
        for target in nodes(one.get("alignment") or one.get("alignments")):
            name, home = line(target.get("targetName")), web(target.get("targetUrl"))
            framework, code = line(target.get("targetFramework")), line(target.get("targetCode"))
            if not (framework or name):
                continue
            if not code and framework and framework != name:
                code = name
            statement = {
                "code": code,
                "title": name if name != code else "",
                "text": text(target.get("targetDescription")),
                "url": home,
            }
            found.append(self.named.align(framework or name, "" if code else home, statement if code else {}))
        return found

    def rubric(self, one: dict[str, Any], told: Sequence[narratives.Level]) -> dict[str, Any]:
        """Return the rubric: every criterion with the same levels, or nothing."""
        results = [
            result for result in nodes(one.get("resultDescription")) if nodes(result.get("rubricCriterionLevel"))
        ]
        names = [[line(level.get("name")) for level in _levels(result)] for result in results]
        if not names or len(set(names[0])) < max(2, len(names[0])) or any(one != names[0] for one in names):
            return {}
        meanings = {level.title: level.meaning for level in told}
        passing = next((level.title for level in told if level.passes), "") or _required(results) or names[0][-1]
        return {
            "levels": scale([(name, meanings.get(name, "")) for name in names[0]]),
            "pass": passing,
            "criteria": [_criterion(result) for result in results],
        }


def _levels(result: dict[str, Any]) -> list[dict[str, Any]]:
    return nodes(result.get("rubricCriterionLevel"))


def _required(results: Sequence[dict[str, Any]]) -> str:
    """Return the level that a criterion requires, or an empty text."""
    for result in results:
        for level in _levels(result):
            if level.get("id") and level["id"] == result.get("requiredLevel"):
                return line(level.get("name"))
    return ""


def _criterion(result: dict[str, Any]) -> dict[str, Any]:
    part = re.search(r"#part-(\d{1,3})\Z", line(result.get("evidencePart")))
    described = {
        line(level.get("name")): as_markdown(text(level.get("description"))) or escaped(line(level.get("name")))
        for level in _levels(result)
    }
    return given(
        {
            "title": line(result.get("name")) or "Criterion",
            "part": int(part[1]) if part else None,
            "descriptors": described,
        }
    )


def _body(narrative: str) -> str:
    """Return criteria of others as the text of the method, below the headings that a credential has."""
    lines = (f"**{one.strip(_MARKS)}**" if _HEADING.match(one) else one for one in narrative.split("\n"))
    method = "\n".join(lines) or MISSING
    return f"## Key method\n\n{method}\n\n## Method components\n\n{MISSING}\n"
