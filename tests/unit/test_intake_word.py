"""What a Word file holds besides plain words: tables in tables, signs that are raised or struck, changes, fields."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plugins.cchc.intake.document_file import open_document
from tests.fixtures.legacy_letters import to_tcvn3


def run(text: str, mark: str = "") -> str:
    return f"<w:r><w:rPr>{mark}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def par(*runs: str) -> str:
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def table(*rows: tuple[str, ...], before: int = 0) -> str:
    """Cells are paragraphs, or words alone; the last row begins `before` columns further in."""
    made = ["".join(f"<w:tc>{each if each.startswith('<') else par(each)}</w:tc>" for each in row) for row in rows]
    made[-1] = f"<w:trPr><w:gridBefore w:val='{before}'/></w:trPr>{made[-1]}" if before else made[-1]
    grid = "<w:gridCol/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


RAISED, LOW = "<w:vertAlign w:val='superscript'/>", "<w:vertAlign w:val='baseline'/>"
STRUCK, TWICE = "<w:strike/>", "<w:dstrike/>"
INNER = table(("STT", "Số hồ sơ"), ("1", "12"))
ALTERNATIVE = (
    "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    f"<mc:Choice Requires='wps'>{run('mới')}</mc:Choice><mc:Fallback>{run('cũ')}</mc:Fallback></mc:AlternateContent>"
)
# What stands in the file, the lines it is read as, and the words of its tables.
CASES = {
    "a table that lays out another": (
        table((par("Biểu 1") + INNER + par(""),)),
        ["Biểu 1", "STT|Số hồ sơ", "1|12", ""],
    ),
    "a table with a small one in a cell": (
        table(("STT", "Tên gọi của nơi nhận"), ("1", par("gồm") + table(("a", "b")) + par("c"))),
        ["STT|Tên gọi của nơi nhận", "1|gồm a b c"],
    ),
    "a table half of which is another": (table(("abcd", par("") + table(("ab", "cd")) + par(""))), ["abcd|ab cd"]),
    "two tables of one layout": (
        table(
            (table(("ab",)) + par("x"), table(("cd",)) + par("")),
        ),
        ["ab", "x", "cd", ""],
    ),
    "blanks for tabs and new lines": (
        par(run("a"), "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c", "<w:r><w:cr/></w:r>", "d"),
        ["a b c d"],
    ),
    "a raised sign": (par("12", run("3", RAISED), run("4", LOW), run(" ", RAISED)), ["12 ^34"]),
    "struck out": (table(("1", par(run("7", STRUCK), "8", run("9", TWICE)))), ["1|8"]),
    "what only one program shows": (par("a ", ALTERNATIVE), ["a mới"]),
    "what was moved away": (par("a", f"<w:moveFrom>{run('b')}</w:moveFrom>", "c"), ["ac"]),
    "what a field is made of": (par("trang ", "<w:r><w:instrText>PAGE</w:instrText></w:r>", "2"), ["trang 2"]),
    "a paragraph in a frame of a form": (f"<w:sdt><w:sdtContent>{par('Kỳ')}</w:sdtContent></w:sdt>", ["Kỳ"]),
    "a table that was taken out": (f"<w:del>{par('cũ')}{INNER}</w:del>{par('mới')}", ["mới"]),
    "a row that begins further in": (table(("STT", "Tên", "Số"), ("Tên", "12"), before=1), ["STT|Tên|Số", "|Tên|12"]),
}
WORDS = {
    "a table that lays out another": "Biểu 1 STT Số hồ sơ 1 12",
    "struck out": "1 8",
    "a raised sign": "",
    "a table that was taken out": "",
}


def read(xml: str, folder: Path) -> tuple[list[str], str]:
    document = docx.Document()
    for block in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, block)
    document.save(str(folder / "a.docx"))
    opened = open_document(folder / "a.docx")
    return [line.replace("\t", "|") for line in opened.lines], " ".join(opened.words)


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_is_read_as_its_reader_sees_it(name: str, tmp_path: Path) -> None:
    xml, lines = CASES[name]
    told, words = read(xml, tmp_path)
    assert told == lines
    assert words == WORDS.get(name, words)


def test_a_word_file_in_letters_of_an_old_font_becomes_unicode_and_says_so(tmp_path: Path) -> None:
    _, words = read(
        table(("STT", to_tcvn3("Kết quả báo cáo các bản trước hạn")), ("1", to_tcvn3("Sở Nội vụ"))), tmp_path
    )
    assert words == "STT Kết quả báo cáo các bản trước hạn 1 Sở Nội vụ"
    assert "TCVN3" in open_document(tmp_path / "a.docx").notices[0]
