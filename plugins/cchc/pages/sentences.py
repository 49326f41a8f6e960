"""Sentences generated from the data: short, numbers first, a denominator with each share, no praise and no blame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from ..model.measures import MeasureValue
from ..model.releases import Release, Table
from ..model.roles import SHARE_LATE, SHARE_ON_TIME
from ..words.language import lower
from .check_views import arithmetic
from .contradictions import contradiction_of
from .page_context import PageContext

Run = tuple[str, bool]


def lead_of(site: PageContext, values: Iterable[MeasureValue]) -> tuple[Run, ...]:
    """The sentence that says it: who recorded what, and how many of a hundred were on time."""
    by_measure = {value.measure: value for value in values}
    by_role = {site.edition.measures[measure].role: value for measure, value in by_measure.items()}
    on_time, late = by_role.get(SHARE_ON_TIME), by_role.get(SHARE_LATE)
    if on_time is None or on_time.denominator is None:
        return _first_of(site, by_measure)
    if late and (late.report, late.table, late.row) != (on_time.report, on_time.table, on_time.row):
        late = None  # of another period: nothing to say beside this one
    release, table = site.release(on_time.report), site.table(on_time.report, on_time.table)
    contradiction = contradiction_of(site.edition, on_time)
    if contradiction and not on_time.above_whole:
        return (
            (
                site.t(
                    "{span}, các số của dòng này mâu thuẫn nhau: {arithmetic}. Tỷ lệ tính từ đó không xếp hạng được.",
                    span=span_words(site, table),
                    arithmetic=arithmetic(site, contradiction),
                ),
                False,
            ),
        )
    if on_time.above_whole:
        return (
            (
                site.t(
                    "Báo cáo ghi {part} hồ sơ giải quyết đúng hạn trên {whole} hồ sơ đã giải quyết: phần lớn hơn toàn "
                    "thể, nên không tính được tỷ lệ đúng hạn.",
                    part=site.language.number(on_time.numerator),
                    whole=site.language.number(on_time.denominator),
                ),
                False,
            ),
            (" ", False),
            *_first_of(site, by_measure),
        )
    runs: list[Run] = [(_who(site, release, table, on_time), False)]
    runs.append((site.t("{n} hồ sơ đã giải quyết", n=site.language.number(on_time.denominator)), True))
    runs.append((_of_hundred_opening(site, on_time), False))
    runs.append((_of_hundred(site, on_time), True))
    runs.append((_late(site, late) if late else ".", False))
    return tuple(runs)


def _first_of(site: PageContext, by_measure: Mapping[str, MeasureValue]) -> tuple[Run, ...]:
    """Where the split into on time and late was not reported: the first measure that was, with its parts."""
    honest = (held for held in by_measure.values() if not held.above_whole and not held.category)
    value = next((held for held in honest if not site.edition.measures[held.measure].mirror_of), None)
    if value is None:
        return ()
    measure = site.edition.measures[value.measure]
    span = span_words(site, site.table(value.report, value.table))
    said = f"{site.format_value(value)}"
    if value.denominator is not None:
        said = f"{said} ({site.parts(measure, value)})"
    return ((f"{span}, {lower(site.language.text(measure.title))}: ", False), (said, True), (".", False))


def _who(site: PageContext, release: Release, table: Table, value: MeasureValue) -> str:
    span = span_words(site, table)
    if value.unit == release.unit:
        return site.t("{span}, đơn vị báo cáo ", span=span)
    reporter = site.unit_name(release.unit)
    return site.t("{span}, {reporter} ghi nhận ", span=span, reporter=reporter)


def _of_hundred_opening(site: PageContext, value: MeasureValue) -> str:
    assert value.denominator is not None
    return site.t(". Trong 100 hồ sơ đã giải quyết, ") if value.denominator >= 100 else site.t(". Trong đó, ")


def _of_hundred(site: PageContext, value: MeasureValue) -> str:
    """Of 100 for large numbers; the plain count below a hundred, where a share would pretend."""
    assert value.denominator is not None
    if value.denominator < 100:
        return site.t("{n} hồ sơ đúng hạn hoặc sớm hơn", n=site.language.number(value.numerator))
    of_hundred = (value.numerator / value.denominator * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if of_hundred == 100 and value.numerator < value.denominator:
        return site.t("gần như tất cả đúng hạn hoặc sớm hơn")
    if value.numerator == value.denominator:
        return site.t("tất cả đúng hạn hoặc sớm hơn")
    return site.t("{n} đúng hạn hoặc sớm hơn", n=of_hundred)


def _late(site: PageContext, late: MeasureValue) -> str:
    if late.numerator == 0:
        return site.t("; không hồ sơ nào quá hạn.")
    return site.t("; {n} hồ sơ quá hạn.", n=site.language.number(late.numerator))


def span_words(site: PageContext, table: Table) -> str:
    """Từ 1/1 đến 15/6/2019; the period's name where the paper prints no dates."""
    if table.covers_from and table.as_of:
        start, end = site.language.date(table.covers_from), site.language.date(table.as_of)
        return site.t("Từ {start} đến {end}", start=start, end=end)
    if table.as_of:
        return site.t("Tính đến {date}", date=site.language.date(table.as_of))
    return site.period_name(table.period)
