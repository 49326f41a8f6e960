"""What a person sees when a letter in the real forms is read: questions, the review sheet, facts of the report."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.errors import UseError
from plugins.cchc.intake.reading import ReportReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.review_sheet import count_reading, render_review
from plugins.cchc.intake.source import Document
from plugins.cchc.model.collection import Collection
from tests.fixtures.printing import make_document

HEADER = (
    ["STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú"],
    ["", "", "Đơn vị tính", "Số lượng/ Tỷ lệ", ""],
)
TITLE = ("QUÝ I NĂM 2024 CỦA ỦY BAN NHÂN DÂN HUYỆN LONG PHÚ", "(Kèm theo Báo cáo số 7/BC-UBND ngày 16/3/2024)")
FORM = Wanted(form="sn-534")


@pytest.fixture(scope="module")
def collection(edition: Edition) -> Collection:
    return edition.collection


def read_rows(collection: Collection, wanted: Wanted, *rows: list[str], above: tuple[str, ...] = ()) -> ReportReading:
    """The head of the form with two rows, and those given."""
    head = [*HEADER, ["I", "Công tác chỉ đạo điều hành CCHC", "", "", ""], ["1", "Kế hoạch CCHC", "", "1", ""]]
    return read_report(make_document((*above, *TITLE), [*head, *rows]), collection, wanted, {})


def test_review_sheet_escapes_and_is_whole(collection: Collection) -> None:
    printed = '9 <script>alert("x")</script>'
    row = ["", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", printed, '" onmouseover=alert(1)']
    reading = read_rows(collection, FORM, row)
    sheet = render_review(reading, collection.references)
    tags = set[str]()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on")]

    Tags().feed(sheet)
    assert "script" not in tags and "link" not in tags and "img" not in tags
    assert "&lt;script&gt;" in sheet
    assert sheet.index("Câu hỏi chờ trả lời") < sheet.index("Cần xem lại") < sheet.index("<h2>Bảng sn-534")


def test_counts_add_up(collection: Collection) -> None:
    rows = (
        ["", "Số nhiệm vụ được giao trong kế hoạch", "Nhiệm vụ", "1.028", ""],
        ["", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "0", ""],
    )
    counts = count_reading(read_rows(collection, FORM, *rows))
    assert (counts["cells"], counts["same"], counts["rewritten"], counts["blank"]) == (4, 2, 1, 1)
    assert counts["zero"] == 1


def test_unit_that_differs_from_the_command_is_asked(collection: Collection) -> None:
    wanted = Wanted(unit="so-noi-vu", form="sn-534")
    question = next(q for q in read_rows(collection, wanted).open if q.id == "bao-cao/don-vi")
    assert "tệp nêu Huyện Long Phú nhưng lệnh ghi UNIT=so-noi-vu" in question.ask
    assert [choice.answer for choice in question.choices] == ["huyen-long-phu", "so-noi-vu"]


def test_period_that_differs_from_the_command_is_asked(collection: Collection) -> None:
    wanted = Wanted(period="2023-q1", form="sn-534")
    asks = {q.id: q.ask for q in read_rows(collection, wanted).open}
    assert "tệp nêu kỳ 2024-q1 nhưng lệnh ghi PERIOD=2023-q1" in asks["bao-cao/ky"]


def test_number_and_date_come_from_the_title(collection: Collection) -> None:
    facts = read_rows(collection, FORM).facts
    assert (facts.number, facts.date, facts.unit) == (
        "07/BC-UBND",
        "2024-03-16",
        "huyen-long-phu",
    )


def test_disagreeing_numbers_are_asked(collection: Collection) -> None:
    asks = {q.id: q.ask for q in read_rows(collection, FORM, above=("Số: 8/BC-UBND",)).open}
    assert "tệp ghi nhiều số văn bản: 08/BC-UBND, 07/BC-UBND" in asks["bao-cao/so"]


def test_text_without_tables_says_what_to_do(collection: Collection) -> None:
    with pytest.raises(UseError, match="không có bảng nào"):
        read_report(Document("a.docx", "", ("Báo cáo không có bảng.",), ()), collection, Wanted(), {})
