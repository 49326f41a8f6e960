"""A report: the document's identity, what it holds, how it adds up, each table as filed, what it says in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from ..edition import Edition, Told
from ..formats.file_facts import DATA_PACKAGE, SUMS
from ..model.findings import CheckResult
from ..model.releases import Release, Table
from ..words.language import capital
from .cards import make_card
from .check_views import groups_of, tally_words, view_of
from .citation import cite_release, cite_section, cite_table, downloads_of, offered_files
from .evidence import span_words, table_name
from .links import version_folder
from .models import CellView, Download, Embed, Link, Page, PageSection, TableView, plain_lead, with_content
from .page_context import PageContext
from .pictures.filed import table_charts
from .sentences import report_words, table_quotes
from .table_views import filed_view, listed_facts, listed_table, plain_row, plain_view
from .written_texts import text_page

# Pages across units: the address, and what is told there (code list narrative_kind).
TOPICS = {"de-xuat": ("difficulty", "proposal"), "sang-kien": ("initiative",)}
MANY = 12  # with more the table starts closed


def topics_told(edition: Edition) -> Iterator[str]:
    """The pages across units that there are: one about nothing is not made."""
    kinds = {each.passage.kind for told in edition.told_by_unit.values() for each in told}
    return (topic for topic, asked in TOPICS.items() if kinds.intersection(asked))


def topic_pages(context: PageContext) -> Iterator[Page]:
    return (_topic_page(context, topic, TOPICS[topic]) for topic in topics_told(context.edition))


def passages_section(context: PageContext, unit: str, period: str) -> tuple[PageSection, ...]:
    """What was told about a unit in a period; no section where nothing was."""
    of_unit = context.edition.told_by_unit.get(unit, ())
    told = [each for each in of_unit if each.release.period == period]
    return _section(context, "don-vi-noi-gi", context.t("Báo cáo nói gì về đơn vị"), told)


def _topic_page(context: PageContext, name: str, kinds: Sequence[str]) -> Page:
    told = [each for of_unit in context.edition.told_by_unit.values() for each in of_unit]
    sections: list[PageSection] = []
    for kind in kinds:
        of_kind = [each for each in told if each.passage.kind == kind]
        label = context.label("narrative_kind", kind)
        sections += _section(context, kind.replace("_", "-"), label, of_kind, with_unit=True)
    return text_page(context, name, sections, section="reports")


def _section(
    context: PageContext, anchor: str, title: str, told: Sequence[Told], with_unit: bool = False
) -> tuple[PageSection, ...]:
    if not told:
        return ()
    intro = context.t("Lời kể lại bằng câu của trang này; số dòng dẫn tới nguyên văn của văn bản.")
    name = "passages by unit" if with_unit else "passages"
    table = listed_table(context, name, title, told, source=partial(_source, context))
    return (PageSection(anchor, title, intro=intro, tables=(table,), folded=len(told) > MANY and not with_unit),)


def _source(context: PageContext, told: Told) -> CellView:
    """The report and the lines of its text, where the words stand."""
    passage = told.passage
    lines = f"{passage.first_line}" + (f"–{passage.last_line}" if passage.last_line > passage.first_line else "")
    words = context.t("{document}, dòng {lines}", document=context.report_number(told.release), lines=lines)
    return CellView(words, False, path=context.links.source_line(told.release.report, passage.first_line))


_Line = tuple[int, str]  # its number, from 1, and its words


def source_text_page(context: PageContext, release: Release) -> Page:
    title = context.t("Nguyên văn: {report}", report=release.title)
    about = context.t(
        "Lời của văn bản từng dòng, đã bỏ tên người, điện thoại và thư điện tử: {report}.", report=release.title
    )
    name = context.t("Nguyên văn")
    lines = PageSection("nguyen-van", name, tables=tuple(_block(context, run) for run in _blocks(release.source_text)))
    if context.quoted_lang:
        first = context.links.source_line(release.report, 1).partition("#")[0]
        there = Link(context.t("Nguyên văn bằng tiếng Việt, từng dòng"), first)
        lines = PageSection("nguyen-van", name, links=(there,))
    return Page(
        head=context.head(
            context.links.source_text(release.report), title, about, "reports", context.report_link(release)
        ),
        heading=title,
        kicker=context.report_number(release),
        lead=plain_lead(context.explanation("source text")),
        sections=(lines,),
        is_text=True,
    )


def _blocks(text: str) -> Iterator[Sequence[_Line]]:
    """Runs of lines: rows of a table, whose cells are kept apart by tabs, or running text; empty lines are left out."""
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    for _, block in groupby(lines, key=lambda line: "\t" in line[1]):
        yield tuple(block)


def _block(context: PageContext, lines: Sequence[_Line]) -> TableView:
    columns = max(line.count("\t") for _, line in lines) + 1
    rows = []
    for number, line in lines:
        cells = [*line.split("\t"), *[""] * columns][:columns]
        # The text layer marks headings by hashes, which the paper does not print.
        texts = [CellView(cell.lstrip("# ").strip(), False) for cell in cells]
        rows.append(plain_row(str(number), "", texts, anchor=f"d-{number}"))
    caption = context.t("Dòng {first} đến {last}", first=str(lines[0][0]), last=str(lines[-1][0]))
    return plain_view(context, caption, context.t("Dòng"), [("", False)] * columns, rows)


MANY_CHECKS = 12  # more agreeing checks than this start closed
MOST_DESCRIBED = 300  # letters of a description for lists of search results
# Of a frame of 800 px: letters across it and in its narrowest column, pixels of a line and of what surrounds a table.
_LETTERS, _NARROWEST, _LINE, _AROUND = 110, 12, 26, 280
_LOWEST, _HIGHEST = 480, 900


def reports_page(context: PageContext) -> Page:
    releases = sorted(context.edition.releases.values(), key=lambda release: release.source.date, reverse=True)
    links = []
    for release in releases:
        number, period = context.report_number(release), context.when(release.period)
        note = context.t("{number}, {period}, bản {version}", number=number, period=period, version=release.version)
        links.append(context.report_link(release, note))
    topics = tuple(Link(page.heading, page.head.path) for page in topic_pages(context))
    sections = with_content(
        PageSection("danh-sach", context.t("Các báo cáo đang có"), links=tuple(links), link_style="cards"),
        PageSection("chu-de", context.t("Các báo cáo nói gì"), links=topics),
    )
    return text_page(context, "bao-cao", sections, section="reports")


def report_page(context: PageContext, release: Release) -> Page:
    title, description = context.text(release.title), context.text(release.description)
    tables = []
    for table in release.tables:
        note = context.t("{rows} dòng, {span}", rows=len(table.rows), span=span_words(context, release, table))
        tables.append(context.table_link(release, table, note))
    text = Link(context.t("Nguyên văn, từng dòng"), context.links.source_text(release.report))
    facts = listed_facts(context, "report facts", release, unsigned=context.t("để trống trong văn bản"))
    data_set = Link(context.t("Bộ dữ liệu, các bản và cách trích dẫn"), context.links.data_set(release.report))
    return Page(
        head=context.head(context.links.report(release.report), title, description[:MOST_DESCRIBED], "reports"),
        heading=title,
        kicker=context.report_number(release),
        lead=plain_lead(description),
        sections=(
            PageSection("van-ban", context.t("Văn bản gốc"), facts=facts, links=(text,) if release.source_text else ()),
            PageSection("bang", context.t("Các bảng"), links=tuple(tables), link_style="cards"),
            *_finding_sections(context, release),
            PageSection(
                "tai-ve", context.t("Tải về"), downloads=release_downloads(context, release), links=(data_set,)
            ),
            cite_section(context.t("Trích dẫn báo cáo này"), cite_release(context, release)),
        ),
        lead_source=context.t("Theo {report}.", report=report_words(context, release)),
        card=make_card(context, "report", release=release, standing=_checks_sentence(context, release)),
    )


def _finding_sections(context: PageContext, release: Release) -> tuple[PageSection, ...]:
    """What contradicts itself, said also where nothing does; then what is only odd."""
    findings = context.edition.findings_by_report.get(release.report, ())
    views = [view_of(context, finding.result) for finding in findings]
    errors, remarks = (tuple(view for view in views if view.remark == remark) for remark in (False, True))
    title, intro = context.t("Chỗ văn bản tự mâu thuẫn"), _checks_sentence(context, release)
    note = context.t("Không phải lỗi, nhưng nên biết trước khi dùng số.")
    return (
        PageSection("doi-chieu", title, intro=intro, checks=errors),
        *with_content(PageSection("nhan-xet", context.t("Điều cần lưu ý"), intro=note, checks=remarks)),
    )


def table_page(context: PageContext, release: Release, table: Table) -> Page:
    title, number = context.text(table.title), context.report_number(release)
    about = context.t("{title}: bảng như đã nộp trong {number}, kèm đối chiếu.", title=title, number=number)
    path = context.links.table(release.report, table.id)
    results = context.edition.results_by_table.get((release.report, table.id), ())
    intro = context.t(
        "{rows} dòng, đúng thứ tự của văn bản. {span}.", rows=len(table.rows), span=span_words(context, release, table)
    )
    cells = sum(1 for row in table.rows for cell in row.cells.values() if cell.printed)
    lead = context.t(
        "{cells} ô có số hoặc chữ. Phép đối chiếu: {tally}.", cells=cells, tally=tally_words(context, results)
    )
    charts = PageSection("bieu-do", context.t("Hình vẽ"), charts=table_charts(context, release, table))
    return Page(
        head=context.head(path, table_title(context, release, table), about, "reports", context.report_link(release)),
        heading=title,
        kicker=f"{number} · {context.when(table.period)}",
        lead=plain_lead(lead),
        chips=tuple(
            Link(capital(table_name(context, other)), context.links.table(release.report, other.id))
            for other in release.tables
        ),
        current_chip=path,
        sections=(
            *with_content(charts),
            PageSection("bang", context.t("Bảng như đã nộp"), intro=intro, tables=(_filed(context, release, table),)),
            *_check_sections(context, results),
            *table_quotes(context, release, table),
            PageSection("tai-ve", context.t("Tải về"), downloads=_table_files(context, release, table)),
            cite_section(context.t("Trích dẫn bảng này"), cite_table(context, release, table)),
        ),
    )


def _filed(context: PageContext, release: Release, table: Table) -> TableView:
    """With its light page for an iframe, which stays with this version and tells of a newer one."""
    view = filed_view(context, release, table)
    path = context.links.frozen_table(release.report, release.version, table.id)
    embed = Embed(frozen_label(context, release.version), path, height=frame_height(view))
    return replace(view, embeds=(embed,))


def frame_height(view: TableView) -> int:
    """In pixels, on a screen: a line for what fits into a column of its share of the width."""
    columns = 1 + max((len(row.cells) for row in view.rows), default=0)
    fits = max(_LETTERS // columns, _NARROWEST)
    heads = [max((len(header.text) for header in row), default=0) for row in view.header_rows]
    rows = [max(map(len, (row.label, *(cell.text for cell in row.cells)))) for row in view.rows]
    lines = sum(-(-letters // fits) or 1 for letters in (*heads, *rows))
    return min(max(_AROUND + lines * _LINE, _LOWEST), _HIGHEST)


def frozen_label(context: PageContext, version: str) -> str:
    return context.t("Giữ nguyên bản {version}", version=version)


def _check_sections(context: PageContext, results: Sequence[CheckResult]) -> tuple[PageSection, ...]:
    """What does not add up in full; what does, and what could not be asked, below it."""
    groups = groups_of(context, results)
    failed = tuple(group for group in groups if group.failed)
    quiet = tuple(group for group in groups if not group.failed)
    intro = context.t("Những phép tính mà biểu mẫu nêu hoặc hàm ý, tính lại từ số đã in.")
    title = context.t("Phép đối chiếu khớp hoặc không áp dụng được ({n})", n=len(quiet))
    origin = context.t("Phép tính không ghi “biểu mẫu tự nêu” thì suy từ ý nghĩa của cột.") if quiet else ""
    below = PageSection("doi-chieu-khop", title, intro=origin, check_groups=quiet, folded=len(quiet) > MANY_CHECKS)
    return PageSection("doi-chieu", context.t("Đối chiếu"), intro=intro, check_groups=failed), *with_content(below)


def _table_files(context: PageContext, release: Release, table: Table) -> tuple[Download, ...]:
    folder = version_folder(release.report, release.version)
    files = (
        *offered_files(context, "table", f"{folder}{table.id}", "table"),
        *offered_files(context, "table", f"{folder}{release.report}-{release.version}", "book"),
    )
    return downloads_of(context, files)


def release_downloads(context: PageContext, release: Release) -> tuple[Download, ...]:
    folder = version_folder(release.report, release.version)
    stem = f"{folder}{release.report}-{release.version}"
    files = (
        *offered_files(context, "version", stem, "package", "book"),
        (DATA_PACKAGE, f"{folder}{DATA_PACKAGE}", context.t("mô tả cho máy đọc")),
        (SUMS, f"{folder}{SUMS}", context.t("để kiểm tra tệp nguyên vẹn")),
    )
    return downloads_of(context, files)


def table_title(context: PageContext, release: Release, table: Table) -> str:
    """Of its own among all pages: the same form comes from many bodies."""
    return ", ".join((context.text(table.title), context.unit_short(release.unit), context.when(table.period)))


def _checks_sentence(context: PageContext, release: Release) -> str:
    results = context.edition.results_by_report.get(release.report, ())
    return context.t(
        "Phép đối chiếu: {tally}. Chúng tôi giữ nguyên số đã in và giải thích từng chỗ.",
        tally=tally_words(context, results),
    )
