"""Who reports, when and in which document, by the lines above the first table; what they do not say is asked.
Renew after a wanted change, and read the difference:

python -m tests.unit.test_intake_facts
"""

from __future__ import annotations

import re

from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.questions import AnswerSheet, ImportQuestion
from plugins.cchc.intake.report_facts import Wanted, read_facts
from plugins.cchc.intake.source import Document
from tests.unit.test_intake_readings import OTHER, TESTS, collection_of

GOLDEN = TESTS / "golden" / "facts.txt"

WATER, MARKET = "so-nuoc-va-de-dieu", "so-cho-va-ben-bai"
HEAD = ["SỞ NƯỚC VÀ ĐÊ ĐIỀU", "Số: 7/BC-SNĐĐ", "Sông Mẫu, ngày 3 tháng 7 năm 2026", "Kết quả quý II năm 2026"]
DAYS = "(Số liệu từ ngày 15/3/2026 đến hết ngày 14/6/2026)"
Case = tuple[list[str], Wanted, dict[str, str]]


def told(lines: list[str], wanted: Wanted, answers: dict[str, str]) -> list[str]:
    """The facts, then each question with the answers offered, then what is told."""
    sheet = AnswerSheet(answers)
    document = Document("a.docx", "", tuple(lines), ())
    facts = read_facts(document, len(lines) + 1, wanted, ImportContext(collection_of(OTHER), sheet))
    window = f"{facts.window.kind} {facts.window.first} {facts.window.last}".strip()
    new = f"new {facts.new_period.start} {facts.new_period.end}" if facts.new_period else ""
    first = " | ".join((facts.unit, facts.period, new, facts.number, facts.date, window))
    return [first, *map(_asked, sheet.questions), *sheet.notices]


def _asked(question: ImportQuestion) -> str:
    offered = " ".join(choice.answer for choice in question.choices)
    why = re.split(r"\. (?:Báo cáo này|Ghi (?:số|ngày)|Có ghi)", question.ask)[0]
    return f"{'?' * question.is_open}{question.id.removeprefix('bao-cao/')} [{offered}] {question.printed}: {why}"


CASES: dict[str, Case] = {
    "all is said": ([*HEAD, DAYS], Wanted(), {}),
    "the command says the same": ([*HEAD, DAYS], Wanted(WATER, "2026-q2"), {}),
    "the command says another": ([*HEAD, DAYS], Wanted(MARKET, "2026-q1"), {}),
    "nothing is said": (["Báo cáo"], Wanted(), {}),
    "the command alone says it": (["Báo cáo"], Wanted(WATER, "2026-q1"), {}),
    "two bodies and two periods": (
        [*HEAD, "so với quý I năm 2026 của Sở Chợ và Bến bãi", DAYS], Wanted(), {},
    ),
    "two bodies, one of them the command's": ([*HEAD, "gửi Sở Chợ và Bến bãi", DAYS], Wanted(MARKET), {}),
    "a body by another name": (["Báo cáo của Sở Nước và Đê năm 2025", DAYS], Wanted(), {}),
    "a body by another name, and a command": (["Báo cáo của Sở Nước và Đê năm 2025"], Wanted(MARKET), {}),
    "an annex below a letter": (
        ["gửi Sở Chợ và Bến bãi, quý III năm 2026", "PHỤ LỤC 1", *HEAD, DAYS], Wanted(), {},
    ),
    "an annex that says nothing": ([*HEAD, DAYS, "PHỤ LỤC 1", "Bảng kê"], Wanted(), {}),
    "the second of two annexes": (
        ["Phụ lục 1 quý III năm 2026", "của Sở Chợ và Bến bãi", "Phụ lục 2", *HEAD, DAYS], Wanted(), {},
    ),
    "titles too far above": ([*HEAD, *["x"] * 12], Wanted(), {}),
    "titles just near enough": ([HEAD[0], HEAD[3], *["x"] * 10], Wanted(), {}),
    "a head too far below": ([*["x"] * 12, *HEAD[1:3]], Wanted(WATER, "2026-q1"), {}),
    "attached to a report": (
        [*["x"] * 12, "(Kèm theo Báo cáo số 12 /BC-SN, ngày 5/7/2026 quý I năm 2026 của Sở Nước và Đê điều)"],
        Wanted(), {},
    ),
    "attached without a number": (["Kèm theo Báo cáo số /BC-SN ngày / /2026", *HEAD[3:]], Wanted(WATER), {}),
    "two numbers and two days": ([*HEAD, "Kèm theo Báo cáo số 8/BC-SN ngày 4/7/2026", DAYS], Wanted(), {}),
    "no such day": ([HEAD[0], HEAD[1], "Sông Mẫu, ngày 31 tháng 6 năm 2026", HEAD[3], DAYS], Wanted(), {}),
    "days of another period": ([*HEAD, "từ 15/12/2025 đến 14/3/2026"], Wanted(), {}),
    "days as late as they may be": ([*HEAD, "từ 21/4/2026 - 20/7/2026"], Wanted(), {}),
    "days a day too late": ([*HEAD, "từ 22/4/2026 – 21/7/2026"], Wanted(), {}),
    "all is answered": (
        ["Báo cáo"], Wanted(),
        {"bao-cao/don-vi": WATER, "bao-cao/ky": "2026-q3", "bao-cao/so": "9/BC", "bao-cao/ngay": "2026-10-01",
         "bao-cao/cua-so": "theo-quy-dinh"},
    ),
    "all is answered wrongly": (
        ["Báo cáo"], Wanted(),
        {"bao-cao/don-vi": "so-x", "bao-cao/ky": "q3", "bao-cao/so": "khong-ghi", "bao-cao/ngay": "2026-02-30"},
    ),
    "one day for two": (HEAD, Wanted(), {"bao-cao/cua-so": "2026-04-01"}),
    "days the wrong way round": (HEAD, Wanted(), {"bao-cao/cua-so": "2026-06-30 2026-04-01"}),
    "a window of one day": (HEAD, Wanted(), {"bao-cao/cua-so": "2026-06-30 2026-06-30"}),
}  # fmt: skip


def all_told() -> str:
    return "\n".join(f"## {name}\n" + "".join(f"{line}\n" for line in told(*case)) for name, case in CASES.items())


def test_facts_are_those_that_the_titles_say_or_a_person() -> None:
    assert all_told().split("\n") == GOLDEN.read_text("utf-8").split("\n")


if __name__ == "__main__":
    GOLDEN.write_text(all_told(), "utf-8")
