"""Heads of the pages that list news, and of the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..words.text import Lang
from .links import CARD, root_of
from .models import PageHead
from .page_context import PageContext

NOT_FOUND = "404.html"


def news_heads(contexts: Mapping[Lang, PageContext], url: str) -> Iterator[tuple[str, str, PageHead]]:
    """(file, template, head) of each."""
    for context in contexts.values():
        path = context.links.static("tin-tuc")
        shared = path.removeprefix(context.links.prefix)
        title, about = context.t("Tin tức"), context.t("Số liệu mới, đính chính và việc của trang này.")
        picture = f"{context.links.home()}{CARD}"
        head = PageHead(context.language.lang, path, root_of(path), title, about, (), shared, "", picture=picture)
        yield f"{path}index.html", "index", head
    # One file for the whole site, in its first language.
    first = next(iter(contexts.values()))
    # A wrong address may be of any depth: only an absolute root finds the style sheets from there.
    root = f"{url.rstrip('/')}/" if url else "./"
    title = first.t("Không có trang này")
    yield NOT_FOUND, "404", PageHead(first.language.lang, NOT_FOUND, root, title, title, (), "", "")
