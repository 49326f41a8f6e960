"""What a search can find, an entry for each thing with a page or place of its own; the catalogue behind it."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ..errors import CchcError
from ..model.collection import DocumentCitation
from ..model.findings import AGREES, STANDING_NAMES, UNCONFIRMED
from ..model.measures import MeasureValue
from ..model.references import Unit
from ..words.text import labels
from .check_views import arithmetic, finding_path
from .collection_pages import document_anchor
from .evidence import table_name
from .models import Page, PageSection
from .official_index import index_links
from .page_context import PageContext, natural_key
from .site_chrome import SiteChrome
from .tiles import headline_values
from .written_texts import text_page

# In the order in which of two equally good finds the first is shown.
KINDS = labels("search")
_NUMBERS = re.compile(r"[1-9]\d*")


@dataclass(frozen=True)
class SearchEntry:
    kind: str  # of labels.csv
    name: str
    path: str
    note: str = ""  # what a reader must know to choose: period, group, number
    words: str = ""  # what else it is called, searched and not shown
    figure: str = ""  # the newest headline figure with its standing


def search_entries(context: PageContext, chrome: SiteChrome, by_hand: Iterable[SearchEntry]) -> list[SearchEntry]:
    """All entries; the portal's own words for a page that neither an entry nor an indicator has end the build."""
    written = tuple(by_hand)
    entries = [
        *_units(context),
        *_measures(context),
        *_reports(context),
        *_periods(context),
        *_pages(context, chrome, {entry.path for entry in written}),
        *_indicators(context),
        *written,
        *_documents(context),
        *_findings(context),
    ]
    # An indicator of which no report says anything (yet) has no entry, and words for it are no error.
    registered = map(context.links.indicator, context.edition.references.indicators.values())
    known = {path.removeprefix(context.links.prefix) for path in (*(entry.path for entry in entries), *registered)}
    unknown = sorted(set(context.portal.search.words) - known)
    if unknown:
        pages = ", ".join(f"“{page}”" for page in unknown)
        raise CchcError(f"data/portal.yaml, khóa “search”: không có trang {pages}. → Sửa địa chỉ hoặc bỏ mục ấy.")
    return entries


def search_terms(context: PageContext, path: str) -> str:
    """How people call a page beside its name, as the portal says."""
    words = context.portal.search.words.get(path.removeprefix(context.links.prefix))
    return context.text(words) if words else ""


def ignored_words(context: PageContext) -> list[str]:
    return context.text(context.portal.search.ignored).split()


def _units(context: PageContext) -> Iterator[SearchEntry]:
    references = context.edition.references
    for unit in references.units.values():
        own, name = context.portal.first_language, context.unit_name(unit.id)
        spellings = dict.fromkeys(printed.name for printed in references.names_by_unit.get(unit.id, ()))
        names = [unit.name.in_(own), context.text(unit.short), *spellings]
        told = " ".join((*names, unit.code))
        periods = sorted(context.edition.store.periods_of(unit.id), key=lambda period: context.period(period).order)
        has_own = unit.id in context.edition.units_over_time
        path = context.links.unit(unit.id)
        own_periods = () if has_own else (_period_words(context, period) for period in periods)
        words = " ".join((told, *own_periods, search_terms(context, path)))
        values = headline_values(context, _newest(context, context.edition.values_by_unit.get(unit.id, ())))[:1]
        figures = (f"{context.text(context.edition.measures[v.measure].short)}: {_figure(context, v)}" for v in values)
        yield SearchEntry("unit", name, path, _unit_note(context, unit, periods), words, "".join(figures))
        for period in periods if has_own else ():
            title = f"{name}, {context.period_short(period)}"
            place = context.links.unit_period(unit.id, period)
            yield SearchEntry("unit in a period", title, place, "", f"{told} {_period_words(context, period)}")


def _unit_note(context: PageContext, unit: Unit, periods: list[str]) -> str:
    """Which periods speak of it, and until or since when it exists."""
    parts = [", ".join(context.period_short(period) for period in periods) or context.t("chưa có số")]
    if unit.valid_from:
        parts.append(context.t("từ {date}", date=context.date(unit.valid_from)))
    if unit.valid_to:
        parts.append(context.t("đến {date}", date=context.date(unit.valid_to)))
    return " · ".join(parts)


def _newest(context: PageContext, values: Iterable[MeasureValue]) -> list[MeasureValue]:
    """Those of the period, or periods, that end last."""
    told, periods = list(values), context.edition.references.periods
    last = max((periods[value.period].end for value in told), default="")
    return [value for value in told if periods[value.period].end == last]


def _figure(context: PageContext, value: MeasureValue) -> str:
    """The figure with its period, and with its standing where that says more than that nothing is known."""
    standing = context.standing(value).standing
    parts = [f"{context.figure_words(value)} ({context.period_short(value.period)})"]
    if standing not in (AGREES, UNCONFIRMED):
        parts.append(context.text(STANDING_NAMES[standing]))
    return " · ".join(parts)


def _period_words(context: PageContext, period: str) -> str:
    """A period as people type it: its name, its short name, and the numbers of its id (“quý 1”)."""
    numbers = _NUMBERS.findall(period)
    return " ".join((context.period_name(period), context.period_short(period), *numbers))


def _measures(context: PageContext) -> Iterator[SearchEntry]:
    for measure in context.edition.measures.values():
        path, values = context.links.measure(measure.id), context.edition.values_by_measure[measure.id]
        words = f"{context.text(measure.short)} {context.text(measure.question)} {search_terms(context, path)}"
        # Of several units the one above the others; where none is, whichever the data name first.
        newest = _newest(context, values)
        levels = {level: place for place, level in enumerate(context.levels)}
        top = min(newest, key=lambda value: levels.get(context.unit(value.unit).level, len(levels)), default=None)
        figure = f"{context.unit_name(top.unit)}: {_figure(context, top)}" if top else ""
        yield SearchEntry("measure", context.text(measure.title), path, "", words, figure)


