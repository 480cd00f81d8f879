"""What the files of one thing take from others: looked up when one needs it, and kept for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from mcsite import comparing, urls
from mcsite.store import Row, Store
from mcsite.theme import Theme
from mcsite.views import CredentialView, Entry, Gist, ReleaseView, View, Views
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView
from mcsite.views.stack import StackView
from mcsite.views.workbook import Outline, outline

_PACKED = msgspec.msgpack.Decoder(list[bytes])
KNOWN = "known"  # what a store says, as long as what was made before is known
T = TypeVar("T")
V = TypeVar("V", bound=View)
_NAMED = frozenset({"issuers", "recognizers", "frameworks"})  # by so many that what points at them is left out


class Fragments:
    """What an output said of each thing and its translations, for its files of everything.

    `row` returns it by the key of a thing, `places` has the place of each translation by its URL.
    """

    def __init__(
        self, row: Callable[[str], Row | None], digests: Mapping[str, bytes], places: Mapping[str, int]
    ) -> None:
        self._row = row
        self._digests = digests
        self._places = places

    def __call__(self, entry: Entry) -> bytes:
        """Return what was said of a thing, or of a translation. Raises LookupError if there is no such thing."""
        row = self._row(entry.thing)
        if row is None:
            raise LookupError(entry.url)
        found: bytes = _PACKED.decode(row[0])[self._places.get(entry.url, 0)]
        return found

    def digest(self, entry: Entry) -> bytes:
        """Return the digest of what was said of a thing with its translations."""
        return self._digests[entry.thing]


class ById(Mapping[str, V]):
    """The records of a collection by id."""

    def __init__(self, views: Views, collection: str) -> None:
        self._views = views
        self._collection = collection
        self._get = views.alone if collection in _NAMED else views.get

    def __getitem__(self, id_: str) -> V:
        if id_ not in self:
            raise KeyError(id_)
        view: V = self._get((self._collection, id_, ""))
        return view

    def __contains__(self, id_: object) -> bool:
        return id_ in self._views.catalog.collection(self._collection)

    def __iter__(self) -> Iterator[str]:
        return iter(self._views.catalog.collection(self._collection))

    def __len__(self) -> int:
        return len(self._views.catalog.collection(self._collection))


class Shelf:
    """What one output keeps from build to build, in a file of its own: bytes by names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> bytes:
        """Return what was put under a name. Raises KeyError."""
        row = self._store.row("kept", "content", name)
        if row is None:
            raise KeyError(name)
        found: bytes = row[0]
        return found

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes under a name."""
        self._store.put("kept", [(name, content)])

    def drop(self, name: str) -> None:
        """Forget a name."""
        self._store.drop("kept", [name])


class Context:
    """What is published, by id, the theme, and what was kept.

    `made` are the things of which something was made in this build, or None where everything is made anew. `jobs` is
    how many processes work.
    """

    def __init__(self, views: Views, theme: Theme, store: Store) -> None:
        self._store = store
        self._outlined: dict[str, tuple[CredentialView, Outline]] = {}
        self.made: frozenset[str] | None = None
        self.jobs = 1
        self.views = views
        self.theme = theme
        self.settings = views.settings
        self.credentials: Mapping[str, CredentialView] = ById(views, "credentials")
        self.stacks: Mapping[str, StackView] = ById(views, "stacks")
        self.issuers: Mapping[str, IssuerView] = ById(views, "issuers")
        self.recognizers: Mapping[str, RecognizerView] = ById(views, "recognizers")
        self.frameworks: Mapping[str, FrameworkView] = ById(views, "frameworks")

    def each(self, collection: str) -> list[Any]:
        """Return all things of a collection, without what points at them."""
        return [self.views.alone(key) for key in self.views.order[collection]]

    def family(self, view: V) -> Sequence[V]:
        """Return a thing and its translations."""
        translations = self.views.catalog.translations.get((view.collection, view.id), ())
        if not translations:
            return (view,)
        if view.collection not in _NAMED:
            return self.views.family((view.collection, view.id))
        languages = ("", *(record.language for record in translations))
        return tuple(self.views.alone((view.collection, view.id, language)) for language in languages)

    def gists(self, collection: str, id_: str) -> Sequence[Gist]:
        """Return what is told of a credential or stack where another thing names it, then of its translations."""
        return self.views.desk.gists(collection, id_)

    def releases(self, id_: str) -> Sequence[ReleaseView]:
        """Return the released versions of a credential, the oldest first."""
        return self.views.releases_of(id_)

    def earlier(self, view: CredentialView) -> list[ReleaseView]:
        """Return the released versions that come before a credential's current one, the oldest first."""
        released = self.releases(view.id)
        return [one for one in released if comparing.order(one.version) < comparing.order(view.version)]

    def outline(self, view: CredentialView) -> Outline:
        """Return what is asked for in the forms of a credential. It is kept until the second of them asks, too."""
        known, kept = self._outlined.pop(view.path, (None, None))
        if kept is not None and known is view:
            return kept
        made = outline(view, self.settings.url)
        self._outlined[view.path] = view, made
        return made

    def is_earned(self, url: str) -> bool:
        """Tell whether a credential, or an old address of one, is at a URL."""
        path = url.removeprefix(urls.SITE_ROOT)
        moved = self.views.moved.get(f"/{path}")
        if moved is None:
            return path.split("/")[1] in self.credentials
        return self.views.catalog.credentials[moved[1]].provenance is None

    @contextmanager
    def kept(self, name: str) -> Iterator[Shelf]:
        """Give what an output kept of the last build, and can keep for the next."""
        file = self._store.file.with_name(f"{self._store.file.stem}-{name}.db")
        with Store(file, self._store.get(KNOWN), {"kept": ("content",)}) as store:
            yield Shelf(store)
            store.commit()

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what many files have alike, made once one of them needs it."""
        return self.views.once(name, make)


def is_below(view: View) -> bool:
    """Tell whether a view is below the address of its original, as translations are; an old address is none below."""
    return view.url.count("/") > 2  # noqa: PLR2004  /<collection>/<id>/
