"""How to use the data: code to copy for each tool, three worked examples, charts on other people's pages."""

from __future__ import annotations

from decimal import Decimal

from ..formats.run_queries import Answers, Value
from ..model.queries import Query, QueryColumn
from ..model.releases import Release, Table
from .embeds import no_frozen_words
from .examples import (
    duckdb_read,
    frictionless_read,
    iframe_embed,
    pandas_read,
    power_query_read,
    r_read,
    sqlite_read,
    worked,
)
from .explore import answer_view
from .links import embed_file
from .models import Link, Page, PageSection
from .page_context import PageContext
from .unit_period import unit_period_page


def how_to_use_page(site: PageContext, answers: Answers, url: str) -> Page:
    examples = [query for query in site.edition.collection.queries_asked() if query.python]
    return Page(
        head=site.head(
            site.links.how_to_use(),
            site.t("Cách dùng dữ liệu"),
            site.t("Đoạn mã chép được ngay cho Python, R, Excel, SQLite, DuckDB; ví dụ có lời giải; cách nhúng."),
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker=site.t("Dữ liệu"),
        heading=site.t("Cách dùng dữ liệu"),
        lead=(
            (
                site.t(
                    "figures.csv có mỗi số liệu một dòng; mỗi báo cáo còn là một gói dữ liệu có phiên bản. Trong mã, "
                    "BASE là địa chỉ của trang này hoặc thư mục chứa các tệp đã tải về."
                ),
                False,
            ),
        ),
        sections=(
            *_tool_sections(site, url),
            *(_worked_section(site, query, answers, worked(url, query)) for query in examples),
            _embed_section(site, url),
            _further_section(site),
        ),
    )


def _tool_sections(site: PageContext, url: str) -> tuple[PageSection, ...]:
    tables = _example_tables(site)
    packages = [
        ("Python, frictionless", frictionless_read(url, release.report, release.version, table.id))
        for release, table in tables
    ]
    return (
        PageSection(
            "python",
            "Python",
            intro=site.t("pandas đọc bảng chung; frictionless đọc một gói cùng kiểu và mô tả của từng cột."),
            code=(("Python, pandas", pandas_read(url)), *packages),
        ),
        PageSection(
            "r",
            "R",
            intro=site.t("Chỉ cần R từ bản 4.2 (bản cũ hơn trên Windows đọc sai chữ Việt); không cần gói cài thêm."),
            code=(("R", r_read(url)),),
        ),
        PageSection(
            "excel",
            site.t("Excel, Power Query"),
            intro=site.t(
                "Dữ liệu → Lấy dữ liệu → Truy vấn trống → Trình soạn thảo nâng cao, rồi dán đoạn này. cchc.xlsx thì mở "
                "thẳng được."
            ),
            paragraphs=(
                site.t(
                    "Mã Python, R, SQL và DuckDB trên trang này được chạy thử mỗi lần trang thay đổi; đoạn này thì "
                    "không, vì Power Query chỉ có trong phần mềm của Microsoft: chúng tôi đã so với tài liệu của hãng "
                    "và kiểm tra tự động tên tệp, tên cột. “en-US” để 86.48 không bị đọc thành 8648 trên máy dùng dấu "
                    "phẩy thập phân."
                ),
            ),
            code=(("Power Query M", power_query_read(url)),),
        ),
        PageSection(
            "sql",
            "SQLite, DuckDB",
            intro=site.t("cchc.sqlite có mọi bảng, chỉ mục và câu hỏi dựng sẵn; DuckDB đọc thẳng figures.parquet."),
            code=(("Python, sqlite3", sqlite_read()), ("DuckDB", duckdb_read(url))),
            links=(Link(site.t("Thử ngay: khám phá bằng SQL"), site.links.explore()),),
        ),
    )


def _worked_section(site: PageContext, query: Query, answers: Answers, python: str) -> PageSection:
    answer, said = answers[query.id, site.language.lang], _finding(site, query, answers)
    return PageSection(
        query.id,
        site.t("Ví dụ: {question}", question=site.language.text(query.question)),
        intro=site.language.text(query.note),
        tables=(answer_view(site, query, answer),),
        paragraphs=(said,) if said else (),
        code=(("Python, pandas", python), ("SQL, cchc.sqlite", query.sql_in(site.language.lang))),
    )


def _finding(site: PageContext, query: Query, answers: Answers) -> str:
    """What the answer says in a sentence; an answer without rows says nothing."""
    if query.finding is None or not (rows := answers[query.finding.id, site.language.lang].rows):
        return ""
    columns = zip(query.finding.columns, rows[0], strict=True)
    if any(value is None for value in rows[0]):
        return ""
    words = {column.name: _words(site, column, value) for column, value in columns}
    return site.language.text(query.finding.question).format(**words)


def _words(site: PageContext, column: QueryColumn, value: Value) -> str:
    if column.kind == "percent":
        return site.language.percent(Decimal(str(value)), column.decimals)
    if column.is_numeric:
        return site.language.number(Decimal(str(value)), column.decimals)
    return str(value)


def _example_tables(site: PageContext) -> list[tuple[Release, Table]]:
    """The first table of the report that the portal likes to show, else of any; none where there are none."""
    wanted = site.edition.releases.get(site.portal.example.report)
    releases = [wanted] if wanted else list(site.edition.releases.values())
    return [(release, release.tables[0]) for release in releases if release.tables][:1]


def _example_chart(site: PageContext) -> str:
    """The address of one chart to embed: the portal's own example, else the first there is; empty without charts."""
    example, places = site.portal.example, site.edition.store.unit_periods()
    liked = [(example.unit, example.period)] if (example.unit, example.period) in places else []
    for unit, period in (*liked, *places):
        charts = [chart.id for section in unit_period_page(site, unit, period).sections for chart in section.charts]
        if charts:
            chart = example.chart if example.chart in charts else charts[0]
            return embed_file(site.links.unit_period(unit, period), chart)
    return ""


def _embed_section(site: PageContext, url: str) -> PageSection:
    following, title = _example_chart(site), site.t("Biểu đồ của {portal}", portal=site.portal_name)
    code = [("HTML", iframe_embed(url, following, title))] if following else []
    for release, table in _example_tables(site):
        frozen = site.links.frozen_table(release.report, release.version, table.id)
        heading = site.t("HTML, bảng giữ nguyên bản {version}", version=release.version)
        code.append((heading, iframe_embed(url, frozen, site.language.text(table.title))))
    return PageSection(
        "nhung",
        site.t("Nhúng biểu đồ, bảng vào trang khác"),
        intro=site.t(
            "Dưới mỗi biểu đồ và mỗi bảng như đã nộp có mục “Nhúng” với đoạn mã chép được: một trang nhẹ chỉ có biểu "
            "đồ hoặc bảng ấy, nguồn và đường về. Trang nhúng không chạy script, không đặt cookie và không gọi máy chủ "
            "nào khác."
        ),
        paragraphs=(
            site.t(
                "Có hai cách. Theo số liệu mới nhất: địa chỉ của trang, tên biểu đồ (bảng: “bang”) và .nhung.html; con "
                "số đổi khi có bản mới. Giữ nguyên một bản: địa chỉ nằm trong thư mục của bản, con số không bao giờ "
                "đổi; khi có bản mới hơn, trang nói rõ và dẫn tới những ô đã đổi."
            ),
            no_frozen_words(site),
        ),
        code=tuple(code),
    )


def _further_section(site: PageContext) -> PageSection:
    return PageSection(
        "tiep",
        site.t("Đọc tiếp"),
        links=(
            Link(site.t("Tất cả dữ liệu và nghĩa của từng cột"), site.links.all_data()),
            Link(site.t("Phương pháp"), site.links.static("phuong-phap")),
            Link(site.t("Chỗ văn bản tự mâu thuẫn"), site.links.findings()),
        ),
    )
