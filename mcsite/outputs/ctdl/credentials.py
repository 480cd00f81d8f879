"""The graph of a credential."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Raw

from mcsite import urls
from mcsite.context import Context
from mcsite.model import Hours
from mcsite.outputs.ctdl import assessments, organizations, recognition, rubrics, versions
from mcsite.outputs.ctdl.terms import (
    Node,
    address,
    credential_state,
    description,
    english,
    languages,
    node,
    told,
)
from mcsite.prose.lines import section
from mcsite.views import CredentialView, Ref, words


def graph(context: Context, view: CredentialView) -> list[Node | Raw]:
    """Return the graph of a credential, with the heads of the credentials and organizations that it names."""
    family = context.family(view)
    rubric = rubrics.rubric(family)
    rubric_id = rubric[0]["@id"] if rubric else ""
    values = recognition.values(context, view, [address("credentials", view.id)])
    named = [*view.prerequisites, *view.required_by, *view.replaces, *([view.replaced_by] if view.replaced_by else [])]
    others = [context.credentials[ref.id] for ref in dict.fromkeys(named) if ref.id != view.id]
    earlier = context.earlier(view)
    shown = assessments.competencies(context, family)
    requires = assessments.condition(family, shown)
    issuers = dict.fromkeys(versions.owner(context, view, one) for one in earlier)
    issuers |= dict.fromkeys(one.issuer.id for one in [view, *others])
    recognizers = dict.fromkeys(counts.recognizer.id for counts in view.counts if counts.award is not None)
    return [
        _whole(context, family, requires, rubric_id, values),
        assessments.assessment(family, shown, rubric_id),
        *rubric,
        *values,
        *versions.nodes(context, view),
        *(head(context.family(other)) for other in others),
        *(organizations.named(context, "issuers", id_) for id_ in issuers),
        *(organizations.named(context, "recognizers", id_) for id_ in recognizers),
    ]


def head(family: Sequence[CredentialView]) -> Node:
    """Return what a registry requires of a credential: the same in every graph that names it."""
    view = family[0]
    issuer = [address("issuers", view.issuer.id)]
    return node(
        "ceterms:MicroCredential",
        {
            "ceterms:ctid": view.ctid,
            "ceterms:name": told(family, lambda one: one.title),
            "ceterms:description": description(
                told(family, lambda one: one.competency), f"a micro-credential of {view.issuer.title}"
            ),
            "ceterms:credentialStatusType": credential_state(view),
            "ceterms:subjectWebpage": view.url,
            "ceterms:inLanguage": languages(family),
            "ceterms:ownedBy": issuer,
            "ceterms:offeredBy": issuer,
        },
        address("credentials", view.id),
    )


def _whole(
    context: Context, family: Sequence[CredentialView], requires: Node, rubric_id: str, values: Sequence[Node]
) -> Node:
    view = family[0]
    counts = [one.recognizer.id for one in view.counts if one.award is not None]
    more = {
        "ceterms:image": view.badge,
        "ceterms:inCatalog": urls.here(""),
        "ceterms:versionCode": view.version,
        "ceterms:previousVersion": versions.previous(view, context.earlier(view)),
        "ceterms:dateEffective": view.published,
        "ceterms:expirationDate": view.expires,
        "ceterms:identifier": _identifiers(view),
        "ceterms:availableOnlineAt": [view.apply_url] if view.apply_url else [],
        "ceterms:subject": topics(view.topics, context.settings.language),
        "ceterms:keyword": english([words.label(one) for one in (*view.subjects, *view.grade_levels)]),
        "ceterms:occupationType": [_role(role) for role in view.audience],
        "ceterms:learningMethodDescription": told(family, _method),
        "ceterms:estimatedDuration": [_duration(view.effort_hours)] if view.effort_hours else [],
        "ceterms:estimatedCost": assessments.costs(view),
        "ceterms:requires": [requires],
        "ceterms:isRequiredFor": _addresses(view.required_by),
        "ceterms:hasRubric": [rubric_id] if rubric_id else [],
        "ceterms:recognizedBy": [address("recognizers", id_) for id_ in dict.fromkeys(counts)],
        "ceterms:providesTransferValueFor": [value["@id"] for value in values],
        "ceterms:hasProxy": [address("stacks", ref.id, f"credential-{view.id}") for ref in view.stacks],
        "ceterms:supersededBy": _addresses([view.replaced_by] if view.replaced_by else []),
        "ceterms:supersedes": _addresses(view.replaces),
    }
    return head(family) | {name: value for name, value in more.items() if value}


def topics(given: Sequence[Ref], language: str) -> list[Node]:
    """Return topics of the catalog as subjects."""
    return [
        node(
            "ceterms:CredentialAlignmentObject",
            {"ceterms:targetNode": topic.url, "ceterms:targetNodeName": {language: topic.title}},
        )
        for topic in given
    ]


def _addresses(refs: Sequence[Ref]) -> list[str]:
    return [address("credentials", ref.id) for ref in refs]


def _identifiers(view: CredentialView) -> list[Node]:
    if not view.code:
        return []
    properties = {"ceterms:identifierTypeName": english("Code"), "ceterms:identifierValueCode": view.code}
    return [node("ceterms:IdentifierValue", properties)]


def _role(role: str) -> Node:
    """Return a role that the credential is for; CTDL has no vocabulary of the roles of educators."""
    return node("ceterms:CredentialAlignmentObject", {"ceterms:targetNodeName": english(words.label(role))})


def _method(view: CredentialView) -> str:
    """Return the text of the page."""
    return "\n\n".join(section(one.title, one.html) for one in view.sections)


def _duration(hours: Hours) -> Node:
    """Return the hours of work, of which `timeRequired` has the most ("timeRequired", usage note)."""
    properties = {
        "ceterms:description": english(f"{words.hours(hours)} of work"),
        "ceterms:timeRequired": words.duration(hours.max),
    }
    return node("ceterms:DurationProfile", properties)
