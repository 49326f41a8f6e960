"""The columns that mean the same in every table: one name, one definition."""

from collections.abc import Mapping
from dataclasses import replace

from ..model.standing import STANDING_NAMES
from ..words.text import message, message_in
from .stat_table import StatColumn
from .table_words import ROW_KIND_LABELS, STATE_LABELS

_ALL = (
    StatColumn("report", message_in("column", "Báo cáo"), message("Mã báo cáo: kỳ và đơn vị báo cáo")),
    StatColumn(
        "version",
        message("Phiên bản"),
        message("Phiên bản của gói số liệu; phiên bản đã phát hành không bao giờ sửa"),
    ),
    StatColumn("table", message_in("column", "Bảng"), message("Mã bảng trong báo cáo")),
    StatColumn("row", message("Dòng"), message("Khóa của dòng trong bảng số liệu, theo số thứ tự in trên biểu")),
    StatColumn(
        "row_kind",
        message("Loại dòng"),
        message("item: số liệu; section: đề mục; subtotal: cộng nhóm; total: tổng cộng; percent: tỷ lệ %"),
        "kind",
        codes=ROW_KIND_LABELS,
    ),
    StatColumn(
        "label", message("Nội dung"), message("Như in trên biểu; lỗi in đã sửa thì ghi ở annotations.csv"), "label"
    ),
    StatColumn("field", message("Cột của biểu"), message("Mã cột số liệu của biểu")),
    StatColumn(
        "unit",
        message_in("column", "Mã đơn vị"),
        message("Đơn vị mà số liệu nói về"),
        "dimension",
        refers_to="units.unit",
    ),
    StatColumn(
        "period",
        message_in("column", "Kỳ"),
        message("Kỳ số liệu: năm, nửa năm hoặc quý"),
        "dimension",
        refers_to="periods.period",
    ),
    StatColumn(
        "indicator",
        message_in("column", "Mã chỉ tiêu"),
        message("Chỉ tiêu được đo; trống khi biểu không đo chỉ tiêu chung"),
        "dimension",
        refers_to="indicators.indicator",
    ),
    StatColumn(
        "category",
        message("Phân loại"),
        message("Lĩnh vực, loại kiểm tra … khi dòng không phải đơn vị hay chỉ tiêu"),
        "dimension",
    ),
    StatColumn(
        "value", message("Giá trị"), message("Số như in trên văn bản; trống thì xem cột trạng thái"), "value", "number"
    ),
    StatColumn("value_text", message("Giá trị bằng chữ"), message("Chữ in ở ô mà biểu hỏi bằng chữ"), "label"),
    StatColumn("unit_of_measure", message("Đơn vị tính"), message("Đơn vị tính của giá trị"), "measure"),
    StatColumn(
        "states",
        message("Trạng thái ô"),
        message("cột:trạng thái của mỗi ô số liệu không phải “reported” hay “blank”"),
        "states",
    ),
    StatColumn(
        "state",
        message("Trạng thái"),
        message("reported, blank, not_applicable, not_in_use, illegible, withheld hoặc derived"),
        "kind",
        codes=STATE_LABELS,
    ),
    StatColumn("where", message("Vị trí trong báo cáo"), message("Phần, gạch đầu dòng của báo cáo"), "where"),
    StatColumn("note", message_in("column", "Ghi chú"), message("Ghi chú của văn bản hoặc của dự án"), "note"),
    StatColumn("document", message("Văn bản"), message("Số hiệu văn bản nguồn")),
    StatColumn("source", message("Nguồn trong văn bản"), message("Biểu, dòng, cột và dòng văn bản nơi có số liệu")),
    StatColumn(
        "standing",
        message("Độ chắc"),
        message(
            "impossible: không thể cùng đúng; contested: nơi khác ghi số khác; remark: có lưu ý; agrees: khớp; "
            "unconfirmed: chưa có gì đối chiếu"
        ),
        "kind",
        codes=STANDING_NAMES,
    ),
    StatColumn(
        "standings",
        message("Độ chắc từng ô"),
        message("cột:độ chắc của mỗi ô không phải “unconfirmed”, theo riêng bản này: biểu của bản và ghi nhận về ô"),
        "states",
    ),
)

COLUMNS: Mapping[str, StatColumn] = {column.name: column for column in _ALL}


def make_columns(*names: str, keys: tuple[str, ...] = (), required: tuple[str, ...] = ()) -> tuple[StatColumn, ...]:
    """Common columns by name; `keys` tell this table's rows apart, `required` are always filled, whatever they are
    elsewhere."""
    columns = (replace(COLUMNS[name], required=name in required) for name in names)
    return tuple(replace(column, role="key") if column.name in keys else column for column in columns)
