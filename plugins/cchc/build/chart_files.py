"""The files of pictures: SVG in each form, the specification of the interactive form of a large one, and cards for
sharing, a page's own or that of the first page of its kind, drawn once for the same words.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import plugins.cchc.charts.share_card as drawing

from ..charts.chart import Chart, draw, standalone_svg
from ..pages.cards import make_card
from ..pages.embeds import NARROW_SPECIFICATION, SPECIFICATION, frozen_foot, frozen_pictures, living_foot
from ..pages.links import CARD, NARROW_SVG, SVG
from ..pages.models import ChartView, Page, PageHead
from ..pages.page_context import PageContext
from .made_files import MadeFiles

_Files = Iterator[tuple[str, str]]  # path in the site, and content


def living_files(context: PageContext, page: Page, chart: ChartView, drawn: Chart) -> _Files:
    """None of a picture that is at home on another page."""
    if chart.home:
        return
    stem = chart.stem(page.head.path)
    yield from _files(stem, drawn, living_foot(context, chart, page.head.path), _rows(chart))
    if drawn.is_interactive:
        yield f"{stem}{SPECIFICATION}", drawn.interactive("wide")
        yield f"{stem}{NARROW_SPECIFICATION}", drawn.interactive("narrow")


def frozen_files(context: PageContext, report: str) -> MadeFiles:
    """The frozen pictures of all versions of a report, and where they lie."""
    pictures = frozen_pictures(context, report)
    files: dict[str, bytes] = {}
    places: dict[str, tuple[str, str]] = {}
    for picture, drawn in zip(pictures, draw(picture.chart.series for picture in pictures), strict=True):
        place = picture.release.version, picture.stem
        places.setdefault(drawn.picture.key, place)
        places[picture.chart.series.figures_key] = place
        foot = frozen_foot(context, picture)
        files |= {path: text.encode() for path, text in _files(picture.stem, drawn, foot, _rows(picture.chart))}
    return MadeFiles(files, places=places, count=len(pictures))


def _rows(chart: ChartView) -> Mapping[str, str]:
    """The rows of a picture that other pages show with one of them marked."""
    return {row.id: row.label for row in chart.series.rows} if chart.file else {}


def _files(stem: str, drawn: Chart, foot: Sequence[str], rows: Mapping[str, str]) -> _Files:
    picture = drawn.picture
    for form, end in zip(picture.forms, (SVG, NARROW_SVG), strict=False):
        yield f"{stem}{end}", standalone_svg(picture, form, foot, rows)


CACHE = Path(__file__).resolve().parents[3] / ".cache" / "cards"


def card_path(context: PageContext, head: PageHead, has_own: bool = False) -> str:
    """Of the page's picture: pages without one of their own share that of the entry of the navigation they stand in."""
    return f"{head.path if has_own else head.section or context.links.home()}{CARD}"


def card_of(context: PageContext, page: Page) -> drawing.Card | None:
    """What the page's own picture says: of a file that stands in a frame there is none."""
    if page.head.path.endswith(".html"):
        return None
    is_first = page.head.path == (page.head.section or context.links.home())
    return page.card or (make_card(context, "text", page=page) if is_first else None)


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
