"""The reporting calendar as a table: one line a body, a regime and a period."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.collection import Collection
from ..model.regimes import CalendarEntry, forms_of, make_calendar
from ..words.text import message
from .cell_makers import text_cell
from .columns import COLUMNS, make_column
from .stat_table import StatRow, StatTable

_COLUMNS = (
    make_column("regime", ("Chế độ báo cáo", "Regime"), role="key"),
    make_column("unit", ("Mã đơn vị", "Body id"), role="key", refers_to="units.unit"),
    make_column(
        "period_kind", ("Loại kỳ", "Kind of period"),
        ("quarter: quý; half: 6 tháng; nine_months: 9 tháng; year: năm", "quarter, half, nine_months or year"),
        "key",
    ),
    make_column(
        "period", ("Kỳ", "Period"),
        ("Trống khi bộ sưu tập chưa biết kỳ nào loại này", "Empty where the collection knows no such period"),
        "key", refers_to="periods.period",
    ),
    make_column("forms", ("Biểu mẫu", "Forms")),
    make_column(
        "basis", ("Căn cứ", "Basis"),
        ("stated: văn bản nêu; filed: bộ sưu tập có báo cáo loại này; unknown: không rõ có phải báo cáo hay không",
         "stated by a document; filed: the collection holds one of the kind; unknown: not known to be due"),
    ),
    make_column(
        "status", ("Tình trạng", "Status"),
        ("held: có; not_collected: chưa sưu tầm, không có nghĩa là đơn vị không báo cáo; unknown: không rõ",
         "held; not_collected, which does not mean that the body did not report; unknown"),
    ),
    COLUMNS["report"],
)  # fmt: skip


def make_calendar_table(collection: Collection) -> StatTable:
    rows = tuple(_rows(collection))
    source = message("Các báo cáo trong bộ sưu tập và văn bản chúng viện dẫn")
    return StatTable("lich-bao-cao", message("Lịch báo cáo"), source, _COLUMNS, rows)


def _rows(collection: Collection) -> Iterator[StatRow]:
    for entry in make_calendar(collection):
        key = "/".join((entry.regime, entry.unit, entry.kind, entry.period))
        yield StatRow(key, "item", tuple(text_cell(text) for text in _line(entry, collection)))


def _line(entry: CalendarEntry, collection: Collection) -> tuple[str, ...]:
    forms = " ".join(forms_of(entry.regime, collection))
    return entry.regime, entry.unit, entry.kind, entry.period, forms, entry.basis, entry.status, entry.report