def _reports(context: PageContext) -> Iterator[SearchEntry]:
    for release in context.edition.releases.values():
        path = context.links.report(release.report)
        number = context.report_number(release)
        words = f"{number} {_period_words(context, release.period)} {search_terms(context, path)}"
        yield SearchEntry("report", context.text(release.title), path, number, words)
        if release.source_text:
            text = context.t("Nguyên văn: {report}", report=release.title)
            yield SearchEntry("report", text, context.links.source_text(release.report), number, words)
        for table in release.tables:
            note = f"{number}, {context.when(table.period)}"
            path = context.links.table(release.report, table.id)
            title, short = context.text(table.title), table_name(context, table)
            name = title if title.startswith(short) else f"{short}: {title}"
            words = f"{table.form.printed_title} {search_terms(context, path)}"
            yield SearchEntry("table", name, path, note, words)


def _periods(context: PageContext) -> Iterator[SearchEntry]:
    reported = {period for _, period in context.edition.store.unit_periods()}
    for period in context.edition.references.periods:
        if period in reported:
            name, words = context.period_name(period), _period_words(context, period)
            yield SearchEntry("period", name, context.links.period(period), "", words)


def _pages(context: PageContext, chrome: SiteChrome, written: Container[str]) -> Iterator[SearchEntry]:
    """Pages of which there is one: those of the navigation, and those that only other pages lead to. What is written
    by hand has an entry with more words already."""
    named = {getattr(context.links, page)(): context.text(name) for page, name in labels("page").items()}
    for link in (*index_links(context), *chrome.nav, *chrome.footer_links):
        if link.path not in written:
            named.setdefault(link.path, link.label)
    for path, label in named.items():
        yield SearchEntry("page", label, path, "", search_terms(context, path))


def _indicators(context: PageContext) -> Iterator[SearchEntry]:
    reported = context.edition.store.indicators()
    for indicator in context.edition.references.indicators.values():
        if indicator.id in reported:
            note = context.text(indicator.group)
            path = context.links.indicator(indicator)
            words = f"{indicator.id} {search_terms(context, path)}"
            yield SearchEntry("indicator", context.text(indicator.label), path, note, words)


def _documents(context: PageContext) -> Iterator[SearchEntry]:
    """Each document once, where it is cited first; a report that is held has a page of its own."""
    documents: dict[str, DocumentCitation] = {}
    collected = {release.source.number for release in context.edition.releases.values()}
    for citation in context.edition.references.citations:
        if not (citation.number and citation.number in collected):
            documents.setdefault(citation.document, citation)
    for document, citation in documents.items():
        path = f"{context.links.documents()}#{document_anchor(document)}"
        name = citation.number or context.text(citation.subject)
        note = context.text(citation.subject) if citation.number else citation.issuer
        kind = context.label("document_kind", citation.kind)
        date = context.date(citation.date) if citation.date else citation.date_printed
        yield SearchEntry("document", f"{kind} {name}", path, f"{note}, {date}" if date else note, citation.issuer)


def _findings(context: PageContext) -> Iterator[SearchEntry]:
    for finding in context.edition.findings:
        path = finding_path(context.links, finding.result)
        release = context.release(finding.result.report)
        note = f"{arithmetic(context, finding.result)} · {context.report_number(release)}".strip(" ·")
        yield SearchEntry("finding", context.text(finding.result.title), path, note)


def search_page(context: PageContext) -> Page:
    measures = tuple(context.measure_link(measure) for measure in context.edition.measures.values())
    stated, indicators = context.edition.store.indicators(), context.edition.references.indicators.values()
    reported = tuple(context.indicator_link(each, each.id) for each in indicators if each.id in stated)
    tables = tuple(
        replace(link := context.table_link(release, table), label=f"{link.label}, {context.when(table.period)}")
        for release in context.edition.releases.values()
        for table in release.tables
    )
    sections = (
        *_units_by_letter(context),
        PageSection("chi-so", context.t("Chỉ số chính"), links=measures, folded=True),
        PageSection("chi-tieu", context.t("Chỉ tiêu có số liệu"), links=reported, folded=True),
        PageSection("bang", context.t("Bảng"), links=tables, folded=True),
    )
    return text_page(context, "tim-kiem", sections, section="")


def _units_by_letter(context: PageContext) -> list[PageSection]:
    """By the letter that tells units of one kind apart: without “huyện”, “xã”, and without marks."""

    def letter(unit: Unit) -> str:
        first = natural_key(_telling_name(context, unit)[:1])[0][1]
        return first.upper() or "0–9"

    units = sorted(
        context.edition.references.units.values(), key=lambda unit: natural_key(_telling_name(context, unit))
    )
    sections = []
    for first, named in groupby(units, key=letter):
        anchor, title = f"chu-{first[:1].lower()}", context.t("Đơn vị: {letter}", letter=first)
        links = tuple(context.unit_link(unit.id) for unit in named)
        sections.append(PageSection(anchor, title, links=links, link_style="columns", folded=True))
    return sections


def _telling_name(context: PageContext, unit: Unit) -> str:
    """Without the word for its kind, which stands before the name in one language and after it in another."""
    kind, name = context.label("unit_type", unit.type), context.own_name(unit.id)
    telling = name.removeprefix(f"{kind} ").removesuffix(f" {kind}")
    return telling if telling != name and not telling[:1].islower() else context.unit_short(unit.id)
