"""Checks and findings: by report, in full, and those that could not be asked."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..model.releases import Release
from .check_views import view_of
from .models import Lead, Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table


def findings_page(context: PageContext) -> Page:
    title = context.t("Đối chiếu")
    about = context.t("Những chỗ văn bản chính thức tự mâu thuẫn: số in, số tính lại, và lời giải thích.")
    silent = PageSection(
        "khong-ap-dung",
        context.t("Phép đối chiếu không áp dụng được"),
        intro=context.t("Vì ô bị trống hoặc ngoài phạm vi; không phải là khớp."),
        tables=(_silent_table(context),),
        folded=True,
    )
    return Page(
        head=context.head(context.links.findings(), title, about, section="findings"),
        heading=title,
        lead=_lead(context),
        sections=(
            PageSection("tom-tat", context.t("Theo báo cáo"), tables=(_findings_table(context),)),
            *(_report_section(context, release) for release in _reports_with_findings(context)),
            silent,
        ),
    )


def _lead(context: PageContext) -> Lead:
    counts = context.edition.tally.by_kind
    asked, in_range = counts.total() - counts["not_applicable"], context.number(counts["in_range"])
    return (
        (context.t("{n} phép tính mà các biểu mẫu nêu hoặc hàm ý đã được tính lại: ", n=asked), False),
        (context.t("{n} khớp", n=counts["confirmed"]), True),
        (context.t(" với tổng, tỷ lệ hoặc một nơi khác, "), False),
        (context.t("{n} lệch", n=counts["error"]), True),
        (context.t(", {n} cần lưu ý", n=counts["remark"]), False),
        (context.t("; {n} chỗ còn lại chỉ nằm trong giới hạn cho phép, chưa có gì xác nhận", n=in_range), False),
        (context.t(". Chúng tôi không sửa số của văn bản: chỗ lệch được ghi lại, kèm điều đã biết."), False),
    )


def _reports_with_findings(context: PageContext) -> Sequence[Release]:
    reports = context.edition.findings_by_report
    return [release for release in context.edition.releases.values() if release.report in reports]


def _report_section(context: PageContext, release: Release) -> PageSection:
    findings = context.edition.findings_by_report[release.report]
    return PageSection(
        f"bc-{release.report}",
        context.text(release.title),
        checks=tuple(view_of(context, finding.result) for finding in findings),
        links=(Link(context.t("Trang của báo cáo"), context.links.report(release.report)),),
    )


def _findings_table(context: PageContext) -> TableView:
    tallies = context.edition.tallies.items()
    counts = defaultdict(Counter[str], {report: tally.by_kind for report, tally in tallies})
    names = RowNames[Release](
        context.t("Báo cáo"),
        lambda release: Link(context.text(release.title), context.links.finding(f"bc-{release.report}")),
    )

    def column(heading: str, answer: str) -> ItemColumn[Release]:
        return ItemColumn(heading, lambda release: context.number(counts[release.report][answer]), numeric=True)

    columns = (
        column(context.t("Khớp"), "confirmed"),
        column(context.t("Lệch"), "error"),
        column(context.t("Cần lưu ý"), "remark"),
        column(context.t("Trong giới hạn"), "in_range"),
        column(context.t("Không áp dụng"), "not_applicable"),
    )
    releases = context.edition.releases.values()
    return item_table(context, context.t("Đối chiếu theo báo cáo"), names, columns, releases)


def _silent_table(context: PageContext) -> TableView:
    """Checks that could not be asked, by title and report, with the number of places."""
    counts: Counter[tuple[str, str]] = Counter()
    for report, tally in context.edition.tallies.items():
        for tallied, count in tally.items():
            if tallied.answer == "not_applicable":
                counts[context.text(tallied.title), report] += count
    names = RowNames[tuple[str, str]](
        context.t("Phép đối chiếu"), lambda check: Link(check[0], context.links.report(check[1]))
    )
    columns = (
        ItemColumn[tuple[str, str]](
            context.t("Báo cáo"), lambda check: context.report_number(context.release(check[1]))
        ),
        ItemColumn[tuple[str, str]](context.t("Số chỗ"), lambda check: context.number(counts[check]), numeric=True),
    )
    return item_table(context, context.t("Không áp dụng được"), names, columns, counts)
