"""Every failure needs an explanation, and every explanation needs a failure."""

from __future__ import annotations

import pytest

from plugins.cchc.checks import check_collection, match_explanations
from plugins.cchc.checks.run_checks import CollectionAnswers, ReportAnswers
from plugins.cchc.model.findings import Explanation
from plugins.cchc.words.text import Text
from tests.fixtures.texts import bilingual
from tests.unit.check_builders import (
    make_citation,
    make_collection,
    make_definition,
    make_form,
    make_notes,
    make_plain_table,
    make_release,
)

FORM = make_form("t a b", make_definition("sum_of_fields", total="t", parts=["a", "b"]))
WHY = bilingual("Văn bản in như vậy.", "The paper prints it so.")


def explain(place: str, check: str = "mau/it", status: str = "open", text: Text = WHY, line: int = 7) -> Explanation:
    return Explanation(check, place, status, text, "data/findings/bao-cao.yaml", line)


def judged(lines: dict[str, str], *explanations: Explanation, older: dict[str, str] | None = None, citations=()):
    releases = [make_release(make_plain_table(FORM, lines), version="1.1.0")]
    if older:
        releases.insert(0, make_release(make_plain_table(FORM, older)))
    collection = make_collection(*releases, notes=[make_notes(*explanations)], citations=citations)
    return match_explanations(collection, check_collection(collection))


def test_an_explained_failure_is_a_finding():
    findings, problems = judged({"1": "3 1 2", "2": "4 1 2"}, explain("2"))
    told = [(each.result.key, each.explanation.text, each.result.gap) for each in findings]
    assert told == [(("mau/it", "2"), WHY, "+1")]
    assert problems == ()


def test_where_all_that_is_explained_fails_nothing_else_is_asked():
    release = make_release(make_plain_table(FORM, {"1": "3 1 2", "2": "4 1 2"}))
    collection = make_collection(release, notes=[make_notes(explain("2"))])
    (answers,) = check_collection(collection).reports.values()
    answers = ReportAnswers(answers.tally, answers.failed, lambda: pytest.fail("all answers are fetched"))
    (finding,), problems = match_explanations(collection, CollectionAnswers({release.report: answers}))
    assert finding.result.place == "2" and not problems


def test_a_failure_without_a_word_is_told_to_the_clerk():
    findings, (problem,) = judged({"1": "3 1 2", "2": "4 1 2"})
    assert findings == ()
    assert (problem.file, problem.row, problem.column) == ("data/reports/bao-cao/1.0.0/mau.csv", 3, "t")
    assert problem.code == "check.sum_of_fields"
    assert problem.message == "Phép kiểm it: bản in ghi 4, đối chiếu ra 3 (1 + 2), lệch +1"
    assert problem.value == "4"
    assert "data/findings/bao-cao.yaml" in problem.cure
    assert '{check: "mau/it", place: "2", status: open, text: {vi: "…", en: "…"}}' in problem.cure


def test_an_impossible_date_is_told_at_the_list_of_documents():
    _, (problem,) = judged({"1": "3 1 2"}, citations=[make_citation("vb-1", "31/02/2023")])
    assert (problem.file, problem.column) == ("data/reference/documents.csv", "date_printed")
    assert "bản in ghi 31/02/2023" in problem.message


@pytest.mark.parametrize(
    ("place", "words"),
    [("1", "chỗ này nay đã khớp"), ("9", "không có phép kiểm nào ở chỗ này"), ("3", "“Cột b” để trống")],
)
def test_an_explanation_without_a_failure_is_a_problem(place, words):
    _, (problem,) = judged({"1": "3 1 2", "3": "3|1|"}, explain(place))
    assert (problem.file, problem.row, problem.code) == ("data/findings/bao-cao.yaml", 7, "finding.stale")
    assert words in problem.message


def test_notes_of_a_report_that_does_not_exist_are_a_problem():
    notes = make_notes(explain("1"), report="khong-co")
    collection = make_collection(notes=[notes])
    _, problems = match_explanations(collection, check_collection(collection))
    assert [problem.code for problem in problems] == ["finding.stale"]


def test_what_a_new_version_corrected_stays_a_finding():
    findings, problems = judged({"1": "3 1 2"}, explain("1", status="corrected"), older={"1": "4 1 2"})
    assert [(one.result.version, one.result.printed) for one in findings] == [("1.0.0", "4")]
    assert problems == ()


def test_what_still_fails_is_not_corrected():
    findings, problems = judged({"1": "4 1 2"}, explain("1", status="corrected"), older={"1": "4 1 2"})
    assert len(findings) == 1
    assert [one.code for one in problems] == ["finding.status"]


def test_what_never_failed_cannot_be_corrected():
    findings, problems = judged({"1": "3 1 2"}, explain("1", status="corrected"), older={"1": "3 1 2"})
    assert findings == ()
    assert [one.code for one in problems] == ["finding.stale"]
