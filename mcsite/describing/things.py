"""Each kind of thing in the terms of schema.org (release 30)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mcsite import urls
from mcsite.describing.about import Node, node
from mcsite.model import Hours
from mcsite.views import CredentialView, Ref, StackView, View, Views, words
from mcsite.views.base import Aligned, Counts
from mcsite.views.credential import WorkView
from mcsite.views.evidence import EvidenceView
from mcsite.views.framework import FrameworkView
from mcsite.views.guide import GuideView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView
from mcsite.views.rubric import RubricScaleView
from mcsite.views.topic import TopicView

PUBLISHER = "#publisher"
TOPICS = "topics/#topics"
_TYPES = {
    "credential": "EducationalOccupationalCredential",
    "stack": "EducationalOccupationalCredential",
    "issuer": "Organization",
    "topic": "DefinedTerm",
    "framework": "DefinedTermSet",
    "evidence": "LearningResource",
    "rubric": "DefinedTermSet",
    "guide": "Article",
}
_ORGANIZATIONS = {"state": "GovernmentOrganization", "district": "EducationalOrganization"}
_CATEGORY = {  # the class that CTDL has for it
    "@type": "DefinedTerm",
    "name": "Micro-credential",
    "termCode": "ceterms:MicroCredential",
    "inDefinedTermSet": "https://purl.org/ctdl/terms/",
}


def describe(view: View, views: Views) -> Node:
    """Return a thing in the terms of schema.org."""
    return _MAKERS[view.kind](view, views)


def identity(view: View) -> str:
    """Return the id of the thing that a page is about."""
    return f"{view.url}#{view.kind}"


def named(view: View) -> Node:
    """Return a thing as its further pages name it."""
    return node(_type(view), identity(view), name=view.title)


def publisher(views: Views) -> Node | None:
    """Return who publishes the catalog, if it says so."""
    settings = views.settings
    if not settings.publisher:
        return None
    return node("Organization", urls.here(PUBLISHER), name=settings.publisher, email=settings.email)


def reference(ref: Ref, views: Views) -> Node:
    """Return a thing as others name it."""
    made = {"@type": _TYPES[ref.kind], "@id": f"{ref.url}#{ref.kind}", "name": ref.title}
    if ref.kind == "stack" and (card := views.card(ref.url)) and card.stack == "collection":
        made["@type"] = "Collection"
    if ref.kind != "issuer":  # an organisation's own is elsewhere
        made["url"] = ref.url
    return made


def _references(refs: Iterable[Ref], views: Views) -> list[Node]:
    return [reference(ref, views) for ref in refs]


def _head(view: View) -> dict[str, Any]:
    """Return what is said of everything that is a work."""
    others: dict[str, Any] = {}
    nodes = [node(_type(view), f"{one.url}#{view.kind}", name=one.title, url=one.url) for one in view.translations]
    if view.is_translation:
        others["translationOfWork"] = nodes[:1]  # the original comes first
    else:
        others["workTranslation"] = nodes
    return {
        "name": view.title,
        "url": view.url,
        "description": getattr(view, "summary", ""),
        "inLanguage": view.language,
        "version": view.version,
        "datePublished": view.published,
        "dateModified": view.modified,
        **others,
    }


def _type(view: View) -> str:
    if isinstance(view, RecognizerView):
        return _ORGANIZATIONS.get(view.recognizer_kind, "Organization")
    return "Collection" if isinstance(view, StackView) and view.stack_kind == "collection" else _TYPES[view.kind]


def _credential(view: CredentialView, views: Views) -> Node:
    said = view.assessment
    free = None if said is None else _is_free(said.model, said.fee.amount if said.fee else None)
    labels = [words.label(one) for one in view.grade_levels] + [words.label(one) for one in view.subjects]
    return node(
        _type(view),
        identity(view),
        **_head(view),
        competencyRequired=view.competency,
        credentialCategory=_CATEGORY,
        identifier=view.code,
        publisher=reference(view.issuer, views),
        recognizedBy=_recognized_by(view.counts),
        isPartOf=_references(view.stacks, views),
        image=view.badge,
        keywords=[*_references(view.topics, views), *labels],
        audience=[node("EducationalAudience", educationalRole=words.label(one)) for one in view.audience],
        educationalAlignment=[_alignment(one, "assesses") for one in view.alignments],
        timeRequired=duration(view.effort_hours),
        educationalLevel=f"EQF level {view.eqf_level}" if view.eqf_level else "",
        license=f"https://spdx.org/licenses/{view.license}.html" if view.license else "",
        expires=view.expires,
        creativeWorkStatus=_status(view),
        isAccessibleForFree=free,
        offers=_offer(view, views),
        potentialAction=_application(view),
        citation=[_work(one) for one in view.research],
        mentions=[_work(one) for one in view.resources],
    )


def _is_free(model: str, fee: float | None) -> bool | None:
    """Tell whether the assessment costs nothing; None where nothing is said of it."""
    if fee is not None:
        return fee == 0
    return {"free": True, "paid": False}.get(model)


def _offer(view: CredentialView, views: Views) -> Node | None:
    if view.closed or view.assessment is None or view.assessment.fee is None:
        return None
    fee = view.assessment.fee
    return node(
        "Offer",
        price=fee.amount,
        priceCurrency=fee.currency,
        url=view.apply_url,
        offeredBy=reference(view.issuer, views),
    )


def _application(view: CredentialView | StackView) -> Node | None:
    return node("ApplyAction", target=view.apply_url) if view.apply_url and not view.closed else None


def _status(view: View) -> str:
    return "Obsolete" if view.closed else view.status.capitalize()


def duration(hours: Hours | None) -> str:
    """Return hours as a duration (ISO 8601), empty unless they are one figure: a duration can't be a range."""
    return words.duration(hours.min) if hours is not None and hours.min == hours.max else ""


