"""How to use the data: code to copy for each tool, three worked examples, charts on other people's pages."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from ..formats.query import Query
from ..formats.ready_queries import CENTRE, LATE_2018, LATE_2019, ONLINE_LONG_PHU
from ..formats.run_queries import Answer, Answers
from .embeds import no_frozen_words
from .examples import (
    WORKED,
    duckdb_read,
    frictionless_read,
    iframe_embed,
    pandas_read,
    power_query_read,
    r_read,
    sqlite_read,
)
from .explore import answer_view
from .links import embed_file
from .models import Link, Page, PageSection
from .page_context import PageContext

EMBED_UNIT, EMBED_PERIOD, EMBED_CHART = "so-tu-phap", "2019-h1", "cung-cap-dung-han"


def how_to_use_page(site: PageContext, answers: Answers, url: str) -> Page:
    return Page(
        head=site.head(
            site.links.how_to_use(),
            site.t("Cách dùng dữ liệu"),
            site.t("Đoạn mã chép được ngay cho Python, R, Excel, SQLite, DuckDB; ba ví dụ có lời giải; cách nhúng."),
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
            *(_worked_section(site, query, answers, write(url)) for query, write in WORKED),
            _embed_section(site, url),
            _further_section(site),
        ),
    )


def _tool_sections(site: PageContext, url: str) -> tuple[PageSection, ...]:
    release = site.edition.releases.get(CENTRE) or next(iter(site.edition.releases.values()))
    package = frictionless_read(url, release.report, release.version, release.tables[0].id)
    return (
        PageSection(
            "python",
            "Python",
            intro=site.t("pandas đọc bảng chung; frictionless đọc một gói cùng kiểu và mô tả của từng cột."),
            code=(("Python, pandas", pandas_read(url)), ("Python, frictionless", package)),
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
    answer = answers[query.id, site.language.lang]
    # A collection without this report has an empty answer, and nothing to say about it.
    said = _FINDINGS[query.id](site, answer) if answer.rows else ""
    return PageSection(
        query.id,
        site.t("Ví dụ: {question}", question=site.language.text(query.question)),
        intro=site.language.text(query.note),
        tables=(answer_view(site, query, answer),),
        paragraphs=(said,) if said else (),
        code=(("Python, pandas", python), ("SQL, cchc.sqlite", query.sql_in(site.language.lang))),
    )


def _say_late_2019(site: PageContext, answer: Answer) -> str:
    name, late, settled, _ = answer.rows[0]
    return site.t(
        "{n} đơn vị có hồ sơ trễ hạn; nhiều nhất là {name}: {late} trên {settled} hồ sơ đã giải quyết.",
        n=len(answer.rows),
        name=name,
        late=_number(site, late),
        settled=_number(site, settled),
    )


def _say_online(site: PageContext, answer: Answer) -> str:
    district, communes = ((row[0], Decimal(str(row[3]))) for row in answer.rows)
    return site.t(
        "{first}: {first_share}; {second}: {second_share}; cách nhau {gap} điểm phần trăm.",
        first=district[0],
        first_share=site.language.percent(district[1], 2),
        second=communes[0],
        second_share=site.language.percent(communes[1], 2),
        gap=site.language.number(abs(district[1] - communes[1]), 2),
    )


def _say_late_2018(site: PageContext, answer: Answer) -> str:
    top = answer.rows[:3]
    _, _, running, of_all, of_local = top[-1]
    return site.t(
        "Theo Biểu mẫu 12, số liệu phần mềm một cửa đến 19/11/2018, ba nơi ({names}) có {running} hồ sơ trễ hạn: "
        "{local} trong {local_whole} hồ sơ trễ hạn của cấp huyện và cấp xã, {all} trong {whole} nếu tính cả sở, ngành.",
        names="; ".join(str(row[0]) for row in top),
        running=_number(site, running),
        local_whole=_number(site, _late_of_2018(site, ("district", "commune"))),
        whole=_number(site, _late_of_2018(site)),
        local=site.language.percent(Decimal(str(of_local or 0)), 2),
        all=site.language.percent(Decimal(str(of_all)), 2),
    )


def _late_of_2018(site: PageContext, levels: Collection[str] = ()) -> Decimal:
    values = site.edition.values_by_measure.get("qua-han", ())
    held = [value for value in values if value.period == "2018" and value.method == "phan-mem"]
    return sum((v.numerator for v in held if not levels or site.unit(v.unit).level in levels), Decimal(0))


_FINDINGS = {LATE_2019.id: _say_late_2019, ONLINE_LONG_PHU.id: _say_online, LATE_2018.id: _say_late_2018}


def _number(site: PageContext, value: object) -> str:
    return site.language.number(Decimal(str(value)))


def _embed_section(site: PageContext, url: str) -> PageSection:
    page = site.links.unit_period(EMBED_UNIT, EMBED_PERIOD)
    following, title = (
        embed_file(page, EMBED_CHART),
        site.t("Biểu đồ của {portal}", portal=site.portal_name),
    )
    release = site.edition.releases.get(CENTRE) or next(iter(site.edition.releases.values()))
    frozen = site.links.frozen_table(release.report, release.version, release.tables[0].id)
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
        code=(
            ("HTML", iframe_embed(url, following, title)),
            (
                site.t("HTML, bảng giữ nguyên bản {version}", version=release.version),
                iframe_embed(url, frozen, site.language.text(release.tables[0].title)),
            ),
        ),
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
