"""What a person sees when a letter in the real forms is read: questions, the review sheet, facts of the report."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.errors import UseError
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.reading import ReportReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.review_sheet import count_reading, render_review
from plugins.cchc.model.collection import Collection

HEADER = "STT\tChỉ tiêu thống kê\tKết quả thống kê\t\tGhi chú\n\t\tĐơn vị tính\tSố lượng/ Tỷ lệ\t"

TITLE = "QUÝ I NĂM 2024 CỦA ỦY BAN NHÂN DÂN HUYỆN LONG PHÚ\n(Kèm theo Báo cáo số 7/BC-UBND ngày 16/3/2024)\n"


@pytest.fixture(scope="module")
def collection(edition: Edition) -> Collection:
    return edition.collection


def read_text(text: str, folder: Path, collection: Collection, wanted: Wanted) -> ReportReading:
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    return read_report(open_document(path), collection, wanted, {})


def few_rows(*rows: str) -> str:
    return "\n".join([TITLE, HEADER, "I\tCông tác chỉ đạo điều hành CCHC\t\t\t", "1\tKế hoạch CCHC\t\t1\t", *rows])


def test_review_sheet_escapes_and_is_whole(tmp_path: Path, collection: Collection) -> None:
    row = '\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t9 <script>alert("x")</script>\t" onmouseover=alert(1)'
    reading = read_text(few_rows(row), tmp_path, collection, Wanted(form="sn-534"))
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


def test_counts_add_up(tmp_path: Path, collection: Collection) -> None:
    rows = ("\tSố nhiệm vụ được giao trong kế hoạch\tNhiệm vụ\t1.028\t", "\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t0\t")
    counts = count_reading(read_text(few_rows(*rows), tmp_path, collection, Wanted(form="sn-534")))
    assert (counts["cells"], counts["same"], counts["rewritten"], counts["blank"]) == (4, 2, 1, 1)
    assert counts["zero"] == 1


def test_unit_that_differs_from_the_command_is_asked(tmp_path: Path, collection: Collection) -> None:
    wanted = Wanted(unit="so-noi-vu", form="sn-534")
    question = next(q for q in read_text(few_rows(), tmp_path, collection, wanted).open if q.id == "bao-cao/don-vi")
    assert "tệp nêu Huyện Long Phú nhưng lệnh ghi UNIT=so-noi-vu" in question.ask
    assert [choice.answer for choice in question.choices] == ["huyen-long-phu", "so-noi-vu"]


def test_period_that_differs_from_the_command_is_asked(tmp_path: Path, collection: Collection) -> None:
    wanted = Wanted(period="2023-q1", form="sn-534")
    asks = {q.id: q.ask for q in read_text(few_rows(), tmp_path, collection, wanted).open}
    assert "tệp nêu kỳ 2024-q1 nhưng lệnh ghi PERIOD=2023-q1" in asks["bao-cao/ky"]


def test_number_and_date_come_from_the_title(tmp_path: Path, collection: Collection) -> None:
    reading = read_text(few_rows(), tmp_path, collection, Wanted(form="sn-534"))
    assert (reading.number, reading.date, reading.unit) == ("07/BC-UBND", "2024-03-16", "huyen-long-phu")


def test_disagreeing_numbers_are_asked(tmp_path: Path, collection: Collection) -> None:
    text = "Số: 8/BC-UBND\n" + few_rows()
    asks = {q.id: q.ask for q in read_text(text, tmp_path, collection, Wanted(form="sn-534")).open}
    assert "tệp ghi nhiều số văn bản: 08/BC-UBND, 07/BC-UBND" in asks["bao-cao/so"]


def test_text_without_tables_says_what_to_do(tmp_path: Path, collection: Collection) -> None:
    with pytest.raises(UseError, match="không có bảng nào"):
        read_text("Kính gửi Sở Nội vụ\nBáo cáo không có bảng.", tmp_path, collection, Wanted())


def wrapped(collection: Collection, *lines: str) -> str:
    """The form's labels as running text, with units of measure; lines stand in for the first rows."""
    release = next(one for one in collection.newest() if one.report == "2023-q1-huyen-long-phu")
    table = release.table("sn-534")
    assert table is not None
    rest = [f" {row.label} {row.unit_of_measure} \n" for row in table.rows[4 + len(lines) - 4 :]]
    return "\n".join([TITLE, "STT Chỉ tiêu thống kê Kết quả Ghi chú ", *lines, *rest])


def test_running_text_is_read_where_nothing_stands_between(tmp_path: Path, collection: Collection) -> None:
    text = wrapped(
        collection,
        "I Công tác chỉ đạo điều hành CCHC ",
        "1 Kế hoạch CCHC  1 ",
        " Số nhiệm vụ được giao trong \nkế hoạch \nNhiệm vụ 28 ",
        " Số nhiệm vụ đã hoàn thành Nhiệm vụ 9 trong tổng số 28 ",
    )
    reading = read_text(text, tmp_path, collection, Wanted(form="sn-534"))
    cells = {row.row.key: row.cells[0] for row in reading.tables[0].rows}
    assert [cells[key].value for key in ("i.1", "i.1.1")] == ["1", "28"]
    assert cells["i.1.2"].is_open and cells["i.1.2"].printed == "9 trong tổng số 28"
    assert not cells["i.1.3"].is_open and cells["i.1.3"].value == ""
    assert any("Tệp không có khung bảng" in notice for notice in reading.notices)


def test_running_text_with_a_torn_label_asks_for_both_rows(tmp_path: Path, collection: Collection) -> None:
    text = wrapped(
        collection,
        "I Công tác chỉ đạo điều hành CCHC ",
        "1 Kế hoạch CCHC \n1 ",
        " Số nhiệm vụ được giao Nhiệm vụ 28 \n trong kế hoạch ",
        " Số nhiệm vụ đã hoàn thành Nhiệm vụ 9 ",
    )
    reading = read_text(text, tmp_path, collection, Wanted(form="sn-534"))
    cells = {row.row.key: row.cells[0] for row in reading.tables[0].rows}
    assert cells["i.1"].is_open and cells["i.1.1"].is_open
    assert cells["i.1.2"].value == "9"
