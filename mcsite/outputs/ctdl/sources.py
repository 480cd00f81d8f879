"""Where the graphs find the things that others name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import comparing
from mcsite.outputs.ctdl.terms import V
from mcsite.views import CredentialView, ReleaseView, StackView, View, Views
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView


class Sources(Struct, frozen=True):
    """What is published, by id; translations by kind and id of the original."""

    views: Views
    credentials: Mapping[str, CredentialView]
    stacks: Mapping[str, StackView]
    issuers: Mapping[str, IssuerView]
    recognizers: Mapping[str, RecognizerView]
    frameworks: Mapping[str, FrameworkView]
    translations: Mapping[tuple[str, str], Sequence[Any]]
    releases: Mapping[str, Sequence[ReleaseView]]
    organizations: dict[str, msgspec.Raw] = {}  # as JSON, by their `@id`, once they are made

    @property
    def language(self) -> str:
        """The language of the catalog, in which its topics are."""
        return self.views.settings.language

    def family(self, view: V) -> list[V]:
        """Return a thing and its translations."""
        return [view, *self.translations.get((view.kind, view.id), ())]

    def earlier(self, view: CredentialView) -> list[ReleaseView]:
        """Return the released versions that come before a credential's current one, the oldest first."""
        now = comparing.order(view.version)
        return [one for one in self.releases.get(view.id, ()) if comparing.order(one.version) < now]


def collect(views: Views) -> Sources:
    """Put what is published in order."""
    translations: dict[tuple[str, str], list[View]] = {}
    for view in views.translations:
        translations.setdefault((view.kind, view.id), []).append(view)
    releases: dict[str, list[ReleaseView]] = {}
    for release in views.releases:
        releases.setdefault(release.id, []).append(release)
    return Sources(
        views,
        {view.id: view for view in views.credentials},
        {view.id: view for view in views.stacks},
        {view.id: view for view in views.issuers},
        {view.id: view for view in views.recognizers},
        {view.id: view for view in views.frameworks},
        translations,
        releases,
    )
