"""The poster of a unit in a period: what the sheet on its page says, in the words that one A4 page has room for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..edition import Edition
from ..model.measures import MeasureValue
from .evidence import as_of_words, period_words
from .links import Links
from .models import Strip
from .page_context import PageContext
from .sentences import lead_of
from .table_views import FINDING_MARK
from .tiles import before_of, change_words, headline_values, interval_ends, tile_of

MIN_MEASURES = 5  # fewer make no sheet for a wall
CONFIRMED_MARK, REMARK_MARK = "✓", "*"  # in our font, as the site's own sign of a remark is not
_SIGNS = {"pass": CONFIRMED_MARK, "fail": FINDING_MARK, "remark": REMARK_MARK, "none": ""}


@dataclass(frozen=True)
class PosterRow:
    name: str
    figure: str
    missing: bool
    sign: str  # what is known of it: confirmed, contradicted, remarked upon
    count: str
    strip: Strip | None
    interval: str
    rank: str
    target: str
    change: str


@dataclass(frozen=True)
class Poster:
    lang: str
    title: str
    site: str
    heading: str
    period: str
    lead: str
    headings: tuple[str, ...]
    rows: tuple[PosterRow, ...]
    legend: str
    reference: str
    address: str  # of the page, with the edition that the poster shows


def posters_of(edition: Edition) -> Iterator[tuple[str, str]]:
    """The units and periods that have one."""
    for unit, values in edition.values_by_unit.items():
        measures: dict[str, set[str]] = defaultdict(set)
        for value in values:
            measures[value.period].add(value.measure)
        yield from ((unit, period) for period, known in measures.items() if len(known) >= MIN_MEASURES)


def poster_path(links: Links, unit: str, period: str) -> str:
    return f"{links.unit(unit)}{unit}-{period}.pdf"


def make_poster(context: PageContext, unit: str, period: str) -> Poster:
    """With one value a measure."""
    values = context.edition.values_by_unit[unit]
    headline = headline_values(context, (value for value in values if value.period == period))
    first, name, edition = headline[0], context.unit_name(unit), context.edition.name
    release, table = context.release(first.report), context.table(first.report, first.table)
    reference = context.t(
        "Số tham chiếu {reference}; {as_of}. Nguồn: {document}.",
        reference=f"{unit}/{period}/{edition}",
        as_of=as_of_words(context, release, table),
        document=context.report_number(release),
    )
    return Poster(
        lang=context.language.lang,
        title=f"{name}, {context.when(period)}",
        site=context.portal_name,
        heading=name,
        period=period_words(context, release, table),
        lead="".join(words for words, _ in lead_of(context, headline)),
        headings=(context.t("Chỉ số"), context.t("Giá trị"), context.t("Trong nhóm"), context.t("Độ chắc, ngưỡng")),
        rows=tuple(_row(context, value) for value in headline),
        legend=context.t("{pass_} khớp phép tính   {fail} bị mâu thuẫn   {remark} có lưu ý: mã dẫn tới trang nói rõ.",
                         pass_=CONFIRMED_MARK, fail=FINDING_MARK, remark=REMARK_MARK),
        reference=reference,
        address=f"{context.address(context.links.unit_period(unit, period))}?{edition}",
    )  # fmt: skip


def _row(context: PageContext, value: MeasureValue) -> PosterRow:
    tile, before = tile_of(context, value), before_of(context, value)
    change = change_words(context, before, value) if before else ""
    sign, ends = _SIGNS[tile.evidence.check], interval_ends(context, value, context.number)
    return PosterRow(
        name=tile.name,
        figure=tile.figure.replace("≠", "/"),  # our font has no such sign
        missing=tile.missing,
        sign=f" {sign}" if sign else "",
        count=tile.evidence.parts,
        strip=tile.strip,
        interval=context.t("95 %: {low}–{high}", low=ends[0], high=ends[1]) if ends else "",
        rank=tile.rank,
        target=tile.threshold,
        change=context.t("{change} so với {period}", change=change, period=context.when(before.period))
        if before and change
        else "",
    )
