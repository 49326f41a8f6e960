"""The files of pictures: SVG in each form, and the specification of the interactive form of a large one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..charts.chart import Chart, draw
from ..charts.standalone import standalone_svg
from ..pages.embeds import NARROW_SPECIFICATION, SPECIFICATION, frozen_foot, living_foot
from ..pages.frozen import frozen_pictures
from ..pages.links import NARROW_SVG, SVG
from ..pages.models import ChartView, Page
from ..pages.page_context import PageContext
from .made_files import MadeFiles

_Files = Iterator[tuple[str, str]]  # path in the site, and content


def living_files(context: PageContext, page: Page, chart: ChartView, drawn: Chart) -> _Files:
    """Where the chart's page is; a picture that is part of another page's has its files there. What no page shows as
    it is has no interactive form."""
    path, stem = page.head.path, chart.stem(page.head.path)
    if stem == f"{path}{chart.id}":
        yield from _files(stem, drawn, living_foot(context, chart, path), _rows(chart))
        if any(chart is kept for kept in page.kept):
            return
        if drawn.is_interactive:
            yield f"{stem}{SPECIFICATION}", drawn.interactive("wide")
            yield f"{stem}{NARROW_SPECIFICATION}", drawn.interactive("narrow")


def frozen_files(context: PageContext, report: str) -> MadeFiles:
    """The frozen pictures of all versions of a report, and where they lie."""
    pictures = frozen_pictures(context, report)
    files: dict[str, bytes] = {}
    places: dict[str, tuple[str, str]] = {}
    for picture, drawn in zip(pictures, draw(picture.chart.undrawn for picture in pictures), strict=True):
        place = picture.release.version, picture.stem
        places.setdefault(drawn.picture.key, place)
        places[picture.chart.undrawn.figures_key] = place
        foot = frozen_foot(context, picture)
        files |= {path: text.encode() for path, text in _files(picture.stem, drawn, foot, _rows(picture.chart))}
    return MadeFiles(files, places=places, count=len(pictures))


def _rows(chart: ChartView) -> Mapping[str, str]:
    """The rows of a picture that other pages show with one of them marked."""
    return {row.id: row.label for row in chart.undrawn.rows} if chart.file else {}


def _files(stem: str, drawn: Chart, foot: Sequence[str], rows: Mapping[str, str]) -> _Files:
    picture = drawn.picture
    for form, end in zip(picture.forms, (SVG, NARROW_SVG), strict=False):
        yield f"{stem}{end}", standalone_svg(picture, form, foot, rows)
