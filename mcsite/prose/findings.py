"""What a text refers to, and what is wrong with its links and images."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mcsite import urls
from mcsite.diagnostics import Fix, Place, Problem, Route, Span, fix_of
from mcsite.prose.addresses import ALLOWED_SCHEMES, LINK_KINDS, SCHEME, WEB_SCHEMES, anchor, plain, readable
from mcsite.spelling import meant, suggest

if TYPE_CHECKING:
    from markdown_it.token import Token

_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg|webp|gif|avif)\Z")


class Link(Struct, frozen=True, array_like=True):
    """A cross link: to a thing by collection and id, or (without an id) to a place on the same page."""

    collection: str
    id: str
    anchor: str
    where: Span | Route


class Findings:
    """Goes through tokens and collects links, images and problems; `web` has addresses of the web and their places."""

    def __init__(self, path: str, where: Callable[[Token, str], Any]) -> None:
        self.path = path
        self.where = where
        self.links: list[Link] = []
        self.web: list[tuple[str, Place]] = []
        self.images: list[tuple[str, Span | None]] = []
        self.problems: list[Problem] = []
        self.is_too_long = False

    def problem(self, code: str, message: str, where: Any, hint: str = "", fix: Fix | None = None) -> None:
        """Keep a problem."""
        self.problems.append(Problem(code, message, self.path, where, hint, fix=fix))

    def read(self, tokens: Sequence[Token]) -> None:
        """Go through a text, block by block."""
        block: Token | None = None
        for token in tokens:
            if token.map is not None:
                block = token
            if token.type == "inline":
                self._inline(token.children or (), block or token)

    def _inline(self, children: Sequence[Token], block: Token) -> None:
        for index, child in enumerate(children):
            if child.meta.get("too-long"):
                self._too_long(block)
            elif child.type == "link_open":
                label = plain(children[index + 1 : _closing(children, index)])
                self.link(child.meta["href"], label, self.where(block, child.meta["href"]))
            elif child.type == "image":
                self._image(child, block)

    def _too_long(self, block: Token) -> None:
        if not self.is_too_long:
            where = self.where(block, "")
            self.problem("bad-link", "the links of this text are too long together", where, "use shorter addresses")
        self.is_too_long = True

    def link(self, href: str, label: str, where: Any) -> None:
        """Judge a link, and keep it if it is a cross link or leads to the web."""
        if not label.strip():
            self.problem("bad-link", "a link has no text", where, "write what it leads to between the brackets")
        match = SCHEME.match(href)
        if href.startswith("#"):
            self.links.append(Link("", "", anchor(href[1:]), where))
        elif match is None:
            message = f"'{readable(href)}' isn't a whole web address"
            whole = _whole(href)
            hint = f"write {whole}" if whole else _relative_hint(href)
            self.problem("bad-link", message, where, hint, fix_of(whole, href))
        elif match.group(1).lower() in LINK_KINDS:
            self._cross_link(match.group(1).lower(), match.group(2), where)
        elif match.group(1).lower() in WEB_SCHEMES:
            self.web.append((href, where))
        elif match.group(1).lower() not in ALLOWED_SCHEMES:
            known = [*LINK_KINDS, "https", "http", "mailto"]
            hint = suggest(match.group(1), known) or "links begin with https:, mailto: or a kind such as credential:"
            near = meant(match.group(1), known)
            fix = fix_of(f"{near}:", f"{match.group(1)}:") if near else None
            self.problem("bad-link", f"links can't begin with '{match.group(1)}:'", where, hint, fix)

    def _cross_link(self, kind: str, rest: str, where: Any) -> None:
        id_, _, place = rest.partition("#")
        if urls.is_id(id_):
            self.links.append(Link(urls.KINDS[kind], id_, anchor(place), where))
        else:
            better = urls.to_id(readable(id_))
            hint = f"write {kind}:{better}" if better else "write the id behind the colon"
            fix = fix_of(f"{kind}:{better}", f"{kind}:{id_}") if better else None
            self.problem("bad-link", f"'{kind}:{readable(rest)}' names no id", where, hint, fix)

    def _image(self, token: Token, block: Token) -> None:
        name = token.meta["name"]
        where = self.where(block, name)
        if not plain(token.children).strip():
            message = f"the image '{readable(name)}' has no text for those who don't see it"
            self.problem("image-without-text", message, where, "write ![what it shows](file)")
        if _IMAGE.match(name):
            self.images.append((name, where))
        else:
            hint = "put the image beside this file and write its name"
            if "/" not in name:
                hint = "images end in .svg, .png, .jpg, .webp, .gif or .avif; their names have no spaces or accents"
            self.problem("bad-image", f"'{readable(name)}' isn't the name of an image file", where, hint)


def _closing(children: Sequence[Token], index: int) -> int:
    level = children[index].level
    for position in range(index + 1, len(children)):
        if children[position].type == "link_close" and children[position].level == level:
            return position
    return len(children)


def _whole(href: str) -> str:
    """Return the whole address that a part of one is meant for, or an empty text."""
    if re.match(r"(www\.|[\w-]+\.(com|org|edu|gov|net|us)\b)", href, re.IGNORECASE):
        return f"https://{href}"
    return f"mailto:{href}" if re.match(r"[^\s@/]+@[^\s@/]+\Z", href) else ""


def _relative_hint(href: str) -> str:
    *folders, name = href.partition("#")[0].rstrip("/").split("/")
    name = name.removesuffix(".md").removesuffix(".html")
    kind = next((urls.COLLECTIONS[folder] for folder in folders if folder in urls.COLLECTIONS), "credential")
    if urls.is_id(name):
        return f"for a page of the catalog write its kind and id, such as {kind}:{name}"
    return "write it with https://, or as credential: and an id"
