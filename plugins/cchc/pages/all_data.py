"""Everything at once: today's edition, and each edition under its own address."""

from __future__ import annotations

from collections.abc import Iterator

from ..formats.all_formats import files_at
from ..formats.publisher import DATA_PACKAGE, SUMS
from ..model.editions import collection_at, edition_names
from ..model.figures import COLUMNS
from ..model.releases import Release
from ..words.text import message
from .citation import cite_edition, cite_section
from .download_links import downloads_of
from .file_tables import sums_section
from .links import ALL_DATA, edition_folder
from .models import Download, Fact, Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell

_TITLE = message("Tất cả dữ liệu")


def all_data_page(site: PageContext) -> Page:
    count, name = site.language.number(len(site.edition.store)), site.edition.name
    return Page(
        head=site.head(
            site.links.all_data(),
            site.t("Tất cả dữ liệu"),
            site.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng."),
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker=site.t("Ấn bản {edition}", edition=name),
        heading=site.t("Tất cả dữ liệu"),
        lead=((site.t("{n} số liệu, mỗi số một dòng, cùng một cách ghi.", n=count), False),),
        sections=(
            PageSection("tai-ve", site.t("Tải về"), downloads=all_files(site, ALL_DATA)),
            sums_section(site, ALL_DATA),
            PageSection("cot", site.t("Các cột của figures.csv"), facts=_columns(site)),
            PageSection(
                "an-ban",
                site.t("Các ấn bản"),
                intro=site.t(
                    "Địa chỉ của trang này luôn có số liệu mới nhất. Mỗi ấn bản còn có địa chỉ riêng: các bản đã phát "
                    "hành đến hết tháng ấy, dựng lại từ chính các bản đó mỗi lần dựng trang."
                ),
                links=tuple(_edition_link(site, one) for one in _names(site)),
            ),
            *_closing(site, name),
        ),
    )


def edition_pages(site: PageContext) -> Iterator[Page]:
    for edition in _names(site):
        yield edition_page(site, edition)


def edition_page(site: PageContext, edition: str) -> Page:
    folder, title = edition_folder(edition), site.t("Tất cả dữ liệu, ấn bản {edition}", edition=edition)
    releases = collection_at(site.edition.collection, edition).newest()
    return Page(
        head=site.head(
            site.links.edition(edition),
            title,
            site.t("Các tệp của ấn bản {edition} và những bản dữ liệu trong đó.", edition=edition),
            (Link(site.t("Dữ liệu"), site.links.data()), Link(site.t("Tất cả dữ liệu"), site.links.all_data())),
            "data",
        ),
        kicker=site.t("Ấn bản {edition}", edition=edition),
        heading=title,
        lead=((_state_words(site, edition), False),),
        sections=(
            PageSection("tai-ve", site.t("Tải về"), downloads=all_files(site, folder)),
            sums_section(site, folder),
            PageSection("gom", site.t("Những bản trong ấn bản này"), tables=(_versions_table(site, releases),)),
            *_closing(site, edition),
        ),
    )


def _names(site: PageContext) -> tuple[str, ...]:
    """Newest first."""
    return edition_names(site.edition.collection.releases)[::-1]


def _state_words(site: PageContext, edition: str) -> str:
    if edition == site.edition.name:
        return site.t(
            "Ấn bản mới nhất: còn nhận thêm bản phát hành trong tháng. Khi đã có ấn bản sau, con số ở đây không đổi."
        )
    return site.t(
        "Ấn bản cũ, giữ để tra cứu; ấn bản mới nhất là {newest}. Con số là của các bản kể dưới đây; danh mục đơn vị, "
        "chỉ tiêu đi kèm là danh mục hiện hành.",
        newest=site.edition.name,
    )


def _edition_link(site: PageContext, edition: str) -> Link:
    count = len(collection_at(site.edition.collection, edition).newest())
    note = site.t("{n} báo cáo", n=count)
    return Link(site.t("Ấn bản {edition}", edition=edition), site.links.edition(edition), note)


def _versions_table(site: PageContext, releases: tuple[Release, ...]) -> TableView:
    rows = [
        plain_row(
            site.language.text(release.title),
            site.links.version(release.report, release.version),
            [text_cell(release.version), text_cell(site.language.date(release.created))],
        )
        for release in releases
    ]
    columns = [(site.t("Bản"), False), (site.t("Ngày"), False)]
    return plain_view(site, site.t("Những bản trong ấn bản này"), site.t("Bộ dữ liệu"), columns, rows)


def _closing(site: PageContext, edition: str) -> tuple[PageSection, ...]:
    return (
        PageSection("giay-phep", site.t("Giấy phép"), paragraphs=(licence_words(site),)),
        cite_section(site.t("Trích dẫn ấn bản này"), cite_edition(site, edition, _TITLE, "tat-ca")),
    )


def licence_words(site: PageContext) -> str:
    return site.t(
        "Bộ dữ liệu: CC BY 4.0 (được dùng, sửa, chia sẻ; phải ghi nguồn). Văn bản gốc là văn bản của cơ quan nhà nước "
        "và giữ nguyên địa vị pháp lý theo pháp luật Việt Nam."
    )


def all_files(site: PageContext, folder: str) -> tuple[Download, ...]:
    files = files_at("all_data", ("figures",), "cchc")
    notes = (
        *((name, site.language.text(format.offered["all_data"])) for format, name in files),
        (DATA_PACKAGE, site.t("mô tả cho máy đọc")),
        (SUMS, site.t("để kiểm tra tệp nguyên vẹn")),
    )
    return downloads_of(site, ((name, f"{folder}{name}", note) for name, note in notes))


def _columns(site: PageContext) -> tuple[Fact, ...]:
    meanings = {
        "report": site.t("mã báo cáo"),
        "version": site.t("bản của gói dữ liệu"),
        "table": site.t("mã bảng"),
        "row": site.t("khóa của dòng trong bảng"),
        "field": site.t("tên cột"),
        "unit": site.t("mã đơn vị"),
        "period": site.t("mã kỳ"),
        "indicator": site.t("mã chỉ tiêu"),
        "category": site.t("phần của dòng không phải đơn vị hay chỉ tiêu"),
        "value": site.t("giá trị; trống khi không có"),
        "unit_of_measure": site.t("đơn vị tính"),
        "state": site.t("trạng thái: vì sao trống"),
        "note": site.t("ghi chú, chữ in trong ô"),
        "document": site.t("số văn bản"),
        "source": site.t("biểu, dòng, cột, dòng trong văn bản nguồn"),
    }
    return tuple(Fact(name, meanings[name]) for name in COLUMNS)
