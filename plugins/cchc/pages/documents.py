"""Every document that the reports cite, as printed."""

from __future__ import annotations

from .models import Page, PageSection
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell


def _report_name(site: PageContext, report: str) -> str:
    """The number of a report that is held; of another its id, for that is all there is."""
    release = site.edition.releases.get(report)
    return site.report_number(release) if release else report


def documents_page(site: PageContext) -> Page:
    by_kind: dict[str, list] = {}
    for citation in site.edition.references.citations:
        by_kind.setdefault(citation.kind, []).append(citation)
    sections = []
    for kind, citations in by_kind.items():
        rows = [
            plain_row(
                c.number or site.t("không ghi số"),
                "",
                (
                    text_cell(c.date_printed if not c.date else site.language.date(c.date)),
                    text_cell("" if c.date or not c.date_printed else site.t("ngày in không thể có hoặc thiếu")),
                    text_cell(c.issuer),
                    text_cell(site.language.text(c.subject)),
                    text_cell(f"{_report_name(site, c.report)}, {c.where}"),
                ),
            )
            for c in citations
        ]
        title = site.label("document_kind", kind)
        table = plain_view(
            site,
            title,
            site.t("Số, ký hiệu"),
            (
                (site.t("Ngày"), False),
                (site.t("Lưu ý"), False),
                (site.t("Cơ quan ban hành"), False),
                (site.t("Về việc"), False),
                (site.t("Nêu ở đâu"), False),
            ),
            rows,
        )
        sections.append(PageSection(f"loai-{kind}", f"{title} ({len(rows)})", tables=(table,), folded=len(rows) > 20))
    return Page(
        head=site.head(
            site.links.documents(),
            site.t("Văn bản được viện dẫn"),
            site.t("Kế hoạch, quyết định, công văn mà các báo cáo viện dẫn: số, ngày, cơ quan, nêu ở đâu."),
            (),
            "",
        ),
        kicker="",
        heading=site.t("Văn bản được viện dẫn"),
        lead=(
            (
                site.t(
                    "{n} chỗ viện dẫn, ghi đúng như in; ngày không thể có được đánh dấu.",
                    n=site.language.number(len(site.edition.references.citations)),
                ),
                False,
            ),
        ),
        sections=tuple(sections),
    )