def _recognized_by(counts: Iterable[Counts]) -> list[Node]:
    """Return the recognizers that count a thing, each once."""
    found = {
        one.recognizer.id: {
            "@type": _ORGANIZATIONS.get(one.recognizer_kind, "Organization"),
            "@id": f"{one.recognizer.url}#recognizer",
            "name": one.recognizer.title,
        }
        for one in counts
        if one.award is not None
    }
    return list(found.values())


def _alignment(one: Aligned, type_: str) -> Node:
    return node(
        "AlignmentObject",
        alignmentType=type_,
        educationalFramework=one.framework.title,
        targetName=" ".join(filter(None, (one.code, one.title))) or one.framework.title,
        targetDescription=one.text,
        targetUrl=one.framework.url,
    )


def _work(one: WorkView) -> Node:
    year = f"{one.year:04}" if one.year else ""
    return node("CreativeWork", name=one.title, creditText=one.authors, datePublished=year, url=one.url)


def _stack(view: StackView, views: Views) -> Node:
    held = [card for group in view.groups for card in (*group.credentials, *group.stacks)]
    parts = _references({card.url: card for card in held}.values(), views)
    common = {
        "publisher": reference(view.issuer, views),
        "image": view.badge,
        "keywords": _references(view.topics, views),
        "hasPart": parts,
        "isPartOf": _references(view.part_of, views),
        "expires": view.expires,
        "creativeWorkStatus": _status(view),
        "potentialAction": _application(view),
    }
    if view.stack_kind == "collection":
        return node("Collection", identity(view), **_head(view), **common, collectionSize=len(parts))
    category = "Stack of micro-credentials"
    recognized = _recognized_by(view.counts)
    return node(
        _type(view), identity(view), **_head(view), **common, credentialCategory=category, recognizedBy=recognized
    )


def _issuer(view: IssuerView, views: Views) -> Node:  # noqa: ARG001  all are made alike
    return node(
        _type(view),
        identity(view),
        name=view.title,
        url=view.home,
        mainEntityOfPage=view.url,
        description=view.summary,
        email=view.email,
        logo=view.image,
        location=view.region,
        knowsLanguage=view.works_in,
    )


def _recognizer(view: RecognizerView, views: Views) -> Node:  # noqa: ARG001  all are made alike
    return node(
        _type(view),
        identity(view),
        name=view.title,
        url=view.home or view.url,
        mainEntityOfPage=view.url,
        areaServed=view.region,
    )


def _topic(view: TopicView, views: Views) -> Node:
    title = f"Topics of {views.settings.title}"
    return node(
        _type(view),
        identity(view),
        name=view.title,
        url=view.url,
        description=view.summary,
        alternateName=view.aliases,
        termCode=view.id,
        inDefinedTermSet=node("DefinedTermSet", urls.here(TOPICS), name=title, url=urls.here("topics/")),
    )


def _framework(view: FrameworkView, views: Views) -> Node:  # noqa: ARG001  all are made alike
    known = {
        **_head(view),
        "sameAs": view.home,
        "publisher": node("Organization", name=view.publisher) if view.publisher else None,
        "datePublished": f"{view.year:04}" if view.year else "",
    }
    terms = [
        node(
            "DefinedTerm",
            f"{view.url}#{one.anchor}",
            termCode=one.code,
            name=one.title or one.text or one.code,
            description=one.text if one.title else "",
            url=f"{view.url}#{one.anchor}",
            sameAs=one.url,
        )
        for one in view.statements
    ]
    return node(_type(view), identity(view), **known, hasDefinedTerm=terms)


def _evidence(view: EvidenceView, views: Views) -> Node:
    return node(
        _type(view),
        identity(view),
        **_head(view),
        learningResourceType=["Evidence template", words.label(view.type)],
        educationalUse="assessment",
        publisher=None if view.source else publisher(views),
    )


def _rubric(view: RubricScaleView, views: Views) -> Node:
    terms = [
        node("DefinedTerm", name=one.title, description=one.meaning.markdown if one.meaning else "")
        for one in view.levels
    ]
    return node(
        _type(view),
        identity(view),
        **_head(view),
        publisher=None if view.source else publisher(views),
        hasDefinedTerm=terms,
    )


def _guide(view: GuideView, views: Views) -> Node:
    return node(
        _type(view),
        identity(view),
        **_head(view),
        headline=view.title,
        author=publisher(views),
        publisher=None if view.source else publisher(views),
        audience=[node("EducationalAudience", educationalRole=words.label(one)) for one in view.audience],
        educationalAlignment=[_alignment(one, "teaches") for one in view.standards],
    )


_MAKERS: dict[str, Callable[[Any, Views], Node]] = {
    "credential": _credential,
    "stack": _stack,
    "issuer": _issuer,
    "recognizer": _recognizer,
    "topic": _topic,
    "framework": _framework,
    "evidence": _evidence,
    "rubric": _rubric,
    "guide": _guide,
}
