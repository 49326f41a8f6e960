"""data/findings/<report>.yaml: checks of a report's own text, and explanations of its findings."""

from collections.abc import Collection, Mapping, Sequence

from ..model.collection import ReportNotes
from ..model.findings import DIFFERENCES, STATUSES, Explanation
from ..model.forms import PROSE, Form
from ..words.text import NO_TEXT, Lang
from .closed_reading import ClosedSection
from .faults import Faults, did_you_mean
from .open_file import open_yaml
from .read_files import ReadFile, Tree
from .read_forms import check_definition_fields, read_check_definitions


def read_findings(
    tree: Tree, languages: Sequence[Lang], forms: Mapping[str, Form], faults: Faults, report: str | None = None
) -> dict[str, ReportNotes]:
    """Notes by report; the forms are those of the tables that were read: of others no field is called unknown."""
    notes = {}
    for file in tree.under("data/findings"):
        if report is not None and file.name != f"{report}.yaml":
            continue
        section = open_yaml(file, faults, languages)
        if section is not None:
            of_report = _read_notes(file, section, tree.reports)
            check_definition_fields(section, None, {**forms, PROSE.id: PROSE})
            notes[of_report.report] = of_report
    return notes


def _read_notes(file: ReadFile, section: ClosedSection, reports: Collection[str]) -> ReportNotes:
    section.close(("report",), ("paper", "identities", "findings"))
    report, expected = section.text("report"), file.name.removesuffix(".yaml")
    section.check_name("report", expected, "báo cáo")
    if report == expected and report not in reports:
        cure = f"đặt tên tệp theo báo cáo có trong data/reports/{did_you_mean(report, reports)}"
        section.problem("report", "reference.unknown", "không có báo cáo này", cure, report)
    paper = section.translated("paper") if "paper" in section.values else NO_TEXT
    explanations = _read_explanations(file.path, section)
    return ReportNotes(report, read_check_definitions(section), explanations, file.path, paper)


def _read_explanations(path: str, section: ClosedSection) -> tuple[Explanation, ...]:
    explanations: dict[tuple[str, str], Explanation] = {}
    for entry in section.sections("findings"):
        entry.close(("check", "place", "status", "text"), ("difference",))
        text = entry.translated("text")
        status = entry.choice("status", STATUSES, "open")
        difference = entry.choice("difference", DIFFERENCES, "") if "difference" in entry.values else ""
        about = (entry.filled("check"), entry.text("place"), status, text, path, entry.node.line)
        explanation = Explanation(*about, difference)
        if difference and status != "explained":
            message, cure = "difference chỉ đi với status: explained", "bỏ difference, hoặc đổi status"
            entry.problem("difference", "finding.difference", message, cure, difference)
        if explanation.key in explanations:
            message = f"phát hiện này đã được nói ở dòng {explanations[explanation.key].line}"
            entry.problem("check", "finding.duplicate", message, "gộp làm một", explanation.check)
        if "text" in entry.values and not all(text.in_(lang).strip() for lang in entry.languages):
            entry.problem("text", "yaml.empty", "lời giải thích để trống", "viết bằng cả hai thứ tiếng")
        explanations[explanation.key] = explanation
    return tuple(explanations.values())
