"""Sentences made from the data, numbers first, a denominator with each share: to quote, and at the top of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice

from ..model.figures import Figure
from ..model.findings import IMPOSSIBLE, CellPlace, weakest
from ..model.measures import MeasureValue
from ..model.references import SHARE_LATE, SHARE_ON_TIME
from ..model.releases import Field, Release, Row, Table
from ..words.language import capital, lower
from ..words.text import message
from .check_views import contradiction
from .evidence import as_of_words, place_of, remark_words, span_words, table_name
from .models import Lead, Link, PageSection, Quote, plain_lead, with_content
from .page_context import PageContext, row_name
from .tiles import headline_values, method_note, rival_words

MOST = 4  # quotes of one page: enough to show how, few enough to read
MOST_COLUMNS = 8  # of a row; more make no sentence
_OF_WHICH = message("trong đó").first  # a heading that says nothing outside its table
_CODES = ("co-khong", "ma")  # numbers of these indicators stand for words and count nothing


def quote_section(context: PageContext, values: Iterable[MeasureValue], intro: str = "") -> tuple[PageSection, ...]:
    """A quote for each value but those that only tell the other side; no section where none is honest."""
    measures = context.edition.measures
    honest = [each for each in values if not context.is_impossible(each) and not measures[each.measure].mirror_of]
    return _section(context, [quote_value(context, value) for value in honest], intro)


def table_quotes(context: PageContext, release: Release, table: Table) -> tuple[PageSection, ...]:
    """The measures of the table's totals, then its total rows; any other row has an address to point to."""
    all_values = context.edition.values_by_table.get((release.report, table.id), ())
    whole = [value for value in all_values if not context.is_impossible(value) and _is_whole(table, value)]
    values = headline_values(context, whole)
    quotable = [
        row
        for row in table.rows
        if _numbers(table, row)
        and not _is_code(context, row.indicator, row.unit_of_measure)
        and not any(
            context.standing_at(release.report, table.id, row.key, field).standing == IMPOSSIBLE for field in row.cells
        )
    ]
    rows = [row for row in quotable if row.kind == "total"] or ([] if values else quotable[:1])
    quotes = [
        *islice((quote_value(context, value) for value in values), MOST),
        *islice((quote_row(context, release, table, row) for row in rows), MOST),
    ]
    if not quotes:
        return ()
    example = (rows or quotable or table.rows)[0].key
    link = Link(context.t("Ví dụ: dòng {row}", row=example), context.links.row(release.report, table.id, example))
    return _section(context, quotes, context.explanation("address of a row"), (link,))


def figure_quotes(context: PageContext, figures: Sequence[Figure]) -> tuple[PageSection, ...]:
    """Of an indicator: one a period, the newest first; a total before its parts."""
    stated = [
        figure
        for figure in figures
        if isinstance(figure.value, Decimal)
        and figure.state == "reported"
        and not _is_code(context, figure.indicator, figure.unit_of_measure)
        and context.standing_at(figure.report, figure.table, figure.row, figure.field).standing != IMPOSSIBLE
    ]
    stated.sort(key=lambda figure: (-context.period(figure.period).order, figure.row_kind != "total"))
    first: dict[str, Figure] = {}
    for figure in stated:
        first.setdefault(figure.period, figure)
    return _section(context, [quote_figure(context, figure) for figure in islice(first.values(), MOST)], "")


def _section(
    context: PageContext, quotes: Sequence[Quote], intro: str, links: tuple[Link, ...] = ()
) -> tuple[PageSection, ...]:
    """What neighbours are cited by stands once, below the last of them."""
    after = [quote.cite for quote in quotes[1:]]
    told = (replace(quote, cite="") if after[at : at + 1] == [quote.cite] else quote for at, quote in enumerate(quotes))
    title = context.t("Trích dẫn con số")
    return with_content(PageSection("trich-con-so", title, intro=intro, quotes=tuple(told), links=links))


