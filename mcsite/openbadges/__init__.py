"""What badge systems are told of a credential or stack, in version 3.0 of Open Badges and in version 2.0.

`context` has the terms of our own, `nodes` the types of version 3.0, `narrative` the criteria as Markdown, `results`
what can be achieved and the evidence for it. The outputs `achievement` and `badgeclass` put the files together.
"""

from __future__ import annotations

from mcsite import urls
from mcsite.views import CredentialView, ReleaseView, StackView, View

Earned = CredentialView | StackView
Assessed = CredentialView | ReleaseView


def is_earned(view: View) -> bool:
    """Tell whether there is a badge to earn: for every credential, and for a stack with an award."""
    return isinstance(view, CredentialView) or (isinstance(view, StackView) and view.stack_kind == "stack")


def achievement_url(page: str) -> str:
    """Return the URL of the Achievement (Open Badges 3.0) of a credential or stack, by that of its page."""
    return f"{page}achievement.json"


def badgeclass_url(view: Earned) -> str:
    """Return the URL of the BadgeClass (Open Badges 2.0), which translations share with their original."""
    return urls.here(urls.item_path(view.collection, view.id)) + "badgeclass.json"


def profile_url(issuer: str) -> str:
    """Return the URL of an issuer's Profile (Open Badges 3.0), by the id of the issuer."""
    return urls.here(urls.item_path("issuers", issuer)) + "profile.json"


def issuer_url(issuer: str) -> str:
    """Return the URL of an issuer's Profile for Open Badges 2.0, by the id of the issuer."""
    return urls.here(urls.item_path("issuers", issuer)) + "issuer.json"
