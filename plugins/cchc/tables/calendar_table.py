"""The reporting calendar as a table: one line a body, a regime and a period."""

from collections.abc import Sequence
from dataclasses import replace

from ..model.collection import Collection
from ..model.regimes import forms_of, make_calendar
from ..words.text import NO_TEXT, Lang, message, message_in
from .columns import COLUMNS
from .list_table import make_list_table
from .stat_table import StatColumn, StatTable

_BASIS = message(
    "stated: văn bản nêu; filed: bộ sưu tập có báo cáo loại này; unknown: không rõ có phải báo cáo hay không"
)
_STATUS = message("held: có; not_collected: chưa sưu tầm, không có nghĩa là đơn vị không báo cáo; unknown: không rõ")
_KINDS = message("quarter: quý; half: 6 tháng; nine_months: 9 tháng; year: năm")
_DUE = message("Hạn của tỉnh gửi Bộ; hạn của đơn vị gửi tỉnh không thấy văn bản nào nêu")
_COLUMNS = (
    StatColumn("regime", message_in("column", "Chế độ báo cáo"), role="key"),
    replace(COLUMNS["unit"], role="key", description=NO_TEXT),
    StatColumn("period_kind", message("Loại kỳ"), _KINDS, "key"),
    replace(COLUMNS["period"], role="key", description=message("Trống khi bộ sưu tập chưa biết kỳ nào loại này")),
    StatColumn("forms", message("Biểu mẫu")),
    StatColumn("basis", message("Căn cứ"), _BASIS),
    StatColumn("status", message("Tình trạng"), _STATUS),
    COLUMNS["report"],
    StatColumn("due", message("Hạn theo quy tắc"), _DUE),
    StatColumn("due_act", message("Quy tắc về hạn"), message("Mã trong legal_acts")),
)


def make_calendar_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    acts = {duty.regime: duty.due_act for duty in collection.portal.duties}
    lines = (
        (e.regime, e.unit, e.kind, e.period, " ".join(forms_of(e.regime, collection)), e.basis, e.status, e.report,
         e.due, acts.get(e.regime, "") if e.due else "")
        for e in make_calendar(collection)
    )  # fmt: skip
    table = make_list_table("lich-bao-cao", message("Lịch báo cáo"), _COLUMNS, lines, languages)
    return replace(table, source=message("Các báo cáo trong bộ sưu tập và văn bản chúng viện dẫn"))
