"""Quotes: a sentence for a figure that a journalist may copy, with its period, as-of date, denominator and caveat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

from ..model.figures import Figure
from ..model.forms import Field
from ..model.measures import Measure, MeasureValue
from ..model.releases import Release, Row, Table
from ..words.language import lower
from ..words.text import message
from .evidence import place_of, table_name
from .models import Link, PageSection, Quote
from .page_context import PageContext, row_name, worst_answer
from .tiles import headline_values, method_note

MOST = 4  # quotes of one page: enough to show how, few enough to read
MOST_COLUMNS = 8  # of a row; more make no sentence
_OF_WHICH = message("trong đó").first  # a heading that says nothing outside its table
_CODES = ("co-khong", "ma")  # numbers of these indicators stand for words and count nothing


def quote_section(site: PageContext, values: Iterable[MeasureValue], intro: str = "") -> tuple[PageSection, ...]:
    """A quote for each value; no section where none can be quoted honestly."""
    honest = [value for value in values if not value.above_whole]
    return _section(site, [quote_value(site, value) for value in honest], intro)


def table_quotes(site: PageContext, release: Release, table: Table) -> tuple[PageSection, ...]:
    """The measures of the table's totals, then its total rows; any other row has an address to point to."""
    held = site.edition.values_by_table.get((release.report, table.id), ())
    whole = [value for value in held if not value.above_whole and _is_whole(table, value)]
    values = headline_values(site, whole)
    quotable = [
        row for row in table.rows if _numbers(table, row) and not _is_code(site, row.indicator, row.unit_of_measure)
    ]
    rows = [row for row in quotable if row.kind == "total"] or ([] if values else quotable[:1])
    quotes = [
        *islice((quote_value(site, value) for value in values), MOST),
        *islice((quote_row(site, release, table, row) for row in rows), MOST),
    ]
    if not quotes:
        return ()
    example = (rows or quotable or table.rows)[0].key
    place = site.links.row(release.report, table.id, example)
    intro = site.t(
        "Dòng nào cũng có địa chỉ riêng để dẫn tới: địa chỉ trang này, thêm #r- và khóa của dòng (cột row trong tệp "
        "CSV)."
    )
    link = Link(site.t("Ví dụ: dòng {row}", row=example), place)
    return _section(site, quotes, intro, (link,))


def figure_quotes(site: PageContext, figures: Sequence[Figure]) -> tuple[PageSection, ...]:
    """Of an indicator: one a period, the newest first; a total before its parts."""
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    stated = [
        figure
        for figure in figures
        if isinstance(figure.value, Decimal)
        and figure.state == "reported"
        and not _is_code(site, figure.indicator, figure.unit_of_measure)
    ]
    stated.sort(key=lambda figure: (-order[figure.period], not _is_total(site, figure)))
    first: dict[str, Figure] = {}
    for figure in stated:
        first.setdefault(figure.period, figure)
    return _section(site, [quote_figure(site, figure) for figure in islice(first.values(), MOST)], "")


def _section(
    site: PageContext, quotes: Sequence[Quote], intro: str, links: tuple[Link, ...] = ()
) -> tuple[PageSection, ...]:
    if not quotes:
        return ()
    title = site.t("Trích dẫn con số")
    return (PageSection("trich-con-so", title, intro=intro, quotes=tuple(quotes), links=links),)


def quote_value(site: PageContext, value: MeasureValue) -> Quote:
    """A measure's value with both its parts, and what must be said with it."""
    measure = site.edition.measures[value.measure]
    release, table = site.release(value.report), site.table(value.report, value.table)
    text = site.t(
        "{unit}, {period}: {title} là {value}{parts}, theo {place}, {report} ({asof}).",
        place=table_name(site, table),
        unit=site.unit_name(value.unit),
        period=site.when(value.period),
        title=_measure_name(site, measure, value),
        value=site.format_value(value),
        parts=f" ({site.parts(measure, value)})" if value.denominator is not None else "",
        report=report_words(site, release),
        asof=as_of_words(site, release, table),
    )
    doubt = _doubt(site, release, table, [(row, field) for row, field, _ in value.parts])
    said = [text, doubt, method_note(site, value) or site.language.text(measure.caveats)]
    return Quote(" ".join(part for part in said if part), cite_words(site, release, table))


def quote_row(site: PageContext, release: Release, table: Table, row: Row) -> Quote:
    """A row of a table as filed: its first columns that hold a number."""
    numbers = _numbers(table, row)
    said = [f"{column_name(site, field)} {site.language.number(number)}" for field, number in numbers[:MOST_COLUMNS]]
    if len(table.form.fields) == 1:
        said = [site.language.number(numbers[0][1])]
    place = [table_name(site, table), *([row_name(site, row)] if row.key.isdigit() else [])]
    text = site.t(
        "{row}: {figures}, theo {report}, {place} ({asof}).",
        row=", ".join(_who(site, table, row)),
        figures="; ".join(said),
        report=report_words(site, release),
        place=", ".join(place),
        asof=as_of_words(site, release, table),
    )
    doubt = _doubt(site, release, table, [(row.key, field.name) for field, _ in numbers[:MOST_COLUMNS]])
    return Quote(f"{text} {doubt}".strip(), cite_words(site, release, table))


