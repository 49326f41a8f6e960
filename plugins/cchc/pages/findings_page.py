"""Checks and findings: by report, in full, and those that could not be asked."""

from __future__ import annotations

from collections import Counter

from .check_views import view_of
from .models import Link, Page, PageSection
from .page_context import PageContext
from .table_views import number_cell, plain_row, plain_view, text_cell


def findings_page(site: PageContext) -> Page:
    results = site.edition.results
    counts = Counter(result.answer for result in results if result.level == "error")
    remarks = sum(result.answer == "fail" and result.level == "remark" for result in results)
    sections = [PageSection("tom-tat", site.t("Theo báo cáo"), tables=(_findings_table(site),))]
    for release in site.edition.releases.values():
        views = tuple(view_of(site, f.result) for f in site.edition.findings if f.result.report == release.report)
        if views:
            title = site.language.text(release.title)
            sections.append(
                PageSection(
                    f"bc-{release.report}",
                    title,
                    checks=views,
                    links=(Link(site.t("Trang của báo cáo"), site.links.report(release.report)),),
                )
            )
    sections.append(
        PageSection(
            "khong-ap-dung",
            site.t("Phép đối chiếu không áp dụng được"),
            tables=(_silent_table(site),),
            intro=site.t("Vì ô bị trống hoặc ngoài phạm vi; không phải là khớp."),
            folded=True,
        )
    )
    return Page(
        head=site.head(
            site.links.findings(),
            site.t("Đối chiếu"),
            site.t("Những chỗ văn bản chính thức tự mâu thuẫn: số in, số tính lại, và lời giải thích."),
            (),
            "findings",
        ),
        kicker="",
        heading=site.t("Đối chiếu"),
        lead=(
            (
                site.t(
                    "{n} phép tính mà các biểu mẫu nêu hoặc hàm ý đã được tính lại: ",
                    n=site.language.number(counts["pass"] + counts["fail"]),
                ),
                False,
            ),
            (site.t("{n} khớp", n=site.language.number(counts["pass"])), True),
            (site.t(", "), False),
            (site.t("{n} lệch", n=site.language.number(counts["fail"])), True),
            (site.t(", {n} cần lưu ý", n=site.language.number(remarks)), False),
            (site.t(". Chúng tôi không sửa số của văn bản: chỗ lệch được ghi lại, kèm điều đã biết."), False),
        ),
        sections=tuple(sections),
    )


def _findings_table(site: PageContext):
    rows = []
    for release in site.edition.releases.values():
        answers = [result for result in site.edition.results if result.report == release.report]
        errors = Counter(result.answer for result in answers if result.level == "error")
        remarks = sum(result.answer == "fail" and result.level == "remark" for result in answers)
        numbers = (errors["pass"], errors["fail"], remarks, errors["not_applicable"])
        rows.append(
            plain_row(
                site.language.text(release.title),
                f"{site.links.findings()}#bc-{release.report}",
                tuple(number_cell(site.language.number(n)) for n in numbers),
            )
        )
    columns = (
        (site.t("Khớp"), True),
        (site.t("Lệch"), True),
        (site.t("Cần lưu ý"), True),
        (site.t("Không áp dụng"), True),
    )
    return plain_view(site, site.t("Đối chiếu theo báo cáo"), site.t("Báo cáo"), columns, rows)


def _silent_table(site: PageContext):
    counted: Counter[tuple[str, str]] = Counter()
    for result in site.edition.results:
        if result.answer == "not_applicable":
            counted[site.language.text(result.title), result.report] += 1
    rows = [
        plain_row(
            title,
            site.links.report(report),
            (text_cell(site.report_number(site.release(report))), number_cell(site.language.number(n))),
        )
        for (title, report), n in counted.items()
    ]
    return plain_view(
        site,
        site.t("Không áp dụng được"),
        site.t("Phép đối chiếu"),
        ((site.t("Báo cáo"), False), (site.t("Số chỗ"), True)),
        rows,
    )
