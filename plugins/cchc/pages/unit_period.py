"""One unit in one period: the sentence, four figures, the pictures, the tables as filed, the checks, the quote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ..model.figures import Figure
from ..model.findings import CheckResult
from ..model.measures import MeasureValue
from ..model.releases import Release, Row, Table
from .check_views import tally_words, view_of
from .download_links import downloads_of, offered_files
from .figure_tables import figures_by_topic
from .links import unit_period_stem
from .models import ChartView, Link, Page, PageSection
from .page_context import PageContext
from .pictures import commune_map, dossiers_chart, peers_chart, scores_chart, settlement_chart, shares_chart
from .quotes import quote_section
from .sentences import lead_of
from .table_views import filed_view
from .tiles import headline_values, method_notes, tile_of

NEIGHBOURS = 2  # rows shown above and below the unit's own
TILES = 4
PEER_CHARTS = 2


def unit_period_page(site: PageContext, unit: str, period: str) -> Page:
    values = [value for value in site.edition.values_by_unit.get(unit, ()) if value.period == period]
    figures = site.edition.store.of_unit_period(unit, period)
    headline = headline_values(site, values)
    name, when = site.unit_name(unit), site.when(period)
    path = site.links.unit_period(unit, period)
    level = site.label("level", site.unit(unit).level)
    crumbs = (Link(site.t("Đơn vị"), site.links.units()), Link(name, site.links.unit(unit)))
    return Page(
        head=site.head(
            path,
            f"{name}, {when}",
            site.t(
                "Số liệu cải cách hành chính của {unit}, {period}: từng con số kèm nguồn và đối chiếu.",
                unit=name,
                period=when,
            ),
            crumbs,
            "units",
        ),
        kicker=level,
        heading=f"{name}, {when}",
        lead=lead_of(site, headline),
        chips=unit_chips(site, unit),
        current_chip=path,
        sections=tuple(_sections(site, unit, period, headline, figures)),
    )


def unit_chips(site: PageContext, unit: str) -> tuple[Link, ...]:
    return tuple(Link(site.period_short(p), site.links.unit_period(unit, p)) for p in periods_of(site, unit))


def periods_of(site: PageContext, unit: str) -> tuple[str, ...]:
    """The periods in which something is known of the unit, oldest first."""
    held = site.edition.store.periods_of(unit)
    return tuple(period for period in site.edition.references.periods if period in held)


def _sections(
    site: PageContext,
    unit: str,
    period: str,
    headline: Sequence[MeasureValue],
    figures: Sequence[Figure],
) -> list[PageSection]:
    charts = _charts(site, unit, period, headline, figures)
    tables = _tables_of(site, figures)
    results = _results_of(site, figures)
    failed = [result for result in results if result.answer == "fail"]
    sections = []
    if headline:
        sections.append(
            PageSection(
                "so-chinh",
                site.t("Số chính"),
                tiles=tuple(tile_of(site, value) for value in headline[:TILES]),
                intro="",
                paragraphs=method_notes(site, headline[:TILES]),
            )
        )
    sections.extend(PageSection(chart.id, heading, charts=(chart,)) for heading, chart in charts)
    filed = [filed_view(site, r, t, rows, lambda row: row.unit == unit) for r, t, rows in _excerpts(tables, unit)]
    if filed:
        sections.append(
            PageSection(
                "bang",
                site.t("Bảng như đã nộp"),
                intro=site.t("Đúng thứ tự cột của biểu: dòng của đơn vị và các dòng bên cạnh."),
                tables=tuple(filed),
                links=tuple(_table_link(site, r, t) for r, t in tables),
                link_style="chips",
            )
        )
    sections.append(_figures_section(site, figures))
    sections.append(
        PageSection(
            "doi-chieu",
            site.t("Đối chiếu"),
            intro=site.t(
                "Phép tính có số của đơn vị này: {tally}. Phép tính là của biểu mẫu, số là số đã in.",
                tally=tally_words(site, results),
            ),
            checks=tuple(view_of(site, result) for result in failed),
        )
    )
    sections.extend(quote_section(site, headline[:TILES]))
    sections.append(
        PageSection(
            "tai-ve",
            site.t("Tải về"),
            intro=site.t("Đúng các số liệu của trang này, kèm nguồn, trạng thái và ghi chú của từng số."),
            downloads=downloads_of(site, offered_files(site, "unit_period", unit_period_stem(unit, period))),
        )
    )
    return sections


def _figures_section(site: PageContext, figures: Sequence[Figure]) -> PageSection:
    topics = figures_by_topic(site, figures)
    return PageSection(
        "so-lieu",
        site.t("Tất cả {n} số liệu, theo lĩnh vực", n=site.language.number(len(figures))),
        intro=site.t("Mỗi số một dòng, kèm trạng thái, ghi chú, nguồn và kết quả đối chiếu."),
        tables=topics,
    )


def _charts(
    site: PageContext,
    unit: str,
    period: str,
    headline: Sequence[MeasureValue],
    figures: Sequence[Figure],
) -> list[tuple[str, ChartView]]:
    charts: list[tuple[str, ChartView | None]] = [
        (site.t("Hồ sơ đi đâu"), settlement_chart(site, unit, period)),
        (site.t("Hồ sơ nhận và trả"), dossiers_chart(site, figures)),
        (site.t("Các tỷ lệ trong kỳ"), shares_chart(site, headline)),
        *((site.t("So với các đơn vị cùng cấp"), chart) for chart in _peers(site, headline)),
        (site.t("Các xã, phường, thị trấn"), commune_map(site, unit, period)),
        (site.t("Điểm chấm từng chỉ số"), scores_chart(site, unit, period)),
    ]
    return [(heading, chart) for heading, chart in charts if chart is not None]


def _peers(site: PageContext, headline: Sequence[MeasureValue]) -> list[ChartView]:
    """The unit among its peers in the first measures that have peers; late is the other side of on time."""
    measures = site.edition.measures
    charts = (peers_chart(site, value) for value in headline if not measures[value.measure].mirror_of)
    return list(islice((chart for chart in charts if chart), PEER_CHARTS))


def _tables_of(site: PageContext, figures: Sequence[Figure]) -> list[tuple[Release, Table]]:
    keys = dict.fromkeys((figure.report, figure.table) for figure in figures)
    return [(site.release(report), site.table(report, table)) for report, table in keys]


def _excerpts(tables: Sequence[tuple[Release, Table]], unit: str) -> list[tuple[Release, Table, tuple[Row, ...]]]:
    """The unit's rows and those beside them, in tables whose rows are units."""
    excerpts = []
    for release, table in tables:
        if table.form.rows != "unit":
            continue
        own = [number for number, row in enumerate(table.rows) if row.unit == unit]
        if not own:
            continue
        near = {n for at in own for n in range(at - NEIGHBOURS, at + NEIGHBOURS + 1) if 0 <= n < len(table.rows)}
        rows = tuple(table.rows[number] for number in sorted(near) if table.rows[number].kind != "section")
        excerpts.append((release, table, rows))
    return excerpts


def _table_link(site: PageContext, release: Release, table: Table) -> Link:
    return Link(
        site.t("Cả bảng: {title}", title=site.language.text(table.title)), site.links.table(release.report, table.id)
    )


def _results_of(site: PageContext, figures: Sequence[Figure]) -> list[CheckResult]:
    """Answers that used a figure of this page, each once."""
    found: dict[tuple[str, str, str], CheckResult] = {}
    for figure in figures:
        cell = (figure.report, figure.table, figure.row, figure.field)
        for result in site.edition.results_by_cell.get(cell, ()):
            found[result.report, result.check, result.place] = result
    return list(found.values())
