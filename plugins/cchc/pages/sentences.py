"""Sentences generated from the data: short, numbers first, a denominator with each share, no praise and no blame."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from ..model.measures import MeasureValue
from ..model.references import SHARE_LATE, SHARE_ON_TIME
from ..model.releases import Release, Table
from ..words.language import capital, lower
from .check_views import contradiction
from .evidence import remark_words, span_words
from .models import Lead, plain_lead
from .page_context import PageContext
from .tiles import rival_words

OF_HUNDRED = 100  # dossiers; of fewer a share of a hundred would pretend


def lead_of(context: PageContext, values: Iterable[MeasureValue]) -> Lead:
    """The sentence that says it: who recorded what, and how many of a hundred were on time."""
    by_measure = {value.measure: value for value in values}
    by_role = {context.edition.measures[measure].role: value for measure, value in by_measure.items()}
    on_time, late = by_role.get(SHARE_ON_TIME), by_role.get(SHARE_LATE)
    if on_time is None or on_time.denominator is None:
        return _first_of(context, by_measure)
    if late and (late.report, late.table, late.row) != (on_time.report, on_time.table, on_time.row):
        late = None  # of another period: nothing to say beside this one
    release, table = context.release(on_time.report), context.table(on_time.report, on_time.table)
    if context.is_impossible(on_time) and not on_time.above_whole:
        sentence = context.t(
            "{span}, các số của dòng này mâu thuẫn nhau: {arithmetic}. Tỷ lệ tính từ đó không xếp hạng được.",
            span=span_words(context, release, table),
            arithmetic=contradiction(context, context.standing(on_time), on_time.cells),
        )
        return plain_lead(sentence)
    if on_time.above_whole:
        sentence = context.t(
            "Báo cáo ghi {part} hồ sơ giải quyết đúng hạn trên {whole} hồ sơ đã giải quyết: phần lớn hơn toàn "
            "thể, nên không tính được tỷ lệ đúng hạn.",
            part=on_time.numerator,
            whole=on_time.denominator,
        )
        return *plain_lead(sentence), *plain_lead(" "), *_first_of(context, by_measure)
    return (
        (_who(context, release, table, on_time), False),
        (context.t("{n} hồ sơ đã giải quyết", n=on_time.denominator), True),
        (_of_hundred_opening(context, on_time.denominator), False),
        (_of_hundred(context, on_time.numerator, on_time.denominator), True),
        (_late(context, late) if late else ".", False),
        *_doubt(context, on_time),
    )


def _doubt(context: PageContext, value: MeasureValue) -> Lead:
    """Whoever reads the kinder figure reads the other one in the same breath; a remark follows in short."""
    known = context.standing(value)
    if remark := remark_words(context, known):
        return plain_lead(f" {capital(remark.rstrip('.'))}.")
    if not context.is_contested(value):
        return ()
    if context.edition.rivals_of(value):
        others = "; ".join(rival_words(context, value))
        told = context.t(" Số này bị mâu thuẫn: nơi khác ghi {others}.", others=others)
    else:
        told = context.t(" Số này bị mâu thuẫn: {arithmetic}.", arithmetic=contradiction(context, known, value.cells))
    return ((told, True),)


def _first_of(context: PageContext, by_measure: Mapping[str, MeasureValue]) -> Lead:
    """Where the split into on time and late was not reported: the first measure that was, with its parts."""
    measures = context.edition.measures
    honest = (value for value in by_measure.values() if not context.is_impossible(value) and not value.category)
    value = next((value for value in honest if not measures[value.measure].mirror_of), None)
    if value is None:
        return ()
    title = lower(context.text(measures[value.measure].title))
    span = span_words(context, context.release(value.report), context.table(value.report, value.table))
    words = context.format_value(value)
    if value.denominator is not None:
        words = f"{words} ({context.parts(value)})"
    return (f"{span}, {title}: ", False), (words, True), (".", False), *_doubt(context, value)


def _who(context: PageContext, release: Release, table: Table, value: MeasureValue) -> str:
    span = span_words(context, release, table)
    if value.unit == release.unit:
        return context.t("{span}, đơn vị báo cáo ", span=span)
    reporter = context.unit_name(release.unit)
    return context.t("{span}, {reporter} ghi nhận ", span=span, reporter=reporter)


def _of_hundred_opening(context: PageContext, whole: Decimal) -> str:
    return context.t(". Trong 100 hồ sơ đã giải quyết, ") if whole >= OF_HUNDRED else context.t(". Trong đó, ")


def _of_hundred(context: PageContext, part: Decimal, whole: Decimal) -> str:
    """Of 100 for large numbers; the plain count below a hundred, where a share would pretend."""
    if whole < OF_HUNDRED:
        return context.t("{n} hồ sơ đúng hạn hoặc sớm hơn", n=part)
    of_hundred = (part / whole * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if of_hundred == 100 and part < whole:
        return context.t("gần như tất cả đúng hạn hoặc sớm hơn")
    if part == whole:
        return context.t("tất cả đúng hạn hoặc sớm hơn")
    return context.t("{n} đúng hạn hoặc sớm hơn", n=of_hundred)


def _late(context: PageContext, late: MeasureValue) -> str:
    """A count after a share of a hundred is said to be one: the reader stays on one scale."""
    if late.numerator == 0:
        return context.t("; không hồ sơ nào quá hạn.")
    late_ones = context.number(late.numerator)
    if late.denominator is not None and late.denominator >= OF_HUNDRED:
        return context.t("; tổng cộng {n} hồ sơ quá hạn.", n=late_ones)
    return context.t("; {n} hồ sơ quá hạn.", n=late_ones)
