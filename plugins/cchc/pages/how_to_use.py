"""How to use the data: code to copy for each tool, three worked examples, charts on other people's pages."""

from __future__ import annotations

from decimal import Decimal

from ..charts.chart import make_chart
from ..formats.run_queries import Answers, Value
from ..model.editions import edition_names
from ..model.queries import Query, QueryColumn
from ..model.releases import Release, Table
from ..words.language import lower
from .embeds import no_frozen_words, picture_embeds
from .examples import (
    duckdb_read,
    edition_of_api,
    edition_of_base,
    frictionless_read,
    iframe_embed,
    pandas_read,
    polars_read,
    power_query_read,
    r_read,
    sqlite_read,
    worked,
)
from .explore import answer_view
from .models import ChartView, Link, Page, PageSection, plain_lead
from .page_context import PageContext
from .unit_period import unit_period_charts


def how_to_use_page(context: PageContext, answers: Answers) -> Page:
    title = context.t("Cách dùng dữ liệu")
    about = context.t("Đoạn mã chép được ngay cho Python, R, Excel, SQLite, DuckDB; ví dụ có lời giải; cách nhúng.")
    crumbs = (Link(context.t("Dữ liệu"), context.links.data()),)
    lead = context.t(
        "figures.csv có mỗi số liệu một dòng; mỗi báo cáo còn là một gói dữ liệu có phiên bản. Trong mã, "
        "BASE là địa chỉ của trang này hoặc thư mục chứa các tệp đã tải về."
    )
    examples = [query for query in context.edition.collection.queries_asked() if query.python]
    return Page(
        head=context.head(context.links.how_to_use(), title, about, crumbs, "data"),
        heading=title,
        kicker=context.t("Dữ liệu"),
        lead=plain_lead(lead),
        sections=(
            *_tool_sections(context, context.url),
            _edition_section(context),
            *(_worked_section(context, query, answers) for query in examples),
            _embed_section(context),
            _further_section(context),
        ),
    )


