"""The JSON-LD contexts of Open Badges 3.0, and the one of our own for what they leave out.

The context of the Assessment extension 2.0 defines `sections`, but nothing of what its schema has in a section:
type-scoped terms don't reach into nested objects (JSON-LD 1.1, section 4.1.5). Ours defines it, with the IRIs that the
context of the extension's version 1.0 has.
"""

from __future__ import annotations

from typing import Any

from mcsite import urls

OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
ASSESSMENT = "https://purl.imsglobal.org/spec/ob-assessment/v2p0/context/"
PATH = "contexts/mcsite-v1.json"  # once published, a context never changes: a new term needs a new name
OWN = urls.here(PATH)
SECTION = "extensions:assessmentSections"
QUESTION = "extensions:assessmentQuestions"

_EXTENSIONS = "https://w3id.org/openbadges/extensions#"
_CASE = "https://purl.imsglobal.org/case/v1p0/vocab/"


def document() -> dict[str, Any]:
    """Return the context of our own, as it is published."""
    required = f"{_EXTENSIONS}assessmentRequired"
    kinds = ("ExternalQuestion", "FileQuestion", "TextQuestion")
    return {
        "@context": {
            "@version": 1.1,
            "extensions": _EXTENSIONS,
            "record": {"@id": "https://schema.org/subjectOf", "@type": "@id"},
            "evidencePart": {"@id": f"{OWN}#evidencePart", "@type": "@id"},
            SECTION: {
                "@id": f"{_EXTENSIONS}assessmentSections",
                "@context": {
                    "title": f"{_CASE}title",
                    "required": required,
                    "questions": {"@id": f"{_EXTENSIONS}assessmentQuestions", "@container": "@list"},
                },
            },
            QUESTION: {
                "@id": f"{_EXTENSIONS}assessmentQuestions",
                "@context": {
                    **{kind: f"{_EXTENSIONS}AssessmentExtension{kind}" for kind in kinds},
                    "questionType": {"@id": f"{_EXTENSIONS}assessmentQuestionType", "@type": "@vocab"},
                    "text": "http://schema.org/text",
                    "required": required,
                    "wordLimit": f"{_EXTENSIONS}assessmentWordLimit",
                    "wordLimitKind": f"{OWN}#wordLimitKind",
                },
            },
        }
    }
