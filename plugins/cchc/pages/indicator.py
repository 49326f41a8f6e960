"""Indicators and measures: what is counted, by whom, how comparable it is, and every value of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.figures import Figure
from ..model.indicators import Indicator
from ..model.measures import Measure, MeasureValue, Variant
from .citation import cite_edition, cite_section
from .download_links import downloads_of, offered_files
from .figure_tables import figure_text, table_word, topic_name
from .links import indicator_stem
from .models import CellView, Fact, Link, Page, PageSection, RowView, TableView
from .page_context import PageContext
from .pictures import group_chart
from .quotes import MOST, figure_quotes, quote_section
from .rank_words import rank_words
from .table_views import STATE_MARKS, number_cell, plain_row, plain_view, text_cell
from .unit import method_label


def indicators_page(site: PageContext) -> Page:
    held = site.edition.store.indicators()
    measures = tuple(
        Link(site.language.text(m.title), site.links.indicator(m.id), site.language.text(m.question))
        for m in site.edition.measures.values()
        if site.edition.values_by_measure[m.id]
    )
    sections = [PageSection("chi-so", site.t("Chỉ số chính"), links=measures, link_style="cards")]
    for section in (*site.sections, ""):
        links = tuple(
            Link(
                site.language.text(i.label),
                site.links.indicator(i.slug),
                "" if i.id in held else site.t("chưa có số liệu"),
            )
            for i in site.edition.references.indicators.values()
            if i.section == section
        )
        if links:
            sections.append(
                PageSection(
                    f"phan-{section.lower() or 'khac'}",
                    topic_name(site, section),
                    links=links,
                    filter=site.t("Lọc chỉ tiêu"),
                )
            )
    return Page(
        head=site.head(
            site.links.indicators(),
            site.t("Chỉ tiêu và chỉ số"),
            site.t("Những gì được đo: chỉ số chính tính từ số đã in và từng chỉ tiêu của các biểu mẫu."),
            (),
            "indicators",
        ),
        kicker="",
        heading=site.t("Chỉ tiêu và chỉ số"),
        lead=((site.t("Chỉ số là con số chính tính từ các chỉ tiêu; chỉ tiêu là điều biểu mẫu hỏi."), False),),
        sections=tuple(sections),
    )


def indicator_page(site: PageContext, indicator: Indicator) -> Page:
    figures = site.edition.store.of_indicator(indicator.id)
    name = site.language.text(indicator.label)
    sections = [
        PageSection(
            "dinh-nghia", site.t("Định nghĩa"), paragraphs=_paragraphs(site, indicator), facts=_facts(site, indicator)
        )
    ]
    if figures:
        sections.append(
            PageSection(
                "so-lieu",
                site.t("Mọi số liệu của chỉ tiêu"),
                intro=site.t("{n} số, xếp theo kỳ rồi đơn vị.", n=site.language.number(len(figures))),
                tables=(_figures_table(site, indicator, figures),),
            )
        )
    else:
        sections.append(
            PageSection(
                "so-lieu",
                site.t("Chưa có số liệu"),
                paragraphs=(site.t("Chưa báo cáo nào trong bộ sưu tập nêu chỉ tiêu này."),),
            )
        )
    measures = [m for m in site.edition.measures.values() if indicator.id in _indicators_of(m)]
    if measures:
        sections.append(
            PageSection(
                "chi-so",
                site.t("Chỉ số tính từ chỉ tiêu này"),
                links=tuple(Link(site.language.text(m.title), site.links.indicator(m.id)) for m in measures),
            )
        )
    sections.extend(figure_quotes(site, figures))
    sections.extend(_download_section(site, indicator.slug))
    if figures:
        citation = cite_edition(site, site.edition.name, indicator.label, f"chi-tieu-{indicator.slug}")
        sections.append(cite_section(site.t("Trích dẫn chỉ tiêu này"), citation))
    return Page(
        head=site.head(
            site.links.indicator(indicator.slug),
            f"{name} ({indicator.id})",
            _described(site, indicator, figures),
            (Link(site.t("Chỉ tiêu"), site.links.indicators()),),
            "indicators",
        ),
        kicker=site.t("Chỉ tiêu {code}", code=indicator.id),
        heading=name,
        sections=tuple(sections),
    )


def _described(site: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """For lists of search results: the name first, for many definitions only remark on the print."""
    number = site.language.number
    held = site.t(
        "{name} ({code}): {n} số liệu của {units} đơn vị trong {periods} kỳ.",
        name=site.language.text(indicator.label),
        code=indicator.id,
        n=number(len(figures)),
        units=number(len({figure.unit for figure in figures})),
        periods=number(len({figure.period for figure in figures})),
    )
    return f"{held} {site.language.text(indicator.definition)}".strip()[:300]


def measure_page(site: PageContext, measure: Measure) -> Page:
    values = site.edition.values_by_measure[measure.id]
    title = site.language.text(measure.title)
    groups = [group for key, group in site.rankings.groups.items() if key[0] == measure.id]
    sections = [
        PageSection(
            "cach-tinh",
            site.t("Cách tính"),
            facts=tuple(_variant_fact(site, measure, variant) for variant in measure.variants),
            paragraphs=(site.language.text(measure.caveats),) if measure.caveats else (),
        )
    ]
    for group in groups:
        first = group.values[0]
        heading = f"{site.period_name(first.period)} · {site.label('level', site.unit(first.unit).level)}"
        if first.category:
            heading += f" · {site.label('category', first.category)}"
        chart = group_chart(site, group) if len(group.values) > 2 else None
        sections.append(
            PageSection(
                f"{first.period}-{first.method}-{site.unit(first.unit).level}-{first.category}".strip("-"),
                heading,
                intro=site.t("Cách đếm: {method}", method=method_label(site, first)),
                charts=(chart,) if chart else (),
                tables=(_values_table(site, heading, group.values),),
            )
        )
    totals = [value for value in values if not any(value in group.values for group in groups)]
    if totals:
        heading = site.t("Tổng và phần của đơn vị báo cáo")
        sections.append(PageSection("tong", heading, tables=(_values_table(site, heading, totals),)))
    sections.extend(_quote_sections(site, measure, values, totals))
    return Page(
        head=site.head(
            site.links.indicator(measure.id),
            title,
            f"{title}. {site.language.text(measure.question)}",
            (Link(site.t("Chỉ tiêu"), site.links.indicators()),),
            "indicators",
        ),
        kicker=site.t("Chỉ số"),
        heading=title,
        lead=((site.language.text(measure.question), False),),
        sections=tuple(sections),
    )


def _quote_sections(
    site: PageContext, measure: Measure, values: Sequence[MeasureValue], totals: Sequence[MeasureValue]
) -> list[PageSection]:
    """The totals; where there are none, the value that stands on the most cases shows how."""
    if not values:
        return []
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    ordered = sorted(totals or values, key=lambda one: (-order[one.period], -(one.denominator or 0)))
    honest = [value for value in ordered if not value.above_whole][: MOST if totals else 1]
    intro = site.t("Câu của từng đơn vị ở trang của đơn vị trong kỳ: bấm tên đơn vị trong bảng.")
    citation = cite_edition(site, site.edition.name, measure.title, f"chi-so-{measure.id}")
    return [*quote_section(site, honest, intro), cite_section(site.t("Trích dẫn chỉ số này"), citation)]


def _paragraphs(site: PageContext, indicator: Indicator) -> tuple[str, ...]:
    return tuple(site.language.text(text) for text in (indicator.definition, indicator.comparability) if text)


def _facts(site: PageContext, indicator: Indicator) -> tuple[Fact, ...]:
    facts = [
        Fact(site.t("Lĩnh vực"), topic_name(site, indicator.section)),
        Fact(site.t("Đơn vị tính"), site.label("unit_of_measure", indicator.unit_of_measure)),
        Fact(site.t("Chiều tốt"), site.label("direction", indicator.direction)),
    ]
    if indicator.code_list:
        codes = site.edition.references.code_lists.get(indicator.code_list, {})
        said = "; ".join(f"{code} = {site.language.text(label)}" for code, label in codes.items())
        facts.append(Fact(site.t("Mã"), said))
    asked = []
    for form in site.edition.collection.forms.values():
        columns = [field for field in form.fields if field.indicator == indicator.id]
        asked.extend(f"{form.printed_title or form.id}: {site.language.text(field.label)}" for field in columns)
    if asked:
        facts.append(Fact(site.t("Biểu mẫu hỏi"), "; ".join(asked)))
    return tuple(facts)


def _indicators_of(measure: Measure) -> set[str]:
    return {code for variant in measure.variants for code in (*variant.numerator, *variant.denominator)}


def _figures_table(site: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> TableView:
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    ordered = sorted(figures, key=lambda figure: order[figure.period])
    rows = tuple(_figure_row(site, figure) for figure in ordered)
    return plain_view(
        site,
        site.language.text(indicator.label),
        site.t("Đơn vị"),
        ((site.t("Kỳ"), False), (site.t("Giá trị"), True), (site.t("Phần, ghi chú"), False), (site.t("Nguồn"), False)),
        rows,
        sortable=len(rows) > 2,
    )


def _figure_row(site: PageContext, figure: Figure) -> RowView:
    mark = STATE_MARKS.get(figure.state, "")
    table = site.table(figure.report, figure.table)
    row = table.row(figure.row)
    words = [site.label("category", figure.category)] if figure.category else []
    if row and row.kind in ("total", "subtotal"):
        words.append(row.label)
    if table.form.rows == "prose" and row:
        words.append(row.label)
    words += [site.label("state", figure.state)] if mark else []
    words += [figure.note] if figure.note else []
    return plain_row(
        site.unit_name(figure.unit),
        site.links.unit_period(figure.unit, figure.period),
        (
            text_cell(site.period_short(figure.period)),
            CellView(figure_text(site, figure), True, mark, site.label("state", figure.state) if mark else ""),
            text_cell("; ".join(words)),
            text_cell(
                f"{site.report_number(site.release(figure.report))}, {table_word(site, figure.table, figure.report)}"
            ),
        ),
    )


def _values_table(site: PageContext, caption: str, values: Sequence[MeasureValue]) -> TableView:
    number = site.language.number
    rows = tuple(
        plain_row(
            site.unit_name(value.unit),
            site.links.unit_period(value.unit, value.period),
            (
                text_cell(site.period_short(value.period)),
                number_cell(site.format_value(value)),
                number_cell(number(value.numerator)),
                number_cell(number(value.denominator) if value.denominator is not None else ""),
                text_cell(rank_words(site, site.rankings.group(value), value)),
            ),
        )
        for value in values
    )
    return plain_view(
        site,
        caption,
        site.t("Đơn vị"),
        (
            (site.t("Kỳ"), False),
            (site.t("Giá trị"), True),
            (site.t("Tử số"), True),
            (site.t("Mẫu số"), True),
            (site.t("Thứ hạng"), False),
        ),
        rows,
        sortable=len(rows) > 2,
    )


def _variant_fact(site: PageContext, measure: Measure, variant: Variant) -> Fact:
    def names(codes: Sequence[str]) -> str:
        indicators = site.edition.references.indicators
        return " + ".join(site.language.text(indicators[code].label) if code in indicators else code for code in codes)

    formula = names(variant.numerator)
    if variant.denominator:
        formula = site.t(
            "({numerator}) chia cho ({denominator})", numerator=formula, denominator=names(variant.denominator)
        )
    forms = ", ".join(site.edition.collection.forms[form].printed_title or form for form in variant.forms)
    note = site.language.text(variant.note)
    return Fact(f"{site.language.text(variant.method_label)} ({forms})", f"{formula}. {note}".strip())


def _download_section(site: PageContext, slug: str) -> list[PageSection]:
    downloads = downloads_of(site, offered_files(site, "indicator", indicator_stem(slug)))
    return [PageSection("tai-ve", site.t("Tải về"), downloads=downloads)] if downloads else []
