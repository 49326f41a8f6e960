"""The pictures for sharing: a page's own, or that of the first page of its kind; drawn once for the same words."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import plugins.cchc.charts.share_card as drawing

from ..pages.cards import check_card, text_card
from ..pages.links import CARD
from ..pages.models import Page, PageHead
from ..pages.page_context import PageContext

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "cards"


def card_path(context: PageContext, head: PageHead, has_own: bool = False) -> str:
    """Of the page's picture: pages without one of their own share that of the entry of the navigation they stand in."""
    return f"{head.path if has_own else head.section or context.links.home()}{CARD}"


def card_of(context: PageContext, page: Page) -> drawing.Card | None:
    """What the page's own picture says, held against the page."""
    is_first = page.head.path == (page.head.section or context.links.home())
    card = page.card or (text_card(context, page) if is_first else None)
    if card:
        check_card(page, card)
    return card


def card_bytes(card: drawing.Card) -> bytes:
    """From the store where it was drawn before and nothing happened to it there."""
    place = CACHE / hashlib.sha256(f"{_drawing()} {card!r}".encode()).hexdigest()
    if place.is_file() and (kept := place.read_bytes())[:32] == hashlib.sha256(kept[32:]).digest():
        return kept[32:]
    picture = drawing.draw_card(card)
    CACHE.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=CACHE, delete=False) as file:
        file.write(hashlib.sha256(picture).digest() + picture)
    os.replace(file.name, place)
    return picture


@lru_cache(maxsize=1)
def _drawing() -> str:
    """Changes with the code that draws, the fonts, and the library."""
    files = (Path(drawing.__file__), *sorted((drawing.THEME / "fonts").glob("*.woff2")))
    digests = (hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    return " ".join((drawing.Image.__version__, *digests))
