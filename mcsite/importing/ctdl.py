"""CTDL as content: the credentials, stacks and issuers of a graph such as ours, for registries.

What our own graphs tell in words of mcsite's is read from those words, if they are exactly such words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mcsite.diagnostics import Refusal
from mcsite.importing import requirements
from mcsite.importing.entry import Entry
from mcsite.importing.graphs import Graph, kind, node_id
from mcsite.importing.reading import (
    AUDIENCE,
    GRADE_LEVELS,
    MISSING,
    Named,
    as_markdown,
    day,
    given,
    hours,
    id_at,
    language,
    line,
    many,
    nodes,
    number,
    parse,
    text,
    unit,
    value_of,
    version,
    web,
)
from mcsite.outputs.ctdl.terms import SHORTEST
from mcsite.views import words

CREDENTIALS = frozenset(
    f"ceterms:{name}"
    for name in (
        "MicroCredential OpenBadge DigitalBadge Badge Credential Certificate CertificateOfCompletion Certification "
        "License"
    ).split()
)
_ALL = "All of these are needed."
_HEADINGS = ("Key method", "Method components")


def read(content: bytes, location: str) -> tuple[Entry, ...]:
    """Return the credentials of a graph with their translations, its stacks, and what they name.

    A credential that the graph only names, or an earlier version of one, is left out. Raises Refusal if there is
    nothing to import.
    """
    graph = Graph(parse(content, location))
    reader = _Reader(graph)
    found = [entry for node in graph.of(CREDENTIALS) if _is_whole(graph, node) for entry in reader.credential(node)]
    found += [reader.stack(node) for node in graph.of({"ceterms:Pathway"})]
    found += reader.named.entries()
    if not found:
        members = [member for one in graph.of({"ceterms:Collection"}) for member in many(one.get("ceterms:hasMember"))]
        if members:
            raise Refusal(
                f"{location} lists {len(members)} things by their addresses, but holds none of them; import the graph "
                f"of each, such as {line(members[0]) or 'the first'}"
            )
        raise Refusal(f"{location} holds no credential or stack in CTDL; give a graph, such as a ctdl.json")
    return tuple(found)


def _is_whole(graph: Graph, node: dict[str, Any]) -> bool:
    """Tell whether a credential is described, and not only named; if none is, those that are named are taken."""
    if node_id(node.get("ceterms:latestVersion")) not in {"", node_id(node)}:
        return False
    described = any("ceterms:requires" in one for one in graph.of(CREDENTIALS))
    return "ceterms:requires" in node or not described


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.named = Named()

    def credential(self, node: dict[str, Any]) -> Iterator[Entry]:
        """Go through a credential and its translations."""
        names, descriptions = self.graph.texts(node, "ceterms:name"), self.graph.texts(node, "ceterms:description")
        spoken = map(language, (*many(node.get("ceterms:inLanguage")), *names, *descriptions))
        own = next((one for one in spoken if one), "")
        title = line(_told(names, own))
        needs = requirements.read(self.graph, node, own, self.named)
        competencies = needs.competency or descriptions
        data = {
            "title": title or "Untitled",
            "code": self._code(node),
            "version": version(node.get("ceterms:versionCode")),
            "status": "draft",
            "published": day(node.get("ceterms:dateEffective")),
            "expires": day(node.get("ceterms:expirationDate")),
            "replaced_by": next(iter(self.graph.ids(node, "ceterms:supersededBy", "credentials")), ""),
            "issuer": self.issuer(node, own),
            "competency": _told(competencies, own) or MISSING,
            "topics": self.topics(node, own) or self.named.unsorted(),
            **self._who(node),
            "needs_students": needs.students,
            "effort_hours": self._hours(node),
            "language": own,
            "license": needs.license,
            "assessment": needs.assessment,
            "apply_url": next((url for one in many(node.get("ceterms:availableOnlineAt")) if (url := web(one))), ""),
            "credit": needs.credit,
            "prerequisites": needs.prerequisites,
            "alignments": needs.alignments,
            "rubric": needs.rubric,
            "evidence": needs.evidence or [{"title": "Evidence", "type": "other", "instructions": MISSING}],
            "pass": needs.pass_rule,
            "ctid": _ctid(node),
        }
        methods = self.graph.texts(node, "ceterms:learningMethodDescription")
        id_ = self.named.ids.take("credentials", id_at(node.get("@id"), "credentials"), title)
        yield Entry("credentials", id_, given(data), _body(_told(methods, own)))
        for other in dict.fromkeys([*names, *competencies]):
            translated = {"title": line(names.get(other)), "competency": competencies.get(other, "")}
            if other != own and language(other):
                yield Entry("credentials", id_, given(translated), language=other)

    def _code(self, node: dict[str, Any]) -> str:
        """Return the code that people know a credential by: the identifier of that name, or else the first."""
        found = nodes(node.get("ceterms:identifier"))
        codes = [one for one in found if self.graph.text(one, "ceterms:identifierTypeName", "en") == "Code"]
        return line(next(iter(codes or found), {}).get("ceterms:identifierValueCode"))

    def _who(self, node: dict[str, Any]) -> dict[str, list[str]]:
        """Return grade levels, subjects and audience, which are told by their labels."""
        labels = [line(one) for one in self.graph.listed(node, "ceterms:keyword", "en")]
        roles = [
            self.graph.text(one, "ceterms:targetNodeName", "en") for one in nodes(node.get("ceterms:occupationType"))
        ]
        grades = [grade for label in labels if (grade := value_of(label, GRADE_LEVELS))]
        others = [label for label in labels if not value_of(label, GRADE_LEVELS)]
        return {
            "grade_levels": list(dict.fromkeys(grades)),
            "subjects": list(dict.fromkeys(subject for label in others if (subject := _subject(label)))),
            "audience": list(dict.fromkeys(role for label in roles if (role := value_of(label, AUDIENCE)))),
        }

    def _hours(self, node: dict[str, Any]) -> Any:
        for one in nodes(node.get("ceterms:estimatedDuration")):
            found = hours(self.graph.text(one, "ceterms:description", "en").removesuffix(" of work"))
            if found is not None:
                return found
        return None

    def topics(self, node: dict[str, Any], own: str) -> list[str]:
        """Return the ids of the topics of a thing."""
        found = []
        for one in nodes(node.get("ceterms:subject")):
            title = line(self.graph.text(one, "ceterms:targetNodeName", own))
            if title:
                known = id_at(one.get("ceterms:targetNode"), "topics")
                found.append(self.named.name("topics", known, {"title": title}))
        return found

    def issuer(self, node: dict[str, Any], own: str) -> str:
        """Return the id of the issuer of a thing; it becomes an entry if the graph describes it."""
        address = next(iter(many(node.get("ceterms:ownedBy")) or many(node.get("ceterms:offeredBy"))), "")
        known = self.graph.get(address)
        title = line(self.graph.text(known, "ceterms:name", own))
        id_ = id_at(node_id(address), "issuers")
        if not title:
            return id_ or "issuer"
        place = next(iter(nodes(known.get("ceterms:address"))), {})
        summary = self.graph.text(known, "ceterms:description", own)
        otherwise = f"{title} assesses evidence and awards micro-credentials."
        data = {
            "title": title,
            "url": web(known.get("ceterms:subjectWebpage")),
            "email": next((line(one) for one in many(known.get("ceterms:email"))), ""),
            "summary": "" if summary == otherwise else _without(summary, otherwise),
            "region": self.graph.text(place, "ceterms:addressRegion", "en")
            or self.graph.text(place, "ceterms:addressCountry", "en"),
            "ctid": _ctid(known),
        }
        return self.named.name("issuers", id_, data)

    def stack(self, node: dict[str, Any]) -> Entry:
        """Return a pathway as a stack: the conditions of its destination are the groups."""
        names = self.graph.texts(node, "ceterms:name")
        own = next(iter(names), "")
        title = line(names.get(own)) or "Untitled"
        destination = self.graph.get(next(iter(many(node.get("ceterms:hasDestinationComponent"))), ""))
        conditions = self.graph.nodes(destination, "ceterms:hasCondition")
        inner = [one for condition in conditions for one in self.graph.nodes(condition, "ceterms:hasCondition")]
        issuer = self.issuer(node, own)
        owner = self.graph.get(next(iter(many(node.get("ceterms:ownedBy"))), ""))
        otherwise = f"micro-credentials of {self.graph.text(owner, 'ceterms:name', own)} that add up"
        data = {
            "title": title,
            "version": version(node.get("ceterms:versionCode")),
            "status": "draft",
            "issuer": issuer,
            "summary": _without(self.graph.text(node, "ceterms:description", own), otherwise) or MISSING,
            "topics": self.topics(node, own),
            "groups": [self._group(one, own) for one in inner or conditions],
            "award": self._award(destination, title, own),
            "ctid": _ctid(node),
        }
        return Entry("stacks", self.named.ids.take("stacks", id_at(node.get("@id"), "stacks"), title), given(data))

    def _group(self, condition: dict[str, Any], own: str) -> dict[str, Any]:
        held: dict[str, list[str]] = {"credentials": [], "stacks": []}
        for address in many(condition.get("ceterms:targetComponent")):
            target = self.graph.get(address).get("ceterms:proxyFor")
            for collection, found in held.items():
                if (id_ := id_at(node_id(target), collection)) and id_ not in found:
                    found.append(id_)
        said = self.graph.text(condition, "ceterms:description", "en")
        count = number(condition.get("ceterms:requiredNumber"))
        total = sum(map(len, held.values()))
        formal = _ALL if said.endswith(_ALL) else f"{words.number(count or 0)} of {words.number(total)} are needed."
        return given(
            {
                "title": line(self.graph.text(condition, "ceterms:name", own)) or "Group",
                "summary": text(said.removesuffix(formal).rstrip(" ")),
                **held,
                "require": int(count) if count and formal != _ALL else "all",
            }
        )

    def _award(self, destination: dict[str, Any], title: str, own: str) -> dict[str, Any]:
        """Return the award, if it has another name than the stack or gives credit."""
        name = line(self.graph.text(destination, "ceterms:name", own))
        points = next(iter(nodes(destination.get("ceterms:pointValue"))), {})
        amount = number(points.get("schema:value"))
        credit = unit(self.graph.text(points, "schema:description", "en"), amount) if amount else ""
        award = {"title": name, "credit": {"amount": amount, "unit": credit} if credit else None}
        return given(award) if name and (name != title or credit) else {}


def _told(texts: Mapping[str, str], own: str) -> str:
    """Return the text in a language, or else the first."""
    return texts.get(own) or next(iter(texts.values()), "")


def _ctid(node: Mapping[str, Any]) -> str:
    found = line(node.get("ceterms:ctid"))
    return found if kind(found) == "ctid" else ""


def _subject(label: str) -> str:
    subject = label.lower().replace(" ", "-")
    return subject if kind(subject) == "id" and words.label(subject) == label else ""


def _without(said: str, otherwise: str) -> str:
    """Return a description without the words that mcsite puts behind one that is too short for a registry."""
    own = said.removesuffix(f" ({otherwise})")
    return text(own if len(own) < SHORTEST else said)


def _body(method: str) -> str:
    """Return the text of the method, below the headings that a credential must have."""
    blocks = []
    for number_, one in enumerate(text(method).split("\n")):
        heading = one in _HEADINGS and f"## {one}" not in blocks and (number_ > 0 or one == _HEADINGS[0])
        blocks.append(f"## {one}" if heading else as_markdown(one))
    if not blocks or not blocks[0].startswith("## "):
        blocks.insert(0, f"## {_HEADINGS[0]}")
    if f"## {_HEADINGS[1]}" not in blocks:
        blocks.append(f"## {_HEADINGS[1]}")
    told = [one for one in blocks if one]
    for place in range(len(told) - 1, -1, -1):
        if told[place] in {f"## {one}" for one in _HEADINGS} and (
            place + 1 == len(told) or told[place + 1].startswith("## ")
        ):
            told.insert(place + 1, MISSING)
    return "\n\n".join(told) + "\n"
