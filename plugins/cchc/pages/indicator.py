"""Indicators and measures: what is counted, by whom, how comparable it is, and every value of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ..model.figures import Figure
from ..model.measures import Measure, MeasureValue, Variant
from ..model.references import Indicator
from ..model.releases import PROSE
from .citation import cite_edition, cite_section, downloads_of
from .evidence import form_name, rule_sections
from .links import ALL_DATA, measure_document
from .models import Fact, Link, Page, PageSection, TableView, plain_lead, with_content
from .official_index import index_links
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .pictures.measured import district_charts, funnel_chart, group_chart
from .report import MOST_DESCRIBED
from .sentences import MOST, figure_quotes, quote_section
from .table_views import STATE_MARKS, listed_facts
from .tiles import rank_note
from .value_columns import category_words, count_words, figures_table, peers_words, sortable, topic_name, values_table
from .written_texts import text_page

PAGES = "indicator_page"  # the code list of pages that indicators share


def indicators_page(context: PageContext) -> Page:
    measures = tuple(
        context.measure_link(measure, context.text(measure.question))
        for measure in context.edition.measures.values()
        if context.edition.values_by_measure[measure.id]
    )
    indicators = context.edition.references.indicators.values()
    # Sections that the code list does not name come after those it does: no indicator disappears.
    sections = dict.fromkeys((*context.sections, *(indicator.section for indicator in indicators)))
    listed = with_content(
        PageSection("chi-so", context.t("Chỉ số chính"), links=measures, link_style="cards"),
        PageSection("bo-chi-so", context.t("Bộ chỉ số chính thức"), links=index_links(context), link_style="cards"),
        _own_pages_section(context, "so-sanh", indicators),
        *(_topic_section(context, section) for section in sections),
    )
    return text_page(context, "chi-tieu", listed, section="indicators")


def _own_pages_section(context: PageContext, anchor: str, indicators: Iterable[Indicator]) -> PageSection:
    links = tuple(
        context.indicator_link(indicator, _count_words(context, [indicator]))
        for indicator in indicators
        if indicator.has_own_page
    )
    return PageSection(anchor, context.t("Chỉ tiêu có trang riêng"), links=links, link_style="cards")


def _topic_section(context: PageContext, section: str) -> PageSection:
    groups = context.edition.references.indicator_groups
    links = tuple(
        _group_link(context, page, _count_words(context, indicators))
        for page, indicators in groups.items()
        if indicators[0].section == section
    )
    title = topic_name(context, section)
    return PageSection(f"phan-{section.lower() or 'khac'}", title, links=links, link_style="cards")


def _count_words(context: PageContext, indicators: Sequence[Indicator]) -> str:
    count = context.edition.store.count_stated
    figures = context.number(sum(count("indicator", indicator.id) for indicator in indicators))
    if len(indicators) == 1:
        return context.t("{n} số liệu", n=figures)
    return context.t("{n} chỉ tiêu, {figures} số liệu", n=len(indicators), figures=figures)


def _group_link(context: PageContext, page: str, note: str = "") -> Link:
    return Link(context.label(PAGES, page), context.links.indicator_group(page), note)


def group_page(context: PageContext, page: str, indicators: Sequence[Indicator]) -> Page:
    """The indicators of a group: those with pages of their own as ways there, the others in full."""
    name, count = context.label(PAGES, page), _count_words(context, indicators)
    names = ", ".join(context.text(indicator.label) for indicator in indicators)
    citation = cite_edition(
        context, context.edition.name, context.edition.references.label(PAGES, page), f"nhom-{page}"
    )
    about = f"{name}: {count}. {names}."[:MOST_DESCRIBED]
    return Page(
        head=context.head(context.links.indicator_group(page), name, about, "indicators"),
        heading=name,
        kicker=topic_name(context, indicators[0].section),
        lead=plain_lead(f"{count}."),
        sections=(
            *with_content(
                _own_pages_section(context, "trang-rieng", indicators),
                *(_shared_section(context, indicator) for indicator in indicators if not indicator.has_own_page),
                _downloads_section(context),
            ),
            cite_section(context.t("Trích dẫn nhóm chỉ tiêu này"), citation),
        ),
    )


def _shared_section(context: PageContext, indicator: Indicator) -> PageSection:
    """An indicator's place on the page of its group: of each unit the newest period, so that years do not pile up."""
    figures = context.edition.store.of_indicator(indicator.id)
    order = {figure.period: context.period(figure.period).order for figure in figures}
    last: dict[str, int] = {}
    for figure in figures:
        last[figure.unit] = max(last.get(figure.unit, 0), order[figure.period])
    newest = [figure for figure in figures if order[figure.period] == last[figure.unit]]
    facts = (Fact(context.t("Mã chỉ tiêu"), indicator.id), *_facts(context, indicator)[1:])
    texts = [context.text(indicator.comparability), "; ".join(f"{fact.term}: {fact.text}" for fact in facts) + "."]
    if len(newest) < len(figures):
        note = context.t(
            "Mỗi đơn vị kỳ mới nhất: {shown} trong {n} ô; ô của kỳ trước ở trang của đơn vị.",
            shown=len(newest),
            n=len(figures),
        )
        texts.append(note)
    if not figures:
        texts.append(_not_stated(context))
    return PageSection(
        indicator.slug,
        context.text(indicator.label),
        intro=context.text(indicator.definition),
        paragraphs=tuple(text for text in texts if text),
        tables=(_indicator_table(context, indicator, newest),) if figures else (),
        links=_measures_of(context, indicator),
        link_style="chips",
    )


