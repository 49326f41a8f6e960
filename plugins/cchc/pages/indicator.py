"""Indicators and measures: what is counted, by whom, how comparable it is, and every value of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..model.figures import Figure
from ..model.forms import PROSE
from ..model.indicators import Indicator
from ..model.measures import Measure, MeasureValue, Variant
from .citation import cite_edition, cite_section
from .download_links import table_downloads
from .figure_tables import state_cell, table_word, topic_name
from .item_tables import ItemColumn, RowNames, item_table
from .links import indicator_stem
from .measure_rules import rule_sections
from .models import Fact, Link, Page, PageSection, TableView, plain_lead, with_content
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .pictures import group_chart
from .quotes import MOST, figure_quotes, quote_section
from .report import MOST_DESCRIBED
from .table_views import STATE_MARKS
from .value_columns import ValueColumns, category_words, sortable


def indicators_page(context: PageContext) -> Page:
    title = context.t("Chỉ tiêu và chỉ số")
    about = context.t("Những gì được đo: chỉ số chính tính từ số đã in và từng chỉ tiêu của các biểu mẫu.")
    lead = context.t("Chỉ số là con số chính tính từ các chỉ tiêu; chỉ tiêu là điều biểu mẫu hỏi.")
    measures = tuple(
        context.measure_link(measure, context.text(measure.question))
        for measure in context.edition.measures.values()
        if context.edition.values_by_measure[measure.id]
    )
    # Sections that the code list does not name come after those it does: no indicator disappears.
    indicators = context.edition.references.indicators.values()
    others = (indicator.section for indicator in indicators if indicator.section)
    sections = dict.fromkeys((*context.sections, *others, ""))
    by_topic = with_content(*(_topic_section(context, section) for section in sections))
    return Page(
        head=context.head(context.links.indicators(), title, about, section="indicators"),
        heading=title,
        lead=plain_lead(lead),
        sections=(
            PageSection("chi-so", context.t("Chỉ số chính"), links=measures, link_style="cards"),
            *by_topic,
        ),
    )


def _topic_section(context: PageContext, section: str) -> PageSection:
    reported = context.edition.store.indicators()
    links = tuple(
        context.indicator_link(indicator, "" if indicator.id in reported else context.t("chưa có số liệu"))
        for indicator in context.edition.references.indicators.values()
        if indicator.section == section
    )
    anchor = f"phan-{section.lower() or 'khac'}"
    return PageSection(anchor, topic_name(context, section), links=links, filter=context.t("Lọc chỉ tiêu"))


def indicator_page(context: PageContext, indicator: Indicator) -> Page:
    figures = context.edition.store.of_indicator(indicator.id)
    name = context.text(indicator.label)
    texts = (indicator.definition, indicator.comparability)
    definition = PageSection(
        "dinh-nghia",
        context.t("Định nghĩa"),
        paragraphs=tuple(context.text(text) for text in texts if text),
        facts=_facts(context, indicator),
    )
    measures = tuple(
        context.measure_link(measure)
        for measure in context.edition.measures.values()
        if indicator.id in _indicators_of(measure)
    )
    downloads = table_downloads(context, "indicator", indicator_stem(indicator.slug))
    return Page(
        head=context.head(
            context.links.indicator(indicator.slug),
            f"{name} ({indicator.id})",
            _described(context, indicator, figures),
            _crumbs(context),
            "indicators",
        ),
        heading=name,
        kicker=context.t("Chỉ tiêu {code}", code=indicator.id),
        sections=(
            definition,
            _figures_section(context, indicator, figures),
            *with_content(PageSection("chi-so", context.t("Chỉ số tính từ chỉ tiêu này"), links=measures)),
            *figure_quotes(context, figures),
            *with_content(PageSection("tai-ve", context.t("Tải về"), downloads=downloads)),
            *_citation(context, indicator, figures),
        ),
    )


def _crumbs(context: PageContext) -> tuple[Link, ...]:
    return (Link(context.t("Chỉ tiêu"), context.links.indicators()),)


def _described(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """For lists of search results: the name first, for many definitions only remark on the print."""
    counts = context.t(
        "{name} ({code}): {n} số liệu của {units} đơn vị trong {periods} kỳ.",
        name=context.text(indicator.label),
        code=indicator.id,
        n=context.number(len(figures)),
        units=context.number(len({figure.unit for figure in figures})),
        periods=context.number(len({figure.period for figure in figures})),
    )
    return f"{counts} {context.text(indicator.definition)}".strip()[:MOST_DESCRIBED]


def _figures_section(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> PageSection:
    if not figures:
        none = context.t("Chưa báo cáo nào trong bộ sưu tập nêu chỉ tiêu này.")
        return PageSection("so-lieu", context.t("Chưa có số liệu"), paragraphs=(none,))
    intro = context.t("{n} số, xếp theo kỳ rồi đơn vị.", n=context.number(len(figures)))
    table = _figures_table(context, indicator, figures)
    return PageSection("so-lieu", context.t("Mọi số liệu của chỉ tiêu"), intro=intro, tables=(table,))


def _citation(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> tuple[PageSection, ...]:
    if not figures:
        return ()
    citation = cite_edition(context, context.edition.name, indicator.label, f"chi-tieu-{indicator.slug}")
    return (cite_section(context.t("Trích dẫn chỉ tiêu này"), citation),)


def measure_page(context: PageContext, measure: Measure) -> Page:
    values = context.edition.values_by_measure[measure.id]
    title, question = context.text(measure.title), context.text(measure.question)
    groups = [group for key, group in context.rankings.groups.items() if key[0] == measure.id]
    totals = [value for value in values if not any(value in group.values for group in groups)]
    method = PageSection(
        "cach-tinh",
        context.t("Cách tính"),
        facts=tuple(_variant_fact(context, variant) for variant in measure.variants),
        paragraphs=(context.text(measure.caveats),) if measure.caveats else (),
    )
    return Page(
        head=context.head(
            context.links.indicator(measure.id), title, f"{title}. {question}", _crumbs(context), "indicators"
        ),
        heading=title,
        kicker=context.t("Chỉ số"),
        lead=plain_lead(question),
        sections=(
            method,
            *rule_sections(context, measure),
            *(_group_section(context, group) for group in groups),
            *_totals_section(context, totals),
            *_quote_sections(context, measure, values, totals),
        ),
    )


def _group_section(context: PageContext, group: PeerGroup) -> PageSection:
    first = group.values[0]
    level = context.unit(first.unit).level
    words = (context.period_name(first.period), context.label("level", level), category_words(context, first))
    heading = " · ".join(word for word in words if word)
    chart = group_chart(context, group)
    return PageSection(
        f"{first.period}-{first.method}-{level}-{first.category}".strip("-"),
        heading,
        intro=context.t("Cách đếm: {method}", method=context.method_label(first)),
        charts=(chart,) if chart else (),
        tables=(_values_table(context, heading, group.values),),
    )


def _totals_section(context: PageContext, totals: Sequence[MeasureValue]) -> tuple[PageSection, ...]:
    if not totals:
        return ()
    heading = context.t("Tổng và phần của đơn vị báo cáo")
    return (PageSection("tong", heading, tables=(_values_table(context, heading, totals),)),)


def _quote_sections(
    context: PageContext, measure: Measure, values: Sequence[MeasureValue], totals: Sequence[MeasureValue]
) -> tuple[PageSection, ...]:
    """The totals; where there are none, the value that stands on the most cases shows how."""
    if not values:
        return ()
    order = context.period_order
    ordered = sorted(totals or values, key=lambda value: (-order[value.period], -(value.denominator or 0)))
    honest = [value for value in ordered if not value.above_whole][: MOST if totals else 1]
    intro = context.t("Câu của từng đơn vị ở trang của đơn vị trong kỳ: bấm tên đơn vị trong bảng.")
    citation = cite_edition(context, context.edition.name, measure.title, f"chi-so-{measure.id}")
    return *quote_section(context, honest, intro), cite_section(context.t("Trích dẫn chỉ số này"), citation)


def _facts(context: PageContext, indicator: Indicator) -> tuple[Fact, ...]:
    facts = [
        Fact(context.t("Lĩnh vực"), topic_name(context, indicator.section)),
        Fact(context.t("Đơn vị tính"), context.label("unit_of_measure", indicator.unit_of_measure)),
        Fact(context.t("Chiều tốt"), context.label("direction", indicator.direction)),
    ]
    if indicator.code_list:
        codes = context.edition.references.code_lists.get(indicator.code_list, {})
        meanings = (f"{code} = {context.text(label)}" for code, label in codes.items())
        facts.append(Fact(context.t("Mã"), "; ".join(meanings)))
    columns = [
        f"{form.printed_title or form.id}: {context.text(field.label)}"
        for form in context.edition.collection.forms.values()
        for field in form.fields
        if field.indicator == indicator.id
    ]
    if columns:
        facts.append(Fact(context.t("Biểu mẫu hỏi"), "; ".join(columns)))
    return tuple(facts)


def _indicators_of(measure: Measure) -> set[str]:
    return {code for variant in measure.variants for code in (*variant.numerator, *variant.denominator)}


def _figures_table(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> TableView:
    units = RowNames[Figure](
        context.t("Đơn vị"),
        lambda figure: context.unit_period_link(figure.unit, figure.period),
    )
    columns = (
        ItemColumn[Figure](context.t("Kỳ"), lambda figure: context.period_short(figure.period)),
        ItemColumn[Figure](context.t("Giá trị"), partial(state_cell, context), numeric=True),
        ItemColumn[Figure](context.t("Phần, ghi chú"), partial(_part_words, context)),
        ItemColumn[Figure](context.t("Nguồn"), partial(_source_words, context)),
    )
    ordered = sorted(figures, key=lambda figure: context.period_order[figure.period])
    return sortable(item_table(context, context.text(indicator.label), units, columns, ordered))


def _part_words(context: PageContext, figure: Figure) -> str:
    """Which part of the indicator a figure is about, and what must be known of it."""
    table = context.table(figure.report, figure.table)
    is_named = figure.row_kind in ("total", "subtotal") or table.form.rows == "prose"
    words = (
        context.label("category", figure.category) if figure.category else "",
        figure.row_label if is_named else "",
        context.label("state", figure.state) if figure.state in STATE_MARKS else "",
        figure.note,
    )
    return "; ".join(word for word in words if word)


def _source_words(context: PageContext, figure: Figure) -> str:
    number = context.report_number(context.release(figure.report))
    return f"{number}, {table_word(context, figure)}"


def _values_table(context: PageContext, caption: str, values: Sequence[MeasureValue]) -> TableView:
    made = ValueColumns(context)
    numerator = ItemColumn[MeasureValue](
        context.t("Tử số"), lambda value: context.number(value.numerator), numeric=True
    )
    columns = (made.period, made.figure, numerator, made.denominator, made.rank(context.t("Thứ hạng")))
    return sortable(item_table(context, caption, made.units, columns, values))


def _variant_fact(context: PageContext, variant: Variant) -> Fact:
    def names(codes: Sequence[str]) -> str:
        indicators = context.edition.references.indicators
        return " + ".join(context.text(indicators[code].label) if code in indicators else code for code in codes)

    formula = names(variant.numerator)
    if variant.denominator:
        formula = context.t(
            "({numerator}) chia cho ({denominator})", numerator=formula, denominator=names(variant.denominator)
        )
    known = {**context.edition.collection.forms, PROSE.id: PROSE}
    forms = ", ".join(known[form].printed_title or context.text(known[form].title) for form in variant.forms)
    return Fact(f"{context.text(variant.method_label)} ({forms})", f"{formula}. {context.text(variant.note)}".strip())
