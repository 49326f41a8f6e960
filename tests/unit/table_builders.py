"""A small release with every kind of cell, and the readers that tests compare published files with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.cchc.model.collection import Collection, Counts, DocumentCitation, References
from plugins.cchc.model.figures import Figure, figures_of
from plugins.cchc.model.portal import Portal, PortalNames
from plugins.cchc.model.references import Indicator, Period, Succession, Unit, UnitName
from plugins.cchc.model.releases import BLANK, PROSE, Annotation, Cell, Field, Form, Release, Row, Source, Table
from plugins.cchc.tables.make_books import make_figures_table
from plugins.cchc.tables.stat_table import StatColumn, StatTable
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.texts import bilingual

RESULT = bilingual("Kết quả giải quyết", "Result")
SETTLED = bilingual("Số hồ sơ đã giải quyết", "Settled")

SETTLEMENT = Form(
    id="tthc-pl-1",
    regime="trung-tam-2019",
    title=bilingual("Tình hình giải quyết TTHC", "Settlement of procedures"),
    printed_title="Phụ lục I",
    rows="unit",
    row_label=bilingual("Đơn vị", "Body"),
    fields=(
        Field("received_total", "integer", bilingual("Tổng số", "Total"), "ho-so", "III.7.1", "3", "3=(4+5)"),
        Field(
            "resolved_total", "integer", bilingual("Tổng số", "Total"), "ho-so", "III.7.2", "6", "", (RESULT, SETTLED)
        ),
        Field("resolved_late", "integer", bilingual("Quá hạn", "Late"), "ho-so", "", "9", "", (RESULT, SETTLED)),
        Field("score", "number", bilingual("Điểm", "Score"), "diem", "", "10", "", (RESULT,)),
    ),
)
INSPECTION = Form(
    id="bm-01b",
    regime="snv-1699",
    title=bilingual("Kiểm tra", "Inspection"),
    printed_title="",
    rows="category",
    row_label=bilingual("Nội dung", "Subject"),
    fields=(
        Field("inspected", "integer", bilingual("Số đơn vị kiểm tra", "Bodies inspected"), "don-vi"),
        Field("issues_found", "text", bilingual("Số vấn đề", "Issues found")),
    ),
)
CODED = Form(
    id="sn-534",
    regime="snv-534",
    title=bilingual("Chỉ tiêu CCHC", "Indicators"),
    printed_title="Biểu 534",
    rows="indicator",
    row_label=bilingual("Chỉ tiêu", "Indicator"),
    fields=(Field("value", "number", bilingual("Số liệu", "Figure")),),
)


def make_number(printed: str, state: str = "reported", annotations: Sequence[Annotation] = ()) -> Cell:
    """A filed cell; a print in a state that is no value is parsed all the same, and must not get out."""
    return Cell(printed, Decimal(printed) if printed else None, state, tuple(annotations))


def make_row(table: str, key: str, cells: dict[str, Cell], kind: str = "item", label: str = "", **more: str) -> Row:
    line = int(more.pop("line", "0"))
    notes = more.pop("remark", "")
    remarks = (Annotation(table, key, "label", "misprint", notes, "Mất dấu"),) if notes else ()
    words = {"unit": "", "indicator": "", "category": "", "unit_of_measure": "", "note": "", "where": ""} | more
    return Row(key, kind, label or f"Dòng {key}", cells, **words, line_from=line, line_to=line + 1,
               csv_row=2, annotations=remarks)  # fmt: skip


def make_settlement() -> Table:
    table, names = "tthc-pl-1", ("received_total", "resolved_total", "resolved_late", "score")
    asked = Annotation(table, "2", "received_total", "text_for_number", "6/8", "6 trên tổng số 8")
    off = Annotation(table, "3", "received_total", "not_in_use", "", "Hoàn tất cuối Quý IV/2018")

    def cells(*made: Cell) -> dict[str, Cell]:
        return dict(zip(names, made, strict=True))

    n = make_number
    rows = (
        make_row(table, "i", cells(BLANK, BLANK, BLANK, BLANK), "section", "Cấp tỉnh", line="10"),
        make_row(table, "1", cells(n("2940"), n("2885"), n("0"), n("86.48")), label="Sở Tư pháp", unit="so-tu-phap",
                 note='Ghi chú "có" dấu, phẩy', line="11"),
        make_row(table, "2", cells(n("6", "reported", [asked]), n("1"), n("-5"), n("2.0")), label="Huyện Long Phú",
                 unit="huyen-long-phu", remark="Huyện Long Phu", line="12"),
        make_row(table, "3", cells(n("0", "not_in_use", [off]), BLANK, n("", "illegible"), n("100.00")),
                 label="Huyện Kế Sách", unit="huyen-ke-sach", line="13"),
        make_row(table, "total", cells(n("2946"), n("2886"), n("-5"), n("0.10")), "total", "Tổng cộng", line="14"),
        make_row(table, "percent", cells(n("100"), n("98.0"), BLANK, BLANK), "percent", "Tỷ lệ %", line="15"),
    )  # fmt: skip
    title = bilingual("Phụ lục I", "Appendix I")
    return Table(table, SETTLEMENT, title, "2019-h1", "2019-01-01", "2019-06-20", "so-noi-vu", rows, "data/x.csv")


def make_inspection() -> Table:
    text = Cell("Đã khắc phục; biểu mẫu, quy trình", "Đã khắc phục; biểu mẫu, quy trình", "reported")
    rows = (
        make_row("bm-01b", "1", {"inspected": make_number("6"), "issues_found": text}, category="cchc", line="20"),
        make_row("bm-01b", "2", {"inspected": make_number("0"), "issues_found": BLANK}, category="iso", line="21"),
    )
    return Table(
        "bm-01b", INSPECTION, bilingual("Kiểm tra", "Inspection"), "2018", "", "", "so-noi-vu", rows, "data/y.csv"
    )


def make_coded() -> Table:
    cells = {"value": make_number("12.50")}
    rows = (
        make_row("sn-534", "i.1.2", cells, indicator="III.7.1", unit_of_measure="Hồ sơ", line="30"),
        make_row("sn-534", "i.4", {"value": BLANK}, "section", line="31"),
    )
    return Table(
        "sn-534", CODED, bilingual("Biểu 534", "Form 534"), "2019-h1", "", "", "huyen-long-phu", rows, "data/z.csv"
    )


def make_prose() -> Table:
    row = make_row("prose", "tiep-nhan", {"value": make_number("25031")}, unit="so-noi-vu", indicator="III.7.1",
                   unit_of_measure="hồ sơ", where="Phần I, gạch đầu dòng 1", note="Trên 25.000", line="5")  # fmt: skip
    return Table("prose", PROSE, PROSE.title, "2019-h1", "", "", "so-noi-vu", (row,), "data/prose.csv")


def make_release(report: str = "2019-h1-so-noi-vu", version: str = "1.0.0", tables: Sequence[Table] = ()) -> Release:
    return Release(
        report=report,
        version=version,
        unit="so-noi-vu",
        period="2019-h1",
        title=bilingual("Báo cáo 6 tháng đầu năm 2019", "Report of the first half of 2019"),
        description=bilingual("Tình hình giải quyết TTHC.", "Settlement of procedures."),
        created="2026-11-21",
        reason="",
        change_note=bilingual("Bản đầu tiên.", "First release."),
        source=Source("03/BC-TTHC", "2019-06-20", "so-noi-vu", "trung-tam-2019", "Báo cáo", "001.txt", "ab" * 32),
        tables=tuple(tables) or (make_settlement(), make_inspection(), make_coded(), make_prose()),
        folder="data/reports/x/1.0.0",
        contributors=(("publisher", "so-noi-vu"),),
    )


def make_unit(unit: str, name: str, level: str = "department", parent: str = "tinh-soc-trang") -> Unit:
    return Unit(unit, "so", level, parent, "", bilingual(name, f"{name} (en)"), bilingual(name, name), "", "", "Nguồn")


def make_references() -> References:
    units = (
        make_unit("tinh-soc-trang", "Tỉnh Sóc Trăng", "province", ""),
        make_unit("so-noi-vu", "Sở Nội vụ"),
        make_unit("so-tu-phap", "Sở Tư pháp"),
        make_unit("huyen-long-phu", "Huyện Long Phú", "district"),
        make_unit("huyen-ke-sach", "Huyện Kế Sách", "district"),
    )
    periods = (
        Period("2018", "year", "2018-01-01", "2018-12-31", bilingual("Năm 2018", "2018"), bilingual("2018", "2018")),
        Period(
            "2019-h1", "half", "2019-01-01", "2019-06-30", bilingual("6 tháng 2019", "H1 2019"), bilingual("6T19", "H1")
        ),
    )
    indicators = tuple(
        Indicator(code, slug, "III", bilingual("Hồ sơ", "Dossiers"), bilingual(vi, en),
                     "ho-so", "integer", "neutral", "",
                  NO_TEXT, NO_TEXT)
        for code, slug, vi, en in (
            ("III.7.1", "iii-7-1", "Hồ sơ tiếp nhận", "Dossiers received"),
            ("III.7.2", "iii-7-2", "Hồ sơ đã giải quyết", "Dossiers settled"),
        )
    )  # fmt: skip
    lists = {
        "unit_of_measure": {"ho-so": bilingual("hồ sơ", "dossiers"), "diem": bilingual("điểm", "points")},
        "category": {
            "cchc": bilingual("Kiểm tra CCHC", "Inspection of reform"),
            "iso": bilingual("Kiểm tra ISO", "ISO"),
        },
    }
    citation = DocumentCitation("quyet-dinh-33-ubnd", "quyet-dinh", "33/2016/QĐ-UBND", "11/11/2016", "2016-11-11",
                        "UBND tỉnh", bilingual("Phân cấp", "Delegation"),
                     "2019-h1-so-noi-vu", "Phần I", 7, "")  # fmt: skip
    return References(
        units={one.id: one for one in units},
        unit_names=(UnitName("Sở NV", "so-noi-vu", "2019-h1-so-noi-vu", "tthc-pl-1", ""),),
        successions=(Succession("huyen-ke-sach", "merged", "so-noi-vu", "2025-07-01", "NQ 1", "x", NO_TEXT),),
        periods={one.id: one for one in periods},
        indicators={one.id: one for one in indicators},
        code_lists=lists,
        citations=(citation,),
    )


PORTAL = Portal(
    languages=("vi", "en"),
    names=PortalNames(
        site=bilingual("Số liệu thử", "Trial figures"),
        publisher=bilingual("Nhóm số liệu thử", "Trial figures group"),
        catalogue=bilingual("Danh mục thử", "Trial catalogue"),
        about=bilingual("Mỗi báo cáo là một bộ dữ liệu.", "Each report is a data set."),
        all_data=bilingual("Toàn bộ số liệu thử", "All data of the trial"),
    ),
    keywords=(bilingual("phép thử", "trial"),),
    province="tinh-soc-trang",
    tag_authority="thu.invalid",
)


def make_collection(*releases: Release) -> Collection:
    held = releases or (make_release(), make_release(version="1.0.1"))
    return Collection(make_references(), {}, (), held, {}, Counts(len(held), 0, 0, 0), PORTAL)


def make_figures(*releases: Release) -> tuple[Figure, ...]:
    return tuple(figure for release in releases or (make_release(),) for figure in figures_of(release))


def make_small_figures_table() -> StatTable:
    return make_figures_table(make_figures(), "figures", bilingual("Số liệu", "Figures"))


def make_plain_table(text: str, column: str = "label") -> StatTable:
    """One text in one cell, beside a number: for cells that must not get out."""
    columns = (
        StatColumn("row", bilingual("Dòng", "Row"), role="key"),
        StatColumn(column, bilingual("Nội dung", "Label"), role="label"),
        StatColumn("value", bilingual("Giá trị", "Value"), type="number", role="value"),
    )
    cells = ("1", text, Decimal("-5"))
    return StatTable("plain", bilingual("Thử", "Trial"), NO_TEXT, columns, (cells,))


def plain_cells(table: StatTable) -> list[list[str]]:
    """The table as plain text, header first: what any reader must find again."""
    lines = [[column.name for column in table.columns]]
    for row in table.rows:
        lines.append([_plain(cell) for cell in row])
    return lines


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