def indicator_page(context: PageContext, indicator: Indicator) -> Page:
    figures = context.edition.store.of_indicator(indicator.id)
    name = context.text(indicator.label)
    texts = (indicator.definition, indicator.comparability)
    told, facts = tuple(context.text(text) for text in texts if text), _facts(context, indicator)
    definition = PageSection("dinh-nghia", context.t("Định nghĩa"), paragraphs=told, facts=facts)
    stated = PageSection("so-lieu", context.t("Chưa có số liệu"), paragraphs=(_not_stated(context),))
    if figures:
        intro = context.t("{count}, xếp theo kỳ rồi đơn vị.", count=count_words(context, figures))
        table = _indicator_table(context, indicator, figures)
        stated = PageSection("so-lieu", context.t("Mọi số liệu của chỉ tiêu"), intro=intro, tables=(table,))
    measures = PageSection("chi-so", context.t("Chỉ số tính từ chỉ tiêu này"), links=_measures_of(context, indicator))
    citation = cite_edition(context, context.edition.name, indicator.label, f"chi-tieu-{indicator.slug}")
    path, about = context.links.indicator(indicator), _described(context, indicator, figures)
    above = [_group_link(context, indicator.page)] if indicator.page else []
    return Page(
        head=context.head(path, f"{name} ({indicator.id})", about, "indicators", *above),
        heading=name,
        kicker=context.t("Chỉ tiêu {code}", code=indicator.id),
        sections=(
            definition,
            stated,
            *with_content(measures),
            *figure_quotes(context, figures),
            *with_content(_downloads_section(context)),
            *([cite_section(context.t("Trích dẫn chỉ tiêu này"), citation)] if figures else []),
        ),
    )


def _measures_of(context: PageContext, indicator: Indicator) -> tuple[Link, ...]:
    return tuple(
        context.measure_link(measure)
        for measure in context.edition.measures.values()
        if any(indicator.id in (*variant.numerator, *variant.denominator) for variant in measure.variants)
    )


def _downloads_section(context: PageContext) -> PageSection:
    all_figures = ("CSV", f"{ALL_DATA}figures.csv", context.t("mọi số liệu; lọc theo mã ở cột indicator"))
    return PageSection("tai-ve", context.t("Tải về"), downloads=downloads_of(context, [all_figures]))


def _not_stated(context: PageContext) -> str:
    return context.t("Chưa báo cáo nào trong bộ sưu tập nêu chỉ tiêu này.")