def _tool_sections(context: PageContext, url: str) -> tuple[PageSection, ...]:
    tables = _example_tables(context)
    packages = [
        ("Python, frictionless", frictionless_read(url, release.report, release.version, table.id))
        for release, table in tables
    ]
    return (
        PageSection(
            "python",
            "Python",
            intro=context.t("pandas, polars đọc bảng chung; frictionless đọc một gói cùng kiểu và mô tả của từng cột."),
            code=(("Python, pandas", pandas_read(url)), ("Python, polars", polars_read(url)), *packages),
        ),
        PageSection(
            "r",
            "R",
            intro=context.t("Chỉ cần R từ bản 4.2 (bản cũ hơn trên Windows đọc sai chữ Việt); không cần gói cài thêm."),
            code=(("R", r_read(url)),),
        ),
        PageSection(
            "excel",
            context.t("Excel, Power Query"),
            intro=context.t(
                "Dùng Excel thì mở tệp .xlsx: tệp CSV là UTF-8 không có dấu BOM, Excel mở thẳng sẽ sai dấu tiếng Việt. "
                "Muốn lấy CSV: Dữ liệu → Lấy dữ liệu → Truy vấn trống → Trình soạn thảo nâng cao, rồi dán đoạn này."
            ),
            paragraphs=(
                context.t(
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
            intro=context.t("cchc.sqlite có mọi bảng, chỉ mục và câu hỏi dựng sẵn; DuckDB đọc thẳng figures.parquet."),
            code=(("Python, sqlite3", sqlite_read()), ("DuckDB", duckdb_read(url))),
            links=(Link(context.t("Thử ngay: khám phá bằng SQL"), context.links.explore()),),
        ),
    )


def _edition_section(context: PageContext) -> PageSection:
    name = next(iter(edition_names(context.edition.collection.releases)), context.edition.name)
    return PageSection(
        "an-ban",
        context.t("Dựng lại một ấn bản đã qua"),
        intro=context.t(
            "figures-history.csv có mọi ô đã khác đi giữa các ấn bản; /api/v1/as-of/<ấn bản>.json có những ô mà ấn bản "
            "ấy ghi khác hôm nay. Ghép với figures.csv thì được đúng từng ô của ấn bản."
        ),
        code=(("SQL, cchc.sqlite", edition_of_base(name)), ("Python, pandas", edition_of_api(context.url, name))),
    )


def _worked_section(context: PageContext, query: Query, answers: Answers) -> PageSection:
    answer, finding = answers[query.id, context.language.lang], _finding(context, query, answers)
    python = worked(context.url, query)
    return PageSection(
        query.id,
        context.t("Ví dụ: {question}", question=context.text(query.question)),
        intro=context.text(query.note),
        tables=(answer_view(context, query, answer),),
        paragraphs=(finding,) if finding else (),
        code=(("Python, pandas", python), ("SQL, cchc.sqlite", query.sql_in(context.language.lang))),
    )


def _finding(context: PageContext, query: Query, answers: Answers) -> str:
    """What the answer says in a sentence; an answer without rows says nothing."""
    if query.finding is None or not (rows := answers[query.finding.id, context.language.lang].rows):
        return ""
    columns = zip(query.finding.columns, rows[0], strict=True)
    if any(value is None for value in rows[0]):
        return ""
    words = {column.name: _words(context, column, value) for column, value in columns}
    return context.text(query.finding.question).format(**words)


def _words(context: PageContext, column: QueryColumn, value: Value) -> str:
    if column.kind == "percent":
        return context.language.percent(Decimal(str(value)), column.decimals)
    if column.is_numeric:
        return context.number(Decimal(str(value)), column.decimals)
    return str(value)


def _example_tables(context: PageContext) -> list[tuple[Release, Table]]:
    """The first table of the report that the portal likes to show, else of any; none where there are none."""
    wanted = context.edition.releases.get(context.portal.example.report)
    releases = [wanted] if wanted else list(context.edition.releases.values())
    return [(release, release.tables[0]) for release in releases if release.tables][:1]


def _example_charts(context: PageContext) -> list[tuple[str, ChartView]]:
    """A chart to embed with the path of its page: the portal's own example, else the first."""
    example, places = context.portal.example, context.edition.store.unit_periods()
    liked = [(example.unit, example.period)] if (example.unit, example.period) in places else []
    for unit, period in (*liked, *places):
        charts = {chart.id: chart for chart in unit_period_charts(context, unit, period)}
        if charts:
            chart = charts.get(example.chart) or next(iter(charts.values()))
            return [(context.links.unit_period(unit, period), chart)]
    return []


def _embed_section(context: PageContext) -> PageSection:
    code = []
    for page, chart in _example_charts(context):
        is_large = not make_chart(chart.undrawn).is_small
        embeds = picture_embeds(context, page, chart, is_large)
        code += [(f"HTML, {lower(embed.label)}", embed.code) for embed in embeds]
    for release, table in _example_tables(context):
        path = context.links.frozen_table(release.report, release.version, table.id)
        heading = context.t("HTML, bảng giữ nguyên bản {version}", version=release.version)
        code.append((heading, iframe_embed(context.url, path, context.text(table.title))))
    return PageSection(
        "nhung",
        context.t("Nhúng biểu đồ, bảng vào trang khác"),
        intro=context.t(
            "Dưới mỗi biểu đồ và mỗi bảng như đã nộp có mục “Nhúng” với đoạn mã chép được. Biểu đồ là một tệp SVG có "
            "sẵn tên, câu dẫn, nguồn, địa chỉ, màu cho nền sáng và nền tối; bảng là một trang nhẹ đặt trong iframe. Cả "
            "hai không chạy script, không đặt cookie và không gọi máy chủ nào khác."
        ),
        paragraphs=(
            context.t(
                "Hình lớn có hai dạng: tệp .svg cho màn hình rộng, tệp .hep.svg cho điện thoại; <picture> để trình "
                "duyệt chọn dạng có chữ đọc được. Hình nhỏ chỉ cần một tệp. Phần sau dấu # gạch chân tên một đơn vị."
            ),
            context.t(
                "Có hai cách. Theo số liệu mới nhất: tệp nằm cạnh trang, hình đổi khi có bản mới. Giữ nguyên: tệp nằm "
                "trong thư mục của bản, con số không bao giờ đổi; trong hình ghi rõ bản nào và số liệu mới nhất ở "
                "đâu. Bảng luôn giữ nguyên bản của nó; khi có bản mới hơn, trang nói rõ và dẫn tới những ô đã đổi."
            ),
            no_frozen_words(context),
            context.t(
                "Số của một hình: trong bảng dưới hình, và trong tệp CSV của các bảng mà hình lấy số, có liên kết dưới "
                "hình."
            ),
        ),
        code=tuple(code),
    )


def _further_section(context: PageContext) -> PageSection:
    return PageSection(
        "tiep",
        context.t("Đọc tiếp"),
        links=(
            Link(context.t("Tất cả dữ liệu và nghĩa của từng cột"), context.links.all_data()),
            Link(context.t("Phương pháp"), context.links.static("phuong-phap")),
            Link(context.t("Chỗ văn bản tự mâu thuẫn"), context.links.findings()),
        ),
    )
