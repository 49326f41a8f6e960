"""Every released version, with what changed and why."""

from __future__ import annotations

from .models import Page, Section
from .site import Site
from .table_views import plain_row, plain_view, text_cell


def corrections_page(site: Site) -> Page:
    rows = [
        plain_row(
            site.language.text(release.title),
            site.links.data_set(release.report),
            (
                text_cell(release.version),
                text_cell(site.language.date(release.created)),
                text_cell(site.label("change_reason", release.reason)),
                text_cell(site.language.text(release.change_note)),
            ),
        )
        for release in sorted(site.edition.collection.releases, key=lambda r: (r.created, r.report), reverse=True)
    ]
    table = plain_view(
        site,
        site.t("Các bản đã phát hành"),
        site.t("Bộ dữ liệu"),
        ((site.t("Bản"), False), (site.t("Ngày"), False), (site.t("Lý do"), False), (site.t("Thay đổi"), False)),
        rows,
    )
    corrected = [release for release in site.edition.collection.releases if release.reason != "initial"]
    said = site.t("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.") if not corrected else ""
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
        sections=(Section("ban", site.t("Các bản đã phát hành"), tables=(table,), paragraphs=(said,) if said else ()),),
    )
