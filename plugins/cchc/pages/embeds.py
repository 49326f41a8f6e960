"""Embeds: what is offered for other people's pages, and what a picture's file says of itself below the drawing."""

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape

from ..charts.chart import Chart, Picture, draw
from ..charts.chart_layout import Width
from .evidence import table_name
from .frozen import FrozenPicture
from .links import SVG, version_folder
from .models import ChartView, Embed, Link, Page, PageHead, PageSection
from .page_context import PageContext
from .report import frozen_label

SPECIFICATION, NARROW_SPECIFICATION = ".vl.json", ".hep.vl.json"  # of the interactive form; for phones
_SPACE = ' xmlns="http://www.w3.org/2000/svg"'  # HTML knows it
_CIRCLE = re.compile(r'circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"')
_QUOTE = {'"': "&quot;"}
_LABELLED = re.compile(r'aria-labelledby="(\w+)n-t \w+n-d"><title .*?</desc>')
Drawings = dict[int, Chart]  # by the identity of the chart


def with_pictures(context: PageContext, page: Page, drawings: Drawings) -> Page:
    """The page with its charts drawn, their files and the code for embedding offered."""

    def drawn(section: PageSection) -> PageSection:
        charts = (_with_picture(context, page.head, chart, drawings[id(chart)]) for chart in section.charts)
        return replace(section, charts=tuple(charts))

    return replace(page, sections=tuple(map(drawn, page.sections)))


def _with_picture(context: PageContext, head: PageHead, chart: ChartView, drawn: Chart) -> ChartView:
    page = head.path
    embeds = picture_embeds(context, page, chart)
    specification = f"{chart.stem(page)}{SPECIFICATION}" if drawn.is_interactive and not chart.whole else ""
    return replace(
        chart,
        svg_wide=_inline(drawn.picture, "wide", head, chart.ways),
        svg_narrow=_inline(drawn.picture, "narrow", head, chart.ways),
        downloads=(
            Link("SVG", embeds[0].path),
            *([Link("Vega-Lite", specification)] if specification else []),
            *_figure_files(context, chart),
        ),
        specification=specification,
        embeds=embeds,
        embed_note="" if len(embeds) > 1 else no_frozen_words(context),
    )


def _inline(picture: Picture, form: Width, head: PageHead, ways: Mapping[str, Link]) -> str:
    """As it stands in a page, where the wide form's title and description are those of both; with ways over the marks
    it is no image, but a group of links."""
    svg = picture.svg(form)
    if form == "narrow" and picture.svg_wide:
        svg = _LABELLED.sub(r'aria-labelledby="\1w-t \1w-d">', svg, count=1)
    if svg and ways:
        links = "".join(_way(shape, ways[row], head) for row, shape in picture.shapes[form].items())
        svg = svg.replace('role="img"', 'role="group"', 1).replace("</svg>", f'<g class="ways">{links}</g></svg>')
    return svg.replace(_SPACE, "", 1)


def _way(shape: str, link: Link, head: PageHead) -> str:
    """A transparent shape over the mark; a round one has its name above it, which the style shows in focus."""
    words = ""
    if round_ := _CIRCLE.match(shape):
        x, y, radius = map(float, round_.groups())
        words = f'<text x="{x:g}" y="{y - radius - 6:g}">{escape(link.label)}</text>'
    path, name = (escape(each, _QUOTE) for each in (head.to(link.path), link.label))
    return f'<a href="{path}" aria-label="{name}"><{shape}/>{words}</a>'


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
