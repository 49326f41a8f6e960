"""The page at an address that was given up: why, since when, and where to look instead."""

from __future__ import annotations

from typing import Protocol

from ..words.text import Text
from .models import Fact, Link, Page, PageSection, plain_lead
from .page_context import PageContext


class GivenUpAddress(Protocol):
    """What is known of an address that was given up; the catalogue reads it from content/."""

    @property
    def reason(self) -> Text: ...

    @property
    def date(self) -> str: ...

    @property
    def successor(self) -> str:
        """A site path with a leading slash, or nothing."""
        ...


def tombstone_page(context: PageContext, path: str, address: str, given_up: GivenUpAddress) -> Page:
    """`path` is the page's own, `address` what people had written down."""
    title = context.t("Địa chỉ này không còn dùng")
    about = context.t("Điều gì đã xảy ra với địa chỉ {address}.", address=address)
    facts = (Fact(context.t("Địa chỉ"), address), Fact(context.t("Từ ngày"), context.date(given_up.date)))
    return Page(
        head=context.head(path, f"{title}: {address}", about),
        heading=title,
        lead=plain_lead(context.text(given_up.reason)),
        sections=(
            PageSection("vi-sao", context.t("Vì sao"), facts=facts),
            PageSection("thay-the", context.t("Xem thay thế"), links=(_instead(context, given_up.successor),)),
        ),
    )


def _instead(context: PageContext, successor: str) -> Link:
    """Files are the same in every language and stand outside the folders of the languages."""
    if not successor:
        return Link(context.t("Trang đầu"), context.links.home())
    path = successor.lstrip("/")
    is_file = bool(path) and not path.endswith("/")
    return Link(successor, path if is_file else f"{context.links.prefix}{path}")