def quote_value(context: PageContext, value: MeasureValue) -> Quote:
    """A measure's value with both its parts, and what must be said with it."""
    measure, (release, table) = context.edition.measures[value.measure], context.source(value)
    title = lower(context.text(measure.title))
    if value.category:
        title += f" ({lower(context.label('category', value.category))})"
    told = {"unit": context.unit_name(value.unit), "period": context.when(value.period), "title": title}
    told["parts"] = f" ({context.parts(value)})" if value.denominator is not None else ""
    told |= {"value": context.format_value(value), "place": table_name(context, table)}
    told |= _origin_words(context, release, table)
    text = context.t("{unit}, {period}: {title} là {value}{parts}, theo {place}, {report} ({asof}).", **told)
    if context.is_contested(value) and context.edition.rivals_of(value):
        doubt = context.t("Nơi khác ghi {others}.", others="; ".join(rival_words(context, value)))
    else:
        doubt = _quote_doubt(context, release, table, [(row, field) for row, field, _ in value.parts])
    note = method_note(context, value) or context.text(measure.caveats)
    return _quote(context, release, table, (text, doubt, note))


def quote_row(context: PageContext, release: Release, table: Table, row: Row) -> Quote:
    """A row of a table as filed: its first columns that hold a number."""
    numbers, has_columns = _numbers(table, row)[:MOST_COLUMNS], len(table.form.fields) > 1
    words = [
        (f"{column_name(context, field)} " if has_columns else "")
        + context.qualified(row.cells[field.name], context.number(number))
        for field, number in numbers
    ]
    place = [table_name(context, table), *([row_name(context, table, row.key)] if row.key.isdigit() else [])]
    told = {"row": ", ".join(_row_words(context, table, row)), "figures": "; ".join(words), "place": ", ".join(place)}
    told |= _origin_words(context, release, table)
    text = context.t("{row}: {figures}, theo {report}, {place} ({asof}).", **told)
    doubt = _quote_doubt(context, release, table, [(row.key, field.name) for field, _ in numbers])
    return _quote(context, release, table, (text, doubt))


def quote_figure(context: PageContext, figure: Figure) -> Quote:
    """One cell."""
    release, table = context.release(figure.report), context.table(figure.report, figure.table)
    row, indicator = table.row(figure.row), context.edition.references.indicators.get(figure.indicator)
    name = context.text(indicator.label) if indicator else (row.label if row else figure.row)
    part = [context.label("category", figure.category)] if figure.category else []
    part += [context.quoted(row.label)] if row and row.kind in ("total", "subtotal") else []
    assert isinstance(figure.value, Decimal)
    is_share = figure.unit_of_measure == "phan-tram"
    value = context.language.percent(figure.value) if is_share else context.number(figure.value)
    told = {"unit": context.unit_name(figure.unit), "period": context.when(figure.period)}
    told["title"] = f"{lower(name)} ({'; '.join(part)})" if part else lower(name)
    told["value"] = context.qualified(row.cells[figure.field], value) if row else value
    told["place"] = place_of(context, figure.report, figure.table, [(figure.row, figure.field)])
    told |= _origin_words(context, release, table)
    text = context.t("{unit}, {period}: {title} là {value}, theo {report}, {place} ({asof}).", **told)
    doubt, note = _quote_doubt(context, release, table, [(figure.row, figure.field)]), figure.note.rstrip(".")
    noted = context.t("Ghi chú của báo cáo: “{note}”.", note=context.quoted(note)) if note else ""
    return _quote(context, release, table, (text, doubt, noted))


def _quote(context: PageContext, release: Release, table: Table, sentences: Sequence[str]) -> Quote:
    address = context.address(context.links.frozen_table(release.report, release.version, table.id))
    told = {"portal": context.portal_name, "table": table_name(context, table), "version": release.version}
    cite = context.t("{portal}, {table}, bản {version}: {address}", **told, address=address)
    return Quote(" ".join(sentence for sentence in sentences if sentence), cite)


def _is_code(context: PageContext, name: str, printed: str) -> bool:
    """1 for yes and 0 for no make no sentence; the forms print what the numbers stand for: “Có = 1, Không = 0”."""
    indicator = context.edition.references.indicators.get(name)
    return "=" in printed or (indicator is not None and indicator.unit_of_measure in _CODES)


def report_words(context: PageContext, release: Release) -> str:
    number, day, issuer = release.source.number, release.source.date, context.unit_name(release.source.issuer)
    if not number:
        return context.t("báo cáo không ghi số của {issuer}", issuer=issuer)
    if not day:
        return context.t("báo cáo {number} của {issuer}", number=number, issuer=issuer)
    return context.t("báo cáo {number} ngày {date} của {issuer}", number=number, date=context.date(day), issuer=issuer)


