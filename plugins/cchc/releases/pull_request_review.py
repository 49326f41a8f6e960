"""A pull request reviewed: its files by the rules, its data by the checks, and what readers will see change; told as
Vietnamese Markdown, for the summary of a job or a comment under the pull request.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from ..checks.version_checks import check_versions
from ..edition import Edition, assemble
from ..errors import EXIT_DATA, DataError, Problem, UseError, printable
from ..loading import content_problems, load
from ..messages.build_account import number
from ..messages.markdown import render_template
from ..messages.verdict import Verdict, count_edition, finding_words
from ..model.findings import Finding
from ..model.releases import Release
from ..pages.change_views import moved_pages
from ..pages.links import Links
from ..words.catalogue import OWN_LANGUAGE
from .compare import Account, Comparison, compare_versions, make_account
from .git_history import ChangedFile, Repository
from .pull_request_rules import DEFINITIONS, LEDGER, OWNERS, RULES, check_files, check_names, code_keepers, touches_data

Say = Callable[[str], None]
_WRITTEN = {"news": "tin-tuc/", "pages": "", "texts": ""}  # folder of content/ -> of the site
_LINK = "thay bằng tệp thường: data/ không chứa liên kết hay kho con"


@dataclass(frozen=True)
class Review:
    files: tuple[ChangedFile, ...]
    problems: tuple[Problem, ...]
    base: Edition | None = None  # absent where no data changed, or where the data are refused
    head: Edition | None = None
    keepers: str = ""  # who must agree to a change of code

    @property
    def exit_code(self) -> int:
        return EXIT_DATA if self.problems else 0

    @property
    def rules(self) -> tuple[str, ...]:
        """The changed files by which contributions are judged."""
        return tuple(file.path for file in self.files if file.path.startswith(RULES))

    @property
    def is_about_data(self) -> bool:
        """Asked by the template of the summary."""
        return touches_data(self.files)


def make_review(root: Path, base: str, head: str, say: Say = lambda _: None) -> Review:
    """Review what lies between two commits of the repository."""
    if not base:
        raise UseError("Thiếu BASE: ghi nhánh gốc, ví dụ make pull-request BASE=origin/main.")
    repository = Repository(root)
    new = repository.commit(head)
    old = repository.fork_point(repository.commit(base), new)
    say("xem các tệp đã đổi")
    files = repository.changed_files(old, new)
    problems = check_names(files, repository.names(new))  # what no folder can hold is not written out to be read
    problems = problems or tuple(
        problem
        for file in files
        if file.path.startswith("content/") and file.kind != "D"
        for problem in content_problems(file.path, repository.read(new, file.path))
    )
    rules = check_files(files, repository.read(old, LEDGER), repository.read(new, LEDGER))
    if problems or not touches_data(files):
        return Review(files, (*problems, *rules), keepers=code_keepers(repository.read(old, OWNERS)))
    problems = rules
    after, faults = read_commit(repository, new, say)
    if problems or faults:
        return Review(files, DataError([*problems, *faults]).problems)
    before, _ = read_commit(repository, old, say)
    return Review(files, (), before, after)


def read_commit(
    repository: Repository, commit: str, say: Say = lambda _: None
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The commit's data as an edition, or what is wrong with them."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        root = Path(folder)
        (root / "data").mkdir()
        odd = repository.export(commit, "data", root)
        links = tuple(Problem(path, None, "", "file.kind", "không phải tệp thường", _LINK) for path in odd)
        try:
            edition = assemble(root, say=say)
        except DataError as error:
            return None, (*links, *error.problems, *_version_problems(root))
    return edition, (*links, *check_versions(edition.collection))


def _version_problems(root: Path) -> tuple[Problem, ...]:
    """Those that can be told although a finding still waits for its explanation: everything at once."""
    try:
        return check_versions(load(root))
    except DataError:
        return ()


def new_reports(base: Edition, head: Edition) -> tuple[Release, ...]:
    return tuple(release for report, release in head.releases.items() if report not in base.releases)


def lost_reports(base: Edition, head: Edition) -> tuple[str, ...]:
    return tuple(report for report in base.releases if report not in head.releases)


def comparisons(base: Edition, head: Edition) -> tuple[Comparison, ...]:
    """Each report that reads otherwise: its newest version on the main line beside the newest one now."""
    pairs = [(base.releases[report], new) for report, new in head.releases.items() if report in base.releases]
    compared = (compare_versions(head.collection, old, new) for old, new in pairs)
    return tuple(comparison for comparison in compared if not comparison.changes.is_empty)


def finding_changes(base: Edition, head: Edition) -> tuple[tuple[Finding | None, Finding | None], ...]:
    """Findings that came, went, or of which something else is said now."""
    before, after = base.findings_by_key, head.findings_by_key
    pairs = ((before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
    return tuple((old, new) for old, new in pairs if _statement(old) != _statement(new))


def _statement(finding: Finding | None) -> tuple[object, ...] | None:
    """What readers see of a finding."""
    parts = attrgetter("result.printed", "result.expected", "explanation.status", "explanation.text")
    return finding and parts(finding)


def moved_measures(base: Edition, head: Edition) -> dict[str, int]:
    """How many values of each measure are not what they were: changed definitions move them too."""
    before = _worth(base)
    moved = {measure: len(new ^ before.get(measure, frozenset())) for measure, new in _worth(head).items()}
    return {measure: count for measure, count in moved.items() if count}


def _worth(edition: Edition) -> dict[str, frozenset[tuple]]:
    return {
        measure: frozenset((*value.place, value.value) for value in values)
        for measure, values in edition.values_by_measure.items()
    }


def pages_to_see(base: Edition, head: Edition) -> tuple[str, ...]:
    """Site paths of the first language that read otherwise with the data of `head`."""
    return tuple(dict.fromkeys(_pages(Links(head.portal.first_language, head.units_over_time), base, head)))


def report_pages(links: Links, release: Release) -> tuple[str, ...]:
    """Where a report that was not there before is to be seen."""
    return (
        links.report(release.report),
        *(links.table(release.report, table.id) for table in release.tables),
        links.unit_period(release.unit, release.period),
        links.unit(release.unit),
        links.period(release.period),
        links.data_set(release.report),
    )


def _pages(links: Links, base: Edition, head: Edition) -> Iterator[str]:
    for release in new_reports(base, head):
        yield from report_pages(links, release)
    for comparison in comparisons(base, head):
        yield from moved_pages(links, comparison.collection.references, comparison.changes, comparison.measures)
    if lost_reports(base, head):
        yield from (links.reports(), links.periods(), links.units())
    for old, new in finding_changes(base, head):
        finding = new or old
        if finding is not None and finding.result.report in head.releases:
            places = finding.result.cells[:1]
            yield from (links.table(finding.result.report, place.table) for place in places)
            yield links.report(finding.result.report)
        yield links.findings()
    yield from (links.measure(measure) for measure in moved_measures(base, head))


def written_pages(files: Iterable[ChangedFile]) -> Iterator[str]:
    """Pages and news written by hand that were added or edited; their names are their addresses."""
    for file in files:
        folder, *place = file.path.removesuffix(".md").split("/")
        if folder == "content" and file.path.endswith(".md") and len(place) > 2 and file.kind != "D":
            kind, lang, *names = place
            if kind in _WRITTEN:
                yield Links(lang).static(f"{_WRITTEN[kind]}{'/'.join(names)}")


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
        kind = "mới" if old is None else "không còn" if new is None else "nói khác"
        told = [f"{finding_words(it)}: “{it.explanation.text.first}”" for it in (old, new) if it]
        yield f"{kind}: {' → '.join(told)}"


def _measures(base: Edition, head: Edition) -> Iterator[str]:
    for measure, count in moved_measures(base, head).items():
        title = head.measures[measure].title.first
        yield f"{title}: {number(count)} giá trị khác trước, xem /{_links(head).measure(measure)}"