def _described(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """For lists of search results: the name first, for many definitions only remark on the print."""
    told: dict[str, object] = {"name": indicator.label, "code": indicator.id}
    told["n"] = sum(figure.is_stated for figure in figures)
    told |= {"units": len({each.unit for each in figures}), "periods": len({each.period for each in figures})}
    counts = context.t("{name} ({code}): {n} số liệu của {units} đơn vị trong {periods} kỳ.", **told)
    return f"{counts} {context.text(indicator.definition)}".strip()[:MOST_DESCRIBED]


def measure_page(context: PageContext, measure: Measure) -> Page:
    values = context.edition.values_by_measure[measure.id]
    title, question = context.text(measure.title), context.text(measure.question)
    groups = context.rankings.groups_of(measure.id)
    document = ("JSON", measure_document(measure.id), context.t("như trong API"))
    compared_values = {value for group in groups for value in group.values}
    totals = [value for value in values if value not in compared_values]
    peers = [section for group in groups for section in _peers_sections(context, group)]
    has_funnel = any(chart.series.kind == "funnel" for section in peers for chart in section.charts)
    funnel = context.explanation("funnel") if has_funnel else ""
    notes = (context.text(measure.caveats), rank_note(context, groups), funnel)
    heading = context.t("Tổng và phần của đơn vị báo cáo")
    total_table = sortable(values_table(context, "values", heading, totals, has_period=True))
    compared = dict.fromkeys(group.peers for group in groups if group.peers and len(group.values) > 1)
    facts = [_variant_fact(context, variant) for variant in measure.variants]
    facts += [Fact(context.t("So với nhau: {whom}", whom=each.name), context.text(each.rule)) for each in compared]
    told, how = tuple(filter(None, notes)), context.t("Cách tính")
    method = PageSection("cach-tinh", how, facts=tuple(facts), paragraphs=told, folded=bool(peers))
    return Page(
        head=context.head(context.links.measure(measure.id), title, f"{title}. {question}", "indicators"),
        heading=title,
        kicker=context.t("Chỉ số"),
        lead=plain_lead(question),
        sections=(
            method,
            *rule_sections(context, measure),
            *peers,
            *([PageSection("tong", heading, tables=(total_table,))] if totals else []),
            *_quote_sections(context, measure, values, totals),
            PageSection("tai-ve", context.t("Tải về"), downloads=downloads_of(context, [document])),
        ),
    )


def _peers_sections(context: PageContext, group: PeerGroup) -> Iterator[PageSection]:
    """Their pictures and their table, which has the figures of all pictures; of a group that is too large for one
    picture those of its districts, as files, stand closed."""
    first = group.values[0]
    words = (context.period_name(first.period), peers_words(context, group), category_words(context, first))
    heading = " · ".join(word for word in words if word)
    anchor = f"{first.period}-{first.method}-{context.rankings.key(first)[3]}-{first.category}".strip("-")
    charts = (group_chart(context, group), *district_charts(context, group))
    whole, *districts = (chart and replace(chart, table=replace(chart.table, rows=())) for chart in charts)
    intro = context.t("Cách đếm: {method}", method=context.method_label(first))
    drawn = tuple(filter(None, (whole, funnel_chart(context, group))))
    table = sortable(values_table(context, "values", heading, group.values, has_period=False))
    yield PageSection(anchor, heading, intro=intro, charts=drawn, tables=(table,))
    if districts:
        title = context.t("{group}, từng huyện", group=heading)
        images = tuple(replace(chart, is_image=True) for chart in districts if chart)
        yield PageSection(f"{anchor}-tung-huyen", title, charts=images, folded=True)


def _quote_sections(
    context: PageContext, measure: Measure, values: Sequence[MeasureValue], totals: Sequence[MeasureValue]
) -> tuple[PageSection, ...]:
    """The totals; where there are none, the value that stands on the most cases shows how."""
    if not values:
        return ()
    ordered = sorted(
        totals or values, key=lambda value: (-context.period(value.period).order, -(value.denominator or 0))
    )
    honest = [value for value in ordered if not context.is_impossible(value)][: MOST if totals else 1]
    intro = context.t("Câu của từng đơn vị ở trang của đơn vị trong kỳ: bấm tên đơn vị trong bảng.")
    citation = cite_edition(context, context.edition.name, measure.title, f"chi-so-{measure.id}")
    return *quote_section(context, honest, intro), cite_section(context.t("Trích dẫn chỉ số này"), citation)


def _facts(context: PageContext, indicator: Indicator) -> tuple[Fact, ...]:
    facts = [*listed_facts(context, "indicator facts", indicator, topic=topic_name(context, indicator.section))]
    if codes := context.edition.references.code_lists.get(indicator.code_list):
        meanings = (f"{code} = {context.text(label)}" for code, label in codes.items())
        facts.append(Fact(context.t("Mã"), "; ".join(meanings)))
    columns = [
        f"{form_name(context, form)}: {context.text(field.label)}"
        for form in context.edition.collection.forms.values()
        for field in form.fields
        if field.indicator == indicator.id
    ]
    return (*facts, Fact(context.t("Biểu mẫu hỏi"), "; ".join(columns))) if columns else tuple(facts)


def _indicator_table(context: PageContext, indicator: Indicator, figures: Sequence[Figure]) -> TableView:
    ordered = sorted(figures, key=lambda figure: context.period(figure.period).order)
    label, part = context.text(indicator.label), partial(_part_words, context)
    return sortable(figures_table(context, "figures of an indicator", label, ordered, part=part))


def _part_words(context: PageContext, figure: Figure) -> str:
    """Which part of the indicator a figure is about, and what must be known of it."""
    table = context.table(figure.report, figure.table)
    is_named = figure.row_kind in ("total", "subtotal") or table.form.rows == "prose"
    words = (
        context.label("category", figure.category) if figure.category else "",
        context.quoted(figure.row_label) if is_named else "",
        context.label("state", figure.state) if figure.state in STATE_MARKS else "",
        context.quoted(figure.note),
    )
    return "; ".join(word for word in words if word)


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
    forms = ", ".join(form_name(context, known[form]) for form in variant.forms)
    return Fact(f"{context.text(variant.method_label)} ({forms})", f"{formula}. {context.text(variant.note)}".strip())
