"""Contradictions and oddities that an auditor read in the five papers: by what the site shows each of them.

The list (`audit.csv`) was kept apart while the first checks were written; the later ones were written with it in hand,
so that a full score here says that nothing of it got lost, not that another reader would find nothing new.

`audit_again.csv` is what another reader wrote down who had seen neither that list nor the findings: table by table with
a program of his own, then each text from its first line to its last. Lines that a second look judged no contradiction
(a blank that nothing explains, two things that only look alike) have no `found_by`. Of the 198 that remain the site
showed 190 when they were compared; the others are shown since, so that this list too only says that nothing gets lost.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition, assemble

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"arithmetic": 0.95, "plainly_wrong": 0.95}  # of each other class 0.8
# What rules find without any note of a reader, of the second list; the rest takes reading (two sentences that deny each
# other, whose plan a plan is), and is told by readers' notes and remarks.
BY_RULES = {
    "arithmetic": 14,
    "plainly_wrong": 14,
    "text_vs_table": 26,
    "blank_explained": 37,
    "dates_documents": 29,
    "soft": 47,
}
CLASSES = ("arithmetic", "plainly_wrong", "text_vs_table", "blank_explained", "soft", "dates_documents")


@cache
def edition() -> Edition:
    return assemble(ROOT)


@cache
def audit() -> tuple[dict[str, str], ...]:
    with (ROOT / "tests/data/audit.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def audit_again() -> tuple[dict[str, str], ...]:
    with (ROOT / "tests/data/audit_again.csv").open(encoding="utf-8", newline="") as file:
        return tuple(line for line in csv.DictReader(file) if line["found_by"])


def says_why_it_is_blank(report: str, lines: set[int]) -> bool:
    """The rows of these lines are blank in a state that tells why."""
    rows = [row for table in edition().releases[report].tables for row in table.rows if row.line_from in lines]
    return bool(rows) and all(cell.state == "not_applicable" for row in rows for cell in row.cells.values())


def is_annotated(report: str, place: str) -> bool:
    table, _, key = place.partition(" ")
    row = next(row for row in edition().releases[report].table(table).rows if row.key == key)
    return any(
        note.kind in ("remark", "text_for_number")
        for cell in row.cells.values()
        for note in (*row.annotations, *cell.annotations)
    )


def is_shown(line: dict[str, str]) -> bool:
    """Whether what `found_by` names is there: “check place”, “annotation”, or “note document”."""
    report, (kind, _, rest) = line["report"], line["found_by"].partition(" ")
    if kind == "annotation":
        table = edition().releases[report].table(line["table"])
        row = table.row(line["row"]) if table else None
        cell = row.cells.get(line["field"]) if row else None
        remarks = (*(row.annotations if row else ()), *(cell.annotations if cell else ()))
        return any(remark.kind == "remark" for remark in remarks)
    if kind == "note":
        citations = edition().references.citations
        return any(citation.note for citation in citations if (citation.report, citation.document) == (report, rest))
    finding = edition().findings_by_key.get((report, kind, rest))
    return finding is not None and finding.result.answer == "fail"


@pytest.mark.parametrize("name", CLASSES)
def test_what_an_auditor_found_is_shown(name: str) -> None:
    lines = [line for line in audit() if line["class"] == name]
    shown = sum(is_shown(line) for line in lines)
    assert lines and shown >= LEAST.get(name, 0.8) * len(lines), f"{name}: {shown} of {len(lines)}"


def test_the_list_is_whole() -> None:
    assert Counter(line["class"] for line in audit()) == {
        "soft": 110, "blank_explained": 98, "text_vs_table": 71, "dates_documents": 42, "arithmetic": 24,
        "plainly_wrong": 9,
    }  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_what_a_second_reader_found_is_shown(name: str) -> None:
    lines = [line for line in audit_again() if line["class"] == name]
    missed = []
    for line in lines:
        report, (kind, _, rest) = line["report"], line["found_by"].partition(" ")
        if kind == "state":
            shown = says_why_it_is_blank(report, set(map(int, line["lines"].split())))
        else:
            shown = is_annotated(report, rest) if kind == "annotation" else is_shown(line)
        missed += [] if shown else [line]
    assert lines and not missed


@pytest.mark.parametrize("name", CLASSES)
def test_what_rules_find_alone(name: str) -> None:
    found = [line for line in audit_again() if line["class"] == name and is_found_by_a_rule(line)]
    assert len(found) >= BY_RULES[name], f"{name}: {len(found)}"


def is_found_by_a_rule(line: dict[str, str]) -> bool:
    check, _, place = line["found_by"].partition(" ")
    finding = edition().findings_by_key.get((line["report"], check, place))
    return finding is not None and finding.result.rule != "reader_noted"


def test_a_contradiction_of_figures_doubts_the_figure_it_is_about() -> None:
    """Of arithmetic and plainly wrong figures the very cell is named, or its row and the total that is not the sum."""
    for line in audit():
        if line["class"] in ("arithmetic", "plainly_wrong"):
            check, _, place = line["found_by"].partition(" ")
            cells = edition().findings_by_key[line["report"], check, place].result.cells
            assert line["table"] in {cell.table for cell in cells}, line["found_by"]


def test_what_is_explained_away_says_how() -> None:
    """An explanation ends a contest only where it shows the two figures to be different things."""
    known = {(f.result.report, f.result.check, f.result.place): f.explanation for f in edition().findings}
    assert all(explanation.status == "explained" for explanation in known.values() if explanation.difference)
    contested = known["2018-so-thong-tin-va-truyen-thong", "figures_agree", "bm-12[i.12].resolved_on_time"]
    assert (contested.status, contested.difference) == ("open", "")