def _origin_words(context: PageContext, release: Release, table: Table) -> dict[str, str]:
    """The paper, and up to which day its table counts."""
    return {"report": report_words(context, release), "asof": as_of_words(context, release, table)}


def source_words(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """The paper of the first value and its as-of date, for whoever copies the sentence that values make."""
    if not values:
        return ""
    return context.t("Theo {report} ({asof}).", **_origin_words(context, *context.source(values[0])))


def _quote_doubt(context: PageContext, release: Release, table: Table, cells: Sequence[tuple[str, str]]) -> str:
    """Whoever quotes a figure that the paper itself contradicts, or that somebody remarked on, must know it."""
    places = [CellPlace(table.id, row, field) for row, field in cells]
    known = weakest(context.edition.standing_at(release.report, place) for place in places)
    if known.is_doubted:
        told = contradiction(context, known, places)
        return context.t("Chính văn bản mâu thuẫn ở số này: {arithmetic}.", arithmetic=told)
    return capital(f"{remark.rstrip('.')}.") if (remark := remark_words(context, known)) else ""


def column_name(context: PageContext, field: Field) -> str:
    """With the heading above it: “tổng số” stands under many."""
    headings = [heading for heading in field.headings if not heading.first.lower().startswith(_OF_WHICH)]
    return ", ".join(dict.fromkeys(lower(context.text(text)) for text in (*headings[-1:], field.label)))


def _row_words(context: PageContext, table: Table, row: Row) -> list[str]:
    """A row about a body is called by it; any other by what the paper prints, and whose table it stands in."""
    words = [context.unit_name(row.unit or table.unit), context.when(table.period)]
    return words if row.unit and table.form.rows == "unit" else [*words, f"“{context.quoted(row.label)}”"]


def _is_whole(table: Table, value: MeasureValue) -> bool:
    """Of the reporting body, or a total: not one body among many."""
    row = table.row(value.row) if value.row else None
    return row is None or row.kind == "total" or (not row.unit and table.form.rows != "unit")


def _numbers(table: Table, row: Row) -> list[tuple[Field, Decimal]]:
    if row.kind in ("section", "percent"):
        return []
    cells = ((field, row.cells[field.name]) for field in table.form.fields)
    return [(field, cell.number) for field, cell in cells if cell.number is not None and cell.state == "reported"]


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
    release, table = context.source(on_time)
    span = span_words(context, release, table)
    if context.is_impossible(on_time) and not on_time.above_whole:
        told = context.t(
            "{span}, các số của dòng này mâu thuẫn nhau: {arithmetic}. Tỷ lệ tính từ đó không xếp hạng được.",
            span=span,
            arithmetic=contradiction(context, context.standing(on_time), on_time.cells),
        )
        return plain_lead(told)
    if on_time.above_whole:
        sentence = context.t(
            "Báo cáo ghi {part} hồ sơ giải quyết đúng hạn trên {whole} hồ sơ đã giải quyết: phần lớn hơn toàn "
            "thể, nên không tính được tỷ lệ đúng hạn.",
            part=on_time.numerator,
            whole=on_time.denominator,
        )
        return *plain_lead(sentence), *plain_lead(" "), *_first_of(context, by_measure)
    who = context.t("{span}, đơn vị báo cáo ", span=span)
    if on_time.unit != release.unit:
        who = context.t("{span}, {reporter} ghi nhận ", span=span, reporter=context.unit_name(release.unit))
    has_hundred = on_time.denominator >= OF_HUNDRED
    opening = context.t(". Trong 100 hồ sơ đã giải quyết, ") if has_hundred else context.t(". Trong đó, ")
    return (
        (who, False),
        (context.t("{n} hồ sơ đã giải quyết", n=on_time.denominator), True),
        (opening, False),
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
    span = span_words(context, *context.source(value))
    parts = f" ({context.parts(value)})" if value.denominator is not None else ""
    told = f"{context.format_value(value)}{parts}"
    return (f"{span}, {title}: ", False), (told, True), (".", False), *_doubt(context, value)


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
    if late.denominator is not None and late.denominator >= OF_HUNDRED:
        return context.t("; tổng cộng {n} hồ sơ quá hạn.", n=late.numerator)
    return context.t("; {n} hồ sơ quá hạn.", n=late.numerator)
