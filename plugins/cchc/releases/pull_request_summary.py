"""The review as Vietnamese Markdown, for the summary of a job or a comment under the pull request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..edition import Edition
from ..errors import printable
from ..messages.finding_words import finding_words, number
from ..messages.markdown import render_template
from ..messages.verdict import Verdict, count_edition
from ..model.findings import Finding
from ..model.releases import Release
from ..pages.links import Links
from ..pages.moved_pages import moved_pages
from ..words.catalogue import OWN_LANGUAGE
from .compare import Account, Comparison, make_account
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


def render_summary(review: Review) -> str:
    counts = count_edition(review.head) if review.head else {}
    return render_template(
        "pull_request.md",
        review=review,
        verdict=Verdict(review.problems, counts),
        shown=SHOWN,
        rules=review.rules,
        files=[printable(f"{file.verb}: {file.path}") for file in review.files],
        **(_changes(review, review.base, review.head) if review.base and review.head else _NO_CHANGES),
    )


_NO_CHANGES: Mapping[str, Sequence[object]] = {"accounts": (), "new_reports": (), "lists": ()}


def _changes(review: Review, base: Edition, head: Edition) -> Mapping[str, Sequence[object]]:
    definitions = [file.path for file in review.files if file.path.startswith(DEFINITIONS)]
    lists = {
        "Báo cáo bị bỏ": lost_reports(base, head),
        "Chỗ lệch: mới, không còn, hoặc có lời giải thích khác": _findings(base, head),
        "Định nghĩa, danh mục đã đổi": definitions,
        "Chỉ số đổi theo": _measures(base, head) if definitions else (),
    }
    return {
        "accounts": [_comparison(comparison, _links(head)) for comparison in comparisons(base, head)],
        "new_reports": [_new_report(release, head) for release in new_reports(base, head)],
        # Names and values come from contributed files: each must stay on one line.
        "lists": [(title, list(map(printable, lines))) for title, lines in lists.items()],
    }


def _links(head: Edition) -> Links:
    return Links(OWN_LANGUAGE, head.units_over_time)


def _comparison(comparison: Comparison, links: Links) -> Account:
    pages = moved_pages(links, comparison.collection.references, comparison.changes, comparison.measures)
    account = make_account(comparison, pages)
    sheets = tuple(
        replace(sheet, title=f"{sheet.title} ({SHOWN} trong {number(len(sheet.rows))})", rows=sheet.rows[:SHOWN])
        if len(sheet.rows) > SHOWN
        else sheet
        for sheet in account.sheets
    )
    return replace(account, sheets=sheets, pages=account.pages[:SHOWN])


def _new_report(release: Release, head: Edition) -> Account:
    references = head.references
    rows = sum(len(table.rows) for table in release.tables)
    measured = sum(value.report == release.report for values in head.values_by_measure.values() for value in values)
    about = (
        ("Đơn vị", references.units[release.unit].name.first),
        ("Kỳ", references.periods[release.period].name.first),
        ("Văn bản", release.source.number or release.source.title),
        ("Gồm", f"{len(release.tables)} bảng, {number(rows)} dòng; {number(measured)} giá trị chỉ số"),
    )
    facts = tuple((term, printable(words)) for term, words in about)
    return Account(printable(release.report), facts, (), report_pages(_links(head), release))


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
        yield f"{title}: {number(count)} giá trị khác trước, xem /{_links(head).measure(measure)}"
