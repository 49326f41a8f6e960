"""The review as Vietnamese Markdown, for the summary of a job or a comment under the pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..edition import Edition
from ..messages.finding_words import finding_words, number
from ..messages.markdown import bullets, facts, heading, paths, plain
from ..messages.output_formats import render_markdown as render_verdict
from ..messages.verdict import Verdict, count_edition
from ..model.findings import Finding
from ..model.releases import Release
from ..pages.links import Links
from ..pages.moved_pages import moved_pages
from ..words.catalogue import OWN_LANGUAGE
from .compare import Account, Comparison, make_account
from .compare import render_markdown as render_account
from .git_history import printable
from .pull_request_review import (
    Review,
    comparisons,
    finding_changes,
    lost_reports,
    moved_measures,
    new_reports,
    report_pages,
)
from .pull_request_rules import DEFINITIONS

SHOWN = 200  # lines of one list: a summary has a largest size, and a reader too
_LINKS = Links(OWN_LANGUAGE)


def render_summary(review: Review) -> str:
    parts = [*_opening(review)]
    if review.base is not None and review.head is not None:
        parts += _changes(review, review.base, review.head)
    elif review.is_about_data and not review.problems:
        parts.append("Dữ liệu trên nhánh chính đang có lỗi: chưa so được trước và sau.")
    parts.append(_files(review))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _opening(review: Review) -> Iterator[str]:
    if review.problems:
        yield "# ✗ Chưa nhập được: còn lỗi phải sửa"
        yield render_verdict(Verdict(problems=review.problems))
    elif review.head is None:
        yield "# ✓ Không đụng tới dữ liệu"
        yield "Pull request này không sửa tệp nào trong `data/`: chỉ cần phép thử của mã nguồn."
    else:
        yield "# ✓ Đạt: chờ người thứ hai xem"
        yield render_verdict(Verdict(counts=count_edition(review.head)))


def _changes(review: Review, base: Edition, head: Edition) -> Iterator[str]:
    for comparison in comparisons(base, head):
        yield _comparison(comparison)
    for release in new_reports(base, head):
        yield _new_report(release, head)
    yield from _titled("## Báo cáo bị bỏ", lost_reports(base, head))
    yield from _titled("## Chỗ lệch: mới, không còn, hoặc có lời giải thích khác", _findings(base, head))
    definitions = [file.path for file in review.files if file.path.startswith(DEFINITIONS)]
    if definitions:
        yield from _titled("## Định nghĩa, danh mục đã đổi", definitions)
        yield from _titled("## Chỉ số đổi theo", _measures(base, head))


def _comparison(comparison: Comparison) -> str:
    pages = moved_pages(_LINKS, comparison.collection.references, comparison.changes, comparison.measures)
    return render_account(_shortened(make_account(comparison, pages)))


def _shortened(account: Account) -> Account:
    sheets = tuple(
        replace(sheet, title=f"{sheet.title} ({SHOWN} trong {number(len(sheet.rows))})", rows=sheet.rows[:SHOWN])
        if len(sheet.rows) > SHOWN
        else sheet
        for sheet in account.sheets
    )
    return replace(account, sheets=sheets, pages=account.pages[:SHOWN])


def _new_report(release: Release, head: Edition) -> str:
    references = head.references
    rows = sum(len(table.rows) for table in release.tables)
    measured = sum(it.report == release.report for values in head.values_by_measure.values() for it in values)
    about = (
        ("Đơn vị", references.units[release.unit].name.first),
        ("Kỳ", references.periods[release.period].name.first),
        ("Văn bản", release.source.number or release.source.title),
        ("Gồm", f"{len(release.tables)} bảng, {number(rows)} dòng; {number(measured)} giá trị chỉ số"),
    )
    lines = [
        *heading(2, f"Báo cáo mới: {plain(printable(release.report))}"),
        *facts((term, printable(text)) for term, text in about),
        "",
        *heading(3, "Trang cần xem"),
        *paths(report_pages(_LINKS, release)),
    ]
    return "\n".join(lines)


def _findings(base: Edition, head: Edition) -> Iterator[str]:
    for old, new in finding_changes(base, head):
        if old is None:
            yield f"mới: {_told(new)}"
        elif new is None:
            yield f"không còn: {_told(old)}"
        else:
            yield f"nói khác: {_told(old)} → {_told(new)}"


def _told(finding: Finding | None) -> str:
    return f"{finding_words(finding)}: “{finding.explanation.text.first}”" if finding else ""


def _measures(base: Edition, head: Edition) -> Iterator[str]:
    for measure, count in moved_measures(base, head).items():
        title = head.measures[measure].title.first
        yield f"{title}: {number(count)} giá trị khác trước, xem /{_LINKS.indicator(measure)}"


def _files(review: Review) -> str:
    files = _listed(f"{file.verb}: {file.path}" for file in review.files)
    title = f"Tệp đã đổi ({number(len(review.files))})"
    return f"<details>\n<summary>{title}</summary>\n\n{files}\n\n</details>"


def _titled(title: str, items: Iterable[str]) -> Iterator[str]:
    if lines := _listed(items):
        yield f"{title}\n\n{lines}"


def _listed(items: Iterable[str]) -> str:
    # Names and values come from contributed files: each must stay on one line.
    lines = bullets(map(printable, items))
    more = [f"- … và {number(len(lines) - SHOWN)} dòng nữa"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])
