"""The graph of a credential."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from msgspec import Raw

from mcsite import urls
from mcsite.context import Context
from mcsite.model import Hours
from mcsite.outputs.ctdl import assessments, organizations, recognition, rubrics, versions
from mcsite.outputs.ctdl.nodes import (
    AlignmentObject,
    AssessmentProfile,
    CredentialHead,
    DurationProfile,
    IdentifierValue,
    MicroCredential,
    Node,
)
from mcsite.outputs.ctdl.terms import address, credential_state, description, english, languages, own, told
from mcsite.prose.lines import section
from mcsite.views import CredentialView, Gist, Ref, words


def graph(context: Context, view: CredentialView) -> list[Node | Raw]:
    """Return the graph of a credential, with the heads of the credentials and organizations that it names."""
    family = context.family(view)
    names = own(view)
    rubric = rubrics.rubric(family, names)
    values, given = recognition.values(view, names, [names.id])
    earlier = context.earlier(view)
    named = [*view.prerequisites, *view.required_by, *view.replaces, *([view.replaced_by] if view.replaced_by else [])]
    others = [context.gists("credentials", ref.id) for ref in dict.fromkeys(named) if ref.id != view.id]
    issuers = [*[versions.owner(context, view, one) for one in earlier], view.issuer.id]
    issuers += [other[0].issuer.id for other in others]
    recognizers = recognition.recognizers(view)
    assessment = assessments.assessment(context, family, names, [one.id for one in rubric[:1]])
    return [
        _whole(context, family, assessment, recognizers, values, versions.previous(names, earlier)),
        assessment,
        *rubric,
        *given,
        *versions.nodes(context, view, names, earlier),
        *[CredentialHead(**_head(other)) for other in others],
        *[organizations.named(context, "issuers", id_) for id_ in dict.fromkeys(issuers)],
        *[organizations.named(context, "recognizers", id_) for id_ in recognizers],
    ]


def _whole(
    context: Context,
    family: Sequence[CredentialView],
    assessment: AssessmentProfile,
    recognizers: list[str],
    values: list[str],
    previous: str,
) -> MicroCredential:
    """Return a credential; of the values that it has, and the version before it, the `@id`s."""
    view = family[0]
    return MicroCredential(
        **_head(family),
        image=view.badge,
        in_catalog=urls.here(""),
        version_code=view.version,
        previous_version=previous,
        date_effective=view.published,
        expiration_date=view.expires,
        identifier=_identifiers(view),
        available_online_at=[view.apply_url] if view.apply_url else [],
        subject=topics(view.topics, context.settings.language),
        keyword=english([words.label(one) for one in (*view.subjects, *view.grade_levels)]),
        occupation_type=[_role(role) for role in view.audience],
        learning_method_description=told(family, _method),
        estimated_duration=[_duration(view.effort_hours)] if view.effort_hours else [],
        estimated_cost=assessment.estimated_cost,
        requires=[assessments.condition(family, assessment)],
        is_required_for=_addresses(view.required_by),
        has_rubric=assessment.has_rubric,
        recognized_by=[address("recognizers", id_) for id_ in recognizers],
        provides_transfer_value_for=values,
        has_proxy=[address("stacks", ref.id, f"credential-{view.id}") for ref in view.stacks],
        superseded_by=_addresses([view.replaced_by] if view.replaced_by else []),
        supersedes=_addresses(view.replaces),
    )


def _head(family: Sequence[CredentialView | Gist]) -> dict[str, Any]:
    """Return what a registry requires of a credential: the same in every graph that names it."""
    view = family[0]
    issuer = [address("issuers", view.issuer.id)]
    return {
        "id": address("credentials", view.id),
        "ctid": view.ctid,
        "name": told(family, lambda one: one.title),
        "description": description(told(family, lambda one: one.summary), f"a micro-credential of {view.issuer.title}"),
        "credential_status_type": credential_state(view),
        "subject_webpage": view.url,
        "in_language": languages(family),
        "owned_by": issuer,
        "offered_by": issuer,
    }


def topics(given: Sequence[Ref], language: str) -> list[AlignmentObject]:
    """Return topics of the catalog as subjects."""
    return [AlignmentObject(target_node=topic.url, target_node_name={language: topic.title}) for topic in given]


def _addresses(refs: Sequence[Ref]) -> list[str]:
    return [address("credentials", ref.id) for ref in refs]


def _identifiers(view: CredentialView) -> list[IdentifierValue]:
    if not view.code:
        return []
    return [IdentifierValue(identifier_type_name=english("Code"), identifier_value_code=view.code)]


def _role(role: str) -> AlignmentObject:
    """Return a role that the credential is for; CTDL has no vocabulary of the roles of educators."""
    return AlignmentObject(target_node_name=english(words.label(role)))


def _method(view: CredentialView) -> str:
    """Return the text of the page."""
    return "\n\n".join([section(one.title, one.html) for one in view.sections])


@lru_cache(maxsize=256)  # of ranges of hours there are few
def _duration(hours: Hours) -> DurationProfile:
    """Return the hours of work, of which `timeRequired` has the most ("timeRequired", usage note)."""
    return DurationProfile(
        description=english(f"{words.hours(hours)} of work"), time_required=words.duration(hours.max)
    )
