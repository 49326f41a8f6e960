"""One released version: its files with their sums, how to cite it, and a warning once a newer one is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.change_kinds import MISTAKES
from ..model.changes import changes_between
from ..model.releases import Release
from .change_views import change_tables, changes_of, version_path, versions_of
from .change_words import count_words
from .citation import cite_release, cite_section
from .data_sets import change_section
from .file_tables import file_table
from .links import version_folder
from .models import Fact, Link, Page, PageSection, TableView
from .page_context import PageContext
from .report import release_downloads

MANY_TABLES = 6  # more start closed


@dataclass(frozen=True)
class WarningSection(PageSection):
    """A section whose warning may tell of a known mistake: the template then prints it in red."""

    alarm: bool = False


def version_pages(site: PageContext) -> Iterator[Page]:
    """A page for every version ever released, beside its files."""
    for release in site.edition.collection.releases:
        yield version_page(site, release)


def version_page(site: PageContext, release: Release) -> Page:
    title = site.language.text(release.title)
    newer = tuple(one for one in versions_of(site, release.report) if one.version_key > release.version_key)
    earlier = [changes for changes in changes_of(site, release.report) if changes.new.version == release.version]
    return Page(
        head=site.head(
            version_path(site, release),
            site.t("Bản {version}: {title}", version=release.version, title=title),
            site.t(
                "Tệp, mã kiểm tra và cách trích dẫn bản {version} của bộ dữ liệu {title}.",
                version=release.version,
                title=title,
            ),
            (Link(site.t("Dữ liệu"), site.links.data()), Link(title, site.links.data_set(release.report))),
            "data",
        ),
        kicker=site.t("Bản {version}, {date}", version=release.version, date=site.language.date(release.created)),
        heading=title,
        lead=((_lead(site, newer), False),),
        sections=(
            *([_warning(site, release, newer)] if newer else []),
            PageSection("ban", site.t("Về bản này"), facts=_facts(site, release)),
            PageSection(
                "tep",
                site.t("Các tệp"),
                tables=(_file_table(site, release),),
                downloads=release_downloads(site, release),
                intro=site.t(
                    "Các bảng của bản này không bao giờ đổi; phần mô tả đi kèm theo danh mục của ngày dựng trang. "
                    "Mã SHA-256 cho biết tệp tải về có nguyên vẹn không."
                ),
            ),
            *(change_section(site, changes) for changes in earlier),
            _embed_section(site, release),
            cite_section(site.t("Trích dẫn bản này"), cite_release(site, release)),
        ),
    )


def _lead(site: PageContext, newer: Sequence[Release]) -> str:
    if newer:
        return site.t("Đây là một bản cũ, giữ lại để ai đã trích dẫn vẫn tra được.")
    return site.t("Đây là bản mới nhất.")


def _warning(site: PageContext, release: Release, newer: Sequence[Release]) -> WarningSection:
    """What a reader of this version must know: which cells read otherwise today, and whether they were wrong here."""
    newest = newer[-1]
    changes = changes_between(release, newest)
    since = [one for one in changes_of(site, release.report) if one.old.version_key >= release.version_key]
    mistakes = tuple(one for one in newer if one.reason in MISTAKES)
    words = [
        site.t(
            "Đã có bản mới hơn ({version}, {date}); các ô sau đây đã đổi ({count}).",
            version=newest.version,
            date=site.language.date(newest.created),
            count=count_words(site, changes),
        )
    ]
    if mistakes:
        reasons = dict.fromkeys(site.label("change_reason", one.reason).lower() for one in mistakes)
        words.append(site.t("Bản này có chỗ thiếu hoặc sai đã biết ({reasons}).", reasons="; ".join(reasons)))
    return WarningSection(
        "canh-bao",
        site.t("Đã có bản mới hơn"),
        warning=" ".join(words),
        alarm=bool(mistakes),
        tables=change_tables(site, changes, since[::-1]),
        links=(
            Link(site.t("Bản mới nhất: {version}", version=newest.version), version_path(site, newest)),
            Link(site.t("Bộ dữ liệu và mọi bản"), site.links.data_set(release.report)),
        ),
    )


def _facts(site: PageContext, release: Release) -> tuple[Fact, ...]:
    return (
        Fact(site.t("Bản"), release.version),
        Fact(site.t("Ngày"), site.language.date(release.created)),
        Fact(site.t("Lý do"), site.label("change_reason", release.reason)),
        Fact(site.t("Thay đổi"), site.language.text(release.change_note)),
        Fact(site.t("Chép từ văn bản"), site.report_number(release), site.links.report(release.report)),
        Fact(site.t("Giấy phép"), "CC BY 4.0"),
    )


def _file_table(site: PageContext, release: Release) -> TableView:
    folder = version_folder(release.report, release.version)
    return file_table(site, folder, site.t("Các tệp của bản {version}", version=release.version))


def _embed_section(site: PageContext, release: Release) -> PageSection:
    """The tables of this version as light pages, the same for good: also of a version that no page shows any more."""
    links = tuple(
        Link(site.language.text(table.title), site.links.frozen_table(release.report, release.version, table.id))
        for table in release.tables
    )
    return PageSection(
        "nhung",
        site.t("Bảng của bản này, để nhúng"),
        intro=site.t("Mỗi bảng một trang nhẹ, con số giữ nguyên như bản này."),
        links=links,
        link_style="columns",
        folded=len(links) > MANY_TABLES,
    )
