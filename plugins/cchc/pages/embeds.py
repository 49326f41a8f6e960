"""Embeds: what is offered for other people's pages, and what a picture's file says of itself below the drawing."""

from __future__ import annotations

import re
from dataclasses import replace

from ..charts.chart import DrawnChart, draw
from .evidence import table_name
from .frozen import FrozenPicture
from .links import SVG, version_folder
from .models import ChartView, Embed, Link, Page, PageSection
from .page_context import PageContext
from .report import frozen_label

SPECIFICATION = ".vl.json"  # of the interactive form
_SPACE = ' xmlns="http://www.w3.org/2000/svg"'  # HTML knows it
_LABELLED = re.compile(r'aria-labelledby="(\w+)n-t \w+n-d"><title .*?</desc>')
Drawings = dict[int, DrawnChart]  # by the identity of the chart


def with_pictures(context: PageContext, page: Page, drawings: Drawings) -> Page:
    """The page with its charts drawn, their files and the code for embedding offered."""

    def drawn(section: PageSection) -> PageSection:
        charts = (_with_picture(context, page.head.path, chart, drawings[id(chart)]) for chart in section.charts)
        return replace(section, charts=tuple(charts))

    return replace(page, sections=tuple(map(drawn, page.sections)))


def _with_picture(context: PageContext, page: str, chart: ChartView, drawn: DrawnChart) -> ChartView:
    embeds = picture_embeds(context, page, chart)
    specification = f"{chart.stem(page)}{SPECIFICATION}" if drawn.is_interactive and not chart.whole else ""
    return replace(
        chart,
        svg_wide=_inline(drawn.picture.svg_wide),
        svg_narrow=_inline(drawn.picture.svg_narrow, named_by_wide=bool(drawn.picture.svg_wide)),
        downloads=(
            Link("SVG", embeds[0].path),
            *([Link("Vega-Lite", specification)] if specification else []),
            *_figure_files(context, chart),
        ),
        specification=specification,
        embeds=embeds,
        embed_note="" if len(embeds) > 1 else no_frozen_words(context),
    )


def _inline(svg: str, named_by_wide: bool = False) -> str:
    """As it stands in a page, where the wide form's title and description are those of both."""
    if named_by_wide:
        svg = _LABELLED.sub(r'aria-labelledby="\1w-t \1w-d">', svg, count=1)
    return svg.replace(_SPACE, "", 1)


def picture_embeds(context: PageContext, page: str, chart: ChartView) -> tuple[Embed, ...]:
    """The picture as it follows the newest figures, and as it stays, where one report alone yields it."""
    row = f"#{chart.row}" if chart.row else ""

    living = Embed(context.t("Theo số liệu mới nhất"), f"{chart.stem(page)}{SVG}{row}", page)
    if not (kept := frozen_place(context, chart)):
        return (living,)
    report, version, stem = kept
    home = context.links.version(report, version)
    return living, Embed(frozen_label(context, version), f"{stem}{SVG}{row}", home)


def frozen_place(context: PageContext, chart: ChartView) -> tuple[str, str, str] | None:
    """Report, version and path of the same picture drawn from one report alone; None where several have a part.

    What is known of its figures may have changed since: the frozen one says what its version knew.
    """
    reports = {report for report, _ in chart.origins}
    if len(reports) != 1:
        return None
    (report,), series = reports, (chart.whole or chart).undrawn
    (drawn,), places = draw([series]), context.frozen.get(report, {})
    place = places.get(drawn.picture.key) or places.get(series.figures_key)
    return (report, *place) if place else None


def _figure_files(context: PageContext, chart: ChartView) -> list[Link]:
    """Every figure of a picture, as filed: the files of the tables it is drawn from."""
    return [
        Link(
            "CSV" if len(chart.origins) == 1 else f"CSV {table_name(context, context.table(report, table))}",
            f"{version_folder(report, context.release(report).version)}{table}.csv",
        )
        for report, table in chart.origins
    ]


def no_frozen_words(context: PageContext) -> str:
    return context.t(
        "Biểu đồ gộp nhiều báo cáo chỉ có bản theo số liệu mới nhất; muốn giữ nguyên con số, hãy tải hình SVG."
    )


def living_foot(context: PageContext, chart: ChartView, page: str) -> tuple[str, ...]:
    """Source and address."""
    return chart.source, context.address(page)


def frozen_foot(context: PageContext, picture: FrozenPicture) -> tuple[str, ...]:
    """Source, version, and where today's figures are: nothing of it changes when a newer version comes."""
    release = picture.release
    return (
        picture.chart.source,
        context.t(
            "Giữ nguyên theo bản {version}, {date}, cả điều bản ấy biết về từng con số. Số liệu và điều biết đến nay: "
            "{address}",
            version=release.version,
            date=context.date(release.created),
            address=context.address(context.links.data_set(release.report)),
        ),
    )
