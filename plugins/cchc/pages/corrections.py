"""Corrections: every changed cell between versions with its reason, then every released version."""

from __future__ import annotations

from ..model.change_kinds import Changes
from .change_views import all_changes, change_tables, version_path
from .change_words import count_words, note_words
from .models import Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell


def corrections_page(site: PageContext) -> Page:
    corrections = all_changes(site)
    said = "" if corrections else site.t("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.")
    return Page(
        head=site.head(
            site.links.corrections(),
            site.t("Đính chính"),
            site.t("Mọi thay đổi giữa các bản dữ liệu, kèm lý do."),
            (),
            "data",
        ),
        kicker="",
        heading=site.t("Đính chính"),
        lead=(
            (
                site.t("Bản đã phát hành không bao giờ bị sửa; đính chính là một bản mới, nói rõ đổi gì và vì sao."),
                False,
            ),
        ),
        sections=(
            *(_correction(site, changes) for changes in corrections),
            PageSection(
                "ban",
                site.t("Các bản đã phát hành"),
                tables=(_release_table(site),),
                paragraphs=(said,) if said else (),
            ),
        ),
    )


def _correction(site: PageContext, changes: Changes) -> PageSection:
    """One new version: when, why, and each cell before and after."""
    new = changes.new
    return PageSection(
        f"{new.report}-{new.version}",
        site.t(
            "{title}: bản {old} thành {new}",
            title=site.language.text(new.title),
            old=changes.old.version,
            new=new.version,
        ),
        intro=site.t(
            "{date}. {note} Lý do: {reason}. {count}.",
            date=site.language.date(new.created),
            note=note_words(site, new),
            reason=site.label("change_reason", new.reason),
            count=count_words(site, changes),
        ),
        tables=change_tables(site, changes),
        links=(Link(site.t("Mọi bản của bộ dữ liệu này"), site.links.data_set(new.report)),),
    )


def _release_table(site: PageContext) -> TableView:
    releases = sorted(
        site.edition.collection.releases, key=lambda r: (r.created, r.report, r.version_key), reverse=True
    )
    rows = [
        plain_row(
            site.language.text(release.title),
            version_path(site, release),
            (
                text_cell(release.version),
                text_cell(site.language.date(release.created)),
                text_cell(site.label("change_reason", release.reason)),
                text_cell(site.language.text(release.change_note)),
            ),
        )
        for release in releases
    ]
    columns = (site.t("Bản"), site.t("Ngày"), site.t("Lý do"), site.t("Thay đổi"))
    heading = site.t("Các bản đã phát hành")
    return plain_view(site, heading, site.t("Bộ dữ liệu"), [(name, False) for name in columns], rows)
