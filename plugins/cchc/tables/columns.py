"""The columns that mean the same in every table: one name, one definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..words.text import bilingual
from .stat_table import ColumnType, Role, StatColumn


def make_column(
    name: str,
    label: tuple[str, str],
    description: tuple[str, str] = ("", ""),
    role: Role = "info",
    type: ColumnType = "text",
    refers_to: str = "",
) -> StatColumn:
    return StatColumn(
        name, bilingual(*label), type=type, role=role, description=bilingual(*description), refers_to=refers_to
    )


_ALL = (
    make_column(
        "report", ("Báo cáo", "Report"),
        ("Mã báo cáo: kỳ và đơn vị báo cáo", "Id of the report: period and reporting body"),
    ),
    make_column(
        "version", ("Phiên bản", "Version"),
        ("Phiên bản của gói số liệu; phiên bản đã phát hành không bao giờ sửa",
         "Version of the data package; a released version is never edited"),
    ),
    make_column(
        "table", ("Bảng", "Table"), ("Mã bảng trong báo cáo", "Id of the table in the report"),
    ),
    make_column(
        "row", ("Dòng", "Row"),
        ("Khóa của dòng trong bảng số liệu, theo số thứ tự in trên biểu",
         "Key of the row in its table of figures, after the printed numbering"),
    ),
    make_column(
        "row_kind", ("Loại dòng", "Kind of row"),
        ("item: số liệu; section: đề mục; subtotal: cộng nhóm; total: tổng cộng; percent: tỷ lệ %",
         "item, section (heading), subtotal, total, percent"), "kind",
    ),
    make_column(
        "label", ("Nội dung", "Label"),
        ("Như in trên biểu; lỗi in đã sửa thì ghi ở annotations.csv",
         "As printed; misprints put right are recorded in annotations.csv"), "label",
    ),
    make_column(
        "field", ("Cột của biểu", "Field"), ("Mã cột số liệu của biểu", "Id of the form's column"),
    ),
    make_column(
        "unit", ("Mã đơn vị", "Body id"),
        ("Đơn vị mà số liệu nói về", "The body that the figures are about"), "dimension", refers_to="units.unit",
    ),
    make_column(
        "period", ("Kỳ", "Period"), ("Kỳ số liệu: năm, nửa năm hoặc quý", "Year, half-year or quarter"),
        "dimension", refers_to="periods.period",
    ),
    make_column(
        "indicator", ("Mã chỉ tiêu", "Indicator id"),
        ("Chỉ tiêu được đo; trống khi biểu không đo chỉ tiêu chung",
         "What is measured; empty where it is no common indicator"), "dimension", refers_to="indicators.indicator",
    ),
    make_column(
        "category", ("Phân loại", "Category"),
        ("Lĩnh vực, loại kiểm tra … khi dòng không phải đơn vị hay chỉ tiêu",
         "Field of procedure, kind of inspection … where rows are neither bodies nor indicators"), "dimension",
    ),
    make_column(
        "value", ("Giá trị", "Value"),
        ("Số như in trên văn bản; trống thì xem cột trạng thái",
         "The number as printed; where empty, see the state"), "value", "number",
    ),
    make_column(
        "unit_of_measure", ("Đơn vị tính", "Unit of measure"),
        ("Đơn vị tính của giá trị", "What the value counts"), "measure",
    ),
    make_column(
        "states", ("Trạng thái ô", "States of cells"),
        ("cột:trạng thái của mỗi ô số liệu không phải “reported” hay “blank”",
         "column:state of each value cell that is neither “reported” nor “blank”"), "states",
    ),
    make_column(
        "state", ("Trạng thái", "State"),
        ("reported, blank, not_applicable, not_in_use, illegible, withheld hoặc derived",
         "reported, blank, not_applicable, not_in_use, illegible, withheld or derived"),
    ),
    make_column(
        "where", ("Vị trí trong báo cáo", "Place in the report"),
        ("Phần, gạch đầu dòng của báo cáo", "Section and paragraph of the report"), "where",
    ),
    make_column(
        "note", ("Ghi chú", "Note"), ("Ghi chú của văn bản hoặc của dự án", "The document's note or ours"), "note",
    ),
    make_column("document", ("Văn bản", "Document"), ("Số hiệu văn bản nguồn", "Number of the source document")),
    make_column(
        "source", ("Nguồn trong văn bản", "Place in the document"),
        ("Biểu, dòng, cột và dòng văn bản nơi có số liệu", "Form, row, column and line of text where it stands"),
    ),
)  # fmt: skip

COLUMNS: Mapping[str, StatColumn] = {column.name: column for column in _ALL}


def make_columns(*names: str, keys: tuple[str, ...] = ()) -> tuple[StatColumn, ...]:
    """Common columns by name; `keys` tell this table's rows apart, whatever the column is elsewhere."""
    return tuple(replace(COLUMNS[name], role="key") if name in keys else COLUMNS[name] for name in names)