def quote_figure(site: PageContext, figure: Figure) -> Quote:
    """One cell."""
    release, table = site.release(figure.report), site.table(figure.report, figure.table)
    row, indicator = table.row(figure.row), site.edition.references.indicators.get(figure.indicator)
    name = site.language.text(indicator.label) if indicator else (row.label if row else figure.row)
    part = [site.label("category", figure.category)] if figure.category else []
    part += [row.label] if row and row.kind in ("total", "subtotal") else []
    assert isinstance(figure.value, Decimal)
    text = site.t(
        "{unit}, {period}: {title} là {value}, theo {report}, {place} ({asof}).",
        unit=site.unit_name(figure.unit),
        period=site.when(figure.period),
        title=f"{lower(name)} ({'; '.join(part)})" if part else lower(name),
        value=_measured(site, figure.value, figure.unit_of_measure),
        report=report_words(site, release),
        place=place_of(site, figure.report, figure.table, [(figure.row, figure.field)]),
        asof=as_of_words(site, release, table),
    )
    note = site.t("Ghi chú của báo cáo: “{note}”.", note=figure.note.rstrip(".")) if figure.note else ""
    said = [text, _doubt(site, release, table, [(figure.row, figure.field)]), note]
    return Quote(" ".join(part for part in said if part), cite_words(site, release, table))


def _is_code(site: PageContext, indicator: str, printed: str) -> bool:
    """1 for yes and 0 for no make no sentence; the forms print what the numbers stand for: “Có = 1, Không = 0”."""
    held = site.edition.references.indicators.get(indicator)
    return "=" in printed or (held is not None and held.unit_of_measure in _CODES)


def cite_words(site: PageContext, release: Release, table: Table) -> str:
    return site.t(
        "{portal}, bộ dữ liệu {report}, bản {version}, bảng {table}: {address}",
        address=site.address(site.links.frozen_table(release.report, release.version, table.id)),
        portal=site.portal_name,
        report=release.report,
        version=release.version,
        table=table.id,
    )


def report_words(site: PageContext, release: Release) -> str:
    issuer, day = site.unit_name(release.source.issuer), release.source.date
    if not release.source.number:
        return site.t("báo cáo không ghi số của {issuer}", issuer=issuer)
    if not day:
        return site.t("báo cáo {number} của {issuer}", number=release.source.number, issuer=issuer)
    date = site.language.date(day)
    return site.t("báo cáo {number} ngày {date} của {issuer}", number=release.source.number, date=date, issuer=issuer)


def as_of_words(site: PageContext, release: Release, table: Table) -> str:
    """Up to which day the figure counts; where the paper prints none, that it does not, and the nearest day known."""
    date = site.language.date
    if table.covers_from and table.as_of:
        return site.t("số liệu từ {start} đến {end}", start=date(table.covers_from), end=date(table.as_of))
    if table.as_of:
        return site.t("số liệu tính đến {date}", date=date(table.as_of))
    if release.source.date:
        return site.t("không in ngày chốt số liệu; báo cáo ký ngày {date}", date=date(release.source.date))
    end = site.edition.references.periods[table.period].end
    return site.t("không in ngày chốt số liệu; kỳ báo cáo kết thúc ngày {date}", date=date(end))


def _doubt(site: PageContext, release: Release, table: Table, cells: Sequence[tuple[str, str]]) -> str:
    """Whoever quotes a figure that the paper itself contradicts must know it."""
    held = site.edition.results_by_cell
    results = [result for cell in cells for result in held.get((release.report, table.id, *cell), ())]
    return site.t("Chính văn bản có phép tính không khớp ở số này.") if worst_answer(results) == "fail" else ""


def column_name(site: PageContext, field: Field) -> str:
    """With the heading above it: “tổng số” stands under many."""
    headings = [heading for heading in field.headings if not heading.first.lower().startswith(_OF_WHICH)]
    return ", ".join(dict.fromkeys(lower(site.language.text(text)) for text in (*headings[-1:], field.label)))


def _who(site: PageContext, table: Table, row: Row) -> list[str]:
    """A row about a body is called by it; any other by what the paper prints, and whose table it stands in."""
    words = [site.unit_name(row.unit or table.unit), site.when(table.period)]
    return words if row.unit and table.form.rows == "unit" else [*words, f"“{row.label}”"]


def _measure_name(site: PageContext, measure: Measure, value: MeasureValue) -> str:
    title = lower(site.language.text(measure.title))
    return f"{title} ({lower(site.label('category', value.category))})" if value.category else title


def _is_whole(table: Table, value: MeasureValue) -> bool:
    """Of the reporting body, or a total: not one body among many."""
    row = table.row(value.row) if value.row else None
    return row is None or row.kind == "total" or (not row.unit and table.form.rows != "unit")


def _is_total(site: PageContext, figure: Figure) -> bool:
    row = site.table(figure.report, figure.table).row(figure.row)
    return bool(row and row.kind == "total")


def _numbers(table: Table, row: Row) -> list[tuple[Field, Decimal]]:
    if row.kind in ("section", "percent"):
        return []
    cells = ((field, row.cells[field.name]) for field in table.form.fields)
    return [(field, cell.number) for field, cell in cells if cell.number is not None and cell.state == "reported"]


def _measured(site: PageContext, value: Decimal, unit: str) -> str:
    if unit == "phan-tram":
        return site.language.percent(value)
    return site.language.number(value)
