"""The page at an address that was given up: why, since when, and where to look instead."""

from __future__ import annotations

from ..words.text import Text, message
from .models import Fact, Link, Page, PageSection
from .page_context import PageContext

_TITLE = message("Địa chỉ này không còn dùng")
_SAID = message("Điều gì đã xảy ra với địa chỉ {address}.")
_WHY = message("Vì sao")
_ADDRESS = message("Địa chỉ")
_SINCE = message("Từ ngày")
_INSTEAD = message("Xem thay thế")
_HOME = message("Trang đầu")


def tombstone_page(context: PageContext, path: str, address: str, reason: Text, date: str, successor: str) -> Page:
    """`path` is the page's own; `successor` a site path with a leading slash, or nothing."""
    text = context.text
    facts = (Fact(text(_ADDRESS), address), Fact(text(_SINCE), context.date(date)))
    own = successor.lstrip("/")
    instead = Link(successor, own if _is_file(own) else f"{context.links.prefix}{own}") if successor else None
    links = (instead or Link(text(_HOME), context.links.home()),)
    return Page(
        head=context.head(path, f"{text(_TITLE)}: {address}", text(_SAID).format(address=address), (), ""),
        kicker="",
        heading=text(_TITLE),
        lead=((text(reason), False),),
        sections=(
            PageSection("vi-sao", text(_WHY), facts=facts),
            PageSection("thay-the", text(_INSTEAD), links=links),
        ),
    )


def _is_file(path: str) -> bool:
    """Files are the same in both languages and stand outside the language folders."""
    return bool(path) and not path.endswith("/")
