"""Where the descriptions find the things that others name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from mcsite.outputs.elm.terms import V
from mcsite.views import CredentialView, View, Views
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView


class Sources(Struct, frozen=True):
    """What is published, by id; translations by kind and id of the original."""

    credentials: Mapping[str, CredentialView]
    issuers: Mapping[str, IssuerView]
    frameworks: Mapping[str, FrameworkView]
    translations: Mapping[tuple[str, str], Sequence[Any]]

    def family(self, view: V) -> list[V]:
        """Return a thing and its translations."""
        return [view, *self.translations.get((view.kind, view.id), ())]


def collect(views: Views) -> Sources:
    """Put what is published in order."""
    translations: dict[tuple[str, str], list[View]] = {}
    for view in views.translations:
        translations.setdefault((view.kind, view.id), []).append(view)
    return Sources(
        {view.id: view for view in views.credentials},
        {view.id: view for view in views.issuers},
        {view.id: view for view in views.frameworks},
        translations,
    )
