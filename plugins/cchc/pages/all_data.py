"""Everything at once: today's edition, and each edition under its own address."""

from collections.abc import Iterator

from ..formats.all_formats import all_data_files
from ..formats.file_facts import DATA_PACKAGE, SUMS
from ..model.figures import collection_at, past_editions
from ..model.releases import Release
from ..tables.make_books import FIGURE_COLUMNS
from ..words.text import message
from .citation import cite_edition, cite_section
from .download_links import downloads_of, sums_section
from .links import ALL_DATA, edition_folder
from .models import Download, Fact, Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table

_TITLE = message("Tất cả dữ liệu")


def all_data_page(context: PageContext) -> Page:
    cells, name = context.edition.store, context.edition.name
    about = context.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng.")
    crumbs = (Link(context.t("Dữ liệu"), context.links.data()),)
    intro = context.t(
        "Địa chỉ của trang này luôn có số liệu mới nhất. Khi có ấn bản mới, ấn bản trước có địa chỉ riêng: các bản đã "
        "phát hành đến hết tháng ấy, dựng lại từ chính các bản đó mỗi lần dựng trang."
    )
    today = Link(context.t("Ấn bản {edition}", edition=name), context.links.all_data(), context.t("mới nhất"))
    past = (_edition_link(context, edition) for edition in _newest_first(context))
    return Page(
        head=context.head(context.links.all_data(), context.text(_TITLE), about, crumbs, "data"),
        heading=context.text(_TITLE),
        kicker=context.t("Ấn bản {edition}", edition=name),
        lead=plain_lead(
            context.t(
                "{n} số liệu; figures.csv có {cells} dòng, mỗi ô của biểu một dòng, kể cả ô không có số liệu.",
                n=cells.count_stated(),
                cells=len(cells),
            )
        ),
        sections=(
            *_file_sections(context, ALL_DATA),
            PageSection("cot", context.t("Các cột của figures.csv"), facts=_columns(context)),
            PageSection("an-ban", context.t("Các ấn bản"), intro=intro, links=(today, *past)),
            *_closing(context, name),
        ),
    )


def edition_pages(context: PageContext) -> Iterator[Page]:
    for edition in _newest_first(context):
        yield edition_page(context, edition)


def edition_page(context: PageContext, edition: str) -> Page:
    title = context.t("Tất cả dữ liệu, ấn bản {edition}", edition=edition)
    about = context.t("Các tệp của ấn bản {edition} và những bản dữ liệu trong đó.", edition=edition)
    crumbs = (
        Link(context.t("Dữ liệu"), context.links.data()),
        Link(context.text(_TITLE), context.links.all_data()),
    )
    versions = _versions_table(context, edition)
    today = Link(context.t("Số liệu và độ chắc đến nay"), context.links.all_data())
    return Page(
        head=context.head(context.links.edition(edition), title, about, crumbs, "data"),
        heading=title,
        kicker=context.t("Ấn bản {edition}", edition=edition),
        lead=plain_lead(_state_words(context, edition)),
        sections=(
            *_file_sections(context, edition_folder(edition)),
            PageSection("gom", versions.caption, tables=(versions,), links=(today,)),
            *_closing(context, edition),
        ),
    )


def _newest_first(context: PageContext) -> tuple[str, ...]:
    return past_editions(context.edition.collection.releases)[::-1]


def _file_sections(context: PageContext, folder: str) -> tuple[PageSection, PageSection]:
    excel = context.t("Dùng Excel thì lấy tệp .xlsx; tệp CSV là UTF-8 không có dấu BOM.")
    downloads = PageSection("tai-ve", context.t("Tải về"), intro=excel, downloads=all_files(context, folder))
    return downloads, sums_section(context, folder)


def _state_words(context: PageContext, edition: str) -> str:
    return context.t(
        "Ấn bản cũ, giữ để tra cứu; ấn bản mới nhất là {newest}. Con số là của các bản kể dưới đây, độ chắc của từng "
        "con số là của ấn bản này: chỉ các bản ấy được đem so với nhau. Danh mục, phép đối chiếu và lời giải thích là "
        "của nay.",
        newest=context.edition.name,
    )


def _edition_link(context: PageContext, edition: str) -> Link:
    note = context.t("{n} báo cáo", n=len(_releases_of(context, edition)))
    return Link(context.t("Ấn bản {edition}", edition=edition), context.links.edition(edition), note)


def _releases_of(context: PageContext, edition: str) -> tuple[Release, ...]:
    """The version of each report that the edition holds."""
    return collection_at(context.edition.collection, edition).newest()


def _versions_table(context: PageContext, edition: str) -> TableView:
    names = RowNames[Release](context.t("Bộ dữ liệu"), context.version_link)
    columns = (
        ItemColumn[Release](context.t("Bản"), lambda release: release.version),
        ItemColumn[Release](context.t("Ngày"), lambda release: context.date(release.created)),
    )
    caption = context.t("Những bản trong ấn bản này")
    return item_table(context, caption, names, columns, _releases_of(context, edition))


def _closing(context: PageContext, edition: str) -> tuple[PageSection, PageSection]:
    citation = cite_edition(context, edition, _TITLE, "tat-ca")
    return licence_section(context), cite_section(context.t("Trích dẫn ấn bản này"), citation)


def licence_section(context: PageContext) -> PageSection:
    licence = context.t(
        "Bộ dữ liệu: CC BY 4.0 (được dùng, sửa, chia sẻ; phải ghi nguồn). Văn bản gốc là văn bản của cơ quan nhà nước "
        "và giữ nguyên địa vị pháp lý theo pháp luật Việt Nam."
    )
    return PageSection("giay-phep", context.t("Giấy phép"), paragraphs=(licence,))


def all_files(context: PageContext, folder: str) -> tuple[Download, ...]:
    """Workbook and archive of all figures, or of each year; what was not written is not offered."""
    years = sorted({period.start[:4] for period in context.edition.references.periods.values()})
    files = {name: format for format, name in (*all_data_files(), *all_data_files(years))}
    notes = (
        *((name, context.text(format.offered["all_data"])) for name, format in files.items()),
        (DATA_PACKAGE, context.t("mô tả cho máy đọc")),
        (SUMS, context.t("để kiểm tra tệp nguyên vẹn")),
    )
    return downloads_of(context, ((name, f"{folder}{name}", note) for name, note in notes))


def _columns(context: PageContext) -> tuple[Fact, ...]:
    return tuple(Fact(column.name, context.text(column.description or column.label)) for column in FIGURE_COLUMNS)
