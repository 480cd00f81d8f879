"""What the files of one thing take from others: made once for a build, the same for each of its things."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Raw, Struct

from mcsite import comparing, model
from mcsite.sources import Image
from mcsite.views import CredentialView, ReleaseView, StackView, View, Views
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView
from mcsite.views.rubric import RubricScaleView
from mcsite.views.topic import TopicView

V = TypeVar("V", bound=View)


class Context(Struct, frozen=True):
    """The settings, and what is published, by id: all issuers and the like, and where to find a credential or stack.

    `translations` are by kind and id of the original, `releases` by id of the credential, `badges` by the URL of the
    page. `earned` has the pages of credentials, those at old addresses as well. `made` keeps what many files have alike
    as JSON, by a name, once one of them needed it.
    """

    settings: model.Settings
    credentials: Mapping[str, CredentialView]
    stacks: Mapping[str, StackView]
    issuers: Mapping[str, IssuerView]
    recognizers: Mapping[str, RecognizerView]
    topics: Mapping[str, TopicView]
    frameworks: Mapping[str, FrameworkView]
    rubrics: Mapping[str, RubricScaleView]
    translations: Mapping[tuple[str, str], Sequence[Any]]
    releases: Mapping[str, Sequence[ReleaseView]]
    badges: Mapping[str, Image]
    elsewhere: Mapping[str, str]
    earned: Container[str]
    made: dict[str, Raw] = {}

    def family(self, view: V) -> list[V]:
        """Return a thing and its translations."""
        return [view, *self.translations.get((view.kind, view.id), ())]

    def earlier(self, view: CredentialView) -> list[ReleaseView]:
        """Return the released versions that come before a credential's current one, the oldest first."""
        released = self.releases.get(view.id)
        if not released:
            return []
        now = comparing.order(view.version)
        return [one for one in released if comparing.order(one.version) < now]


def is_below(view: View) -> bool:
    """Tell whether a view is below the address of its original, as translations are; an old address is none below."""
    return view.url.count("/") > 2  # noqa: PLR2004  /<collection>/<id>/


def collect(views: Views) -> Context:
    """Put what is published in order."""
    translations: dict[tuple[str, str], list[View]] = {}
    for view in views.translations:
        translations.setdefault((view.kind, view.id), []).append(view)
    releases: dict[str, list[ReleaseView]] = {}
    for release in views.releases:
        releases.setdefault(release.id, []).append(release)
    return Context(
        settings=views.settings,
        credentials={view.id: view for view in views.credentials},
        stacks={view.id: view for view in views.stacks},
        issuers={view.id: view for view in views.issuers},
        recognizers={view.id: view for view in views.recognizers},
        topics={view.id: view for view in views.topics},
        frameworks={view.id: view for view in views.frameworks},
        rubrics={view.id: view for view in views.rubrics},
        translations=translations,
        releases=releases,
        badges=views.badges,
        elsewhere=views.elsewhere,
        earned={view.url for view in (*views.credentials, *views.formerly(translated=True))},
    )
