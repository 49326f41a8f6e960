"""The reference lists as tables: units, periods, indicators, codes and cited documents, for the package of all data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model.collection import Collection, References
from ..model.indicators import Indicator
from ..words.text import Lang, message, message_in
from .columns import COLUMNS
from .list_table import TranslatedColumn, make_list_table
from .stat_table import StatColumn, StatTable

_NAMES = (
    TranslatedColumn(StatColumn("name", message_in("name", "Tên"), role="label")),
    TranslatedColumn(StatColumn("short", message("Tên ngắn"))),
)
_LABEL = TranslatedColumn(StatColumn("label", message_in("label", "Tên"), role="label"))
_WINDOW_KINDS = message(
    "printed: văn bản in cả hai ngày; as_of: chỉ in ngày cuối; by_rule: theo quy tắc của kỳ báo cáo, văn bản không in; "
    "unknown: không rõ. Bảng in ngày riêng thì ngày ấy đứng trước"
)
_CODE = message(
    "Không đủ để nối bảng: mã được dùng lại cho đơn vị sau, có khi dưới tên khác. Nối theo unit, hoặc theo code cùng "
    "valid_from và valid_to"
)
_CODE_LIST = message("Mã trong legal_acts của văn bản ban hành danh mục, hoặc tên cơ quan giữ danh mục")
_AGENCY_ID = message("Nhà nước cấp cho cơ quan; trống khi chưa đọc được ở văn bản ban hành")
_GAP_KINDS = message("left_out: có trong văn bản mà không công bố; elsewhere: biết là có, chưa sưu tầm")
_ISSUER = StatColumn("issuer", message_in("column", "Cơ quan ban hành"))


def make_reports_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("report", COLUMNS["report"].label, role="key"),
        StatColumn("version", COLUMNS["version"].label, role="key"),
        StatColumn("newest", message("Là bản mới nhất: 1"), type="integer"),
        COLUMNS["unit"],
        COLUMNS["period"],
        TranslatedColumn(StatColumn("title", message_in("title", "Tên"), role="label")),
        StatColumn("created", message("Ngày phát hành")),
        StatColumn("reason", message("Lý do thay đổi")),
        COLUMNS["document"],
        StatColumn("document_date", message("Ngày văn bản")),
        replace(_ISSUER, role="dimension", refers_to="units.unit"),
        StatColumn("window", message("Khoảng ngày được đếm: biết từ đâu"), _WINDOW_KINDS),
        StatColumn("window_from", message("Đếm từ ngày")),
        StatColumn("window_to", message("Đếm đến ngày")),
    )
    newest = {(release.report, release.version) for release in collection.newest()}
    lines = (
        (r.report, r.version, int((r.report, r.version) in newest), r.unit, r.period, r.title, r.created, r.reason,
         r.source.number or r.source.file, r.source.date, r.source.issuer, r.window.kind, r.window.first, r.window.last)
        for r in collection.releases
    )  # fmt: skip
    return make_list_table("reports", message("Báo cáo và phiên bản"), columns, lines, languages)


def make_units_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("unit", message("Mã đơn vị"), role="key"),
        StatColumn("type", message("Loại")),
        StatColumn("level", message("Cấp"), role="dimension"),
        StatColumn("parent", message("Đơn vị cấp trên"), role="dimension", refers_to="units.unit"),
        StatColumn("code", message("Mã hành chính"), _CODE),
        *_NAMES,
        StatColumn("valid_from", message("Có hiệu lực từ")),
        StatColumn("valid_to", message_in("column", "Đến")),
        StatColumn("source", message("Nguồn")),
        StatColumn("code_list", message("Danh mục của mã"), _CODE_LIST),
        StatColumn("agency_id", message("Mã định danh điện tử của cơ quan"), _AGENCY_ID),
    )
    lines = (
        (u.id, u.type, u.level, u.parent, u.code, u.name, u.short, u.valid_from, u.valid_to, u.source,
         u.code_list, u.agency_id)
        for u in references.units.values()
    )  # fmt: skip
    return make_list_table("units", message_in("title", "Đơn vị"), columns, lines, languages)


def make_unit_names_table(references: References, languages: Sequence[Lang]) -> StatTable:
    name = StatColumn("name", message("Tên như in"), role="label")
    columns = (name, *(COLUMNS[other] for other in ("unit", "report", "table", "note")))
    lines = ((n.name, n.unit, n.report, n.table, n.note) for n in references.unit_names)
    return make_list_table("unit_names", message("Cách ghi tên đơn vị"), columns, lines, languages)


def make_successions_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        COLUMNS["unit"],
        StatColumn("relation", message("Quan hệ")),
        StatColumn("successor", message("Đơn vị kế tiếp"), role="dimension", refers_to="units.unit"),
        StatColumn("date", message("Ngày")),
        StatColumn("legal_act", message_in("legal act", "Văn bản")),
        StatColumn("source", message("Nguồn")),
        TranslatedColumn(StatColumn("note", COLUMNS["note"].label, role="note")),
    )
    lines = ((s.unit, s.relation, s.successor, s.date, s.legal_act, s.source, s.note) for s in references.successions)
    title = message("Đổi tên, sáp nhập, chia tách")
    return make_list_table("unit_successions", title, columns, lines, languages)


def make_periods_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("period", COLUMNS["period"].label, role="key"),
        StatColumn("kind", message_in("column", "Loại kỳ")),
        StatColumn("start", message_in("column", "Từ ngày")),
        StatColumn("end", message("Đến ngày")),
        *_NAMES,
    )
    lines = ((p.id, p.kind, p.start, p.end, p.name, p.short) for p in references.periods.values())
    return make_list_table("periods", message_in("title", "Kỳ báo cáo"), columns, lines, languages)


def make_indicators_table(indicators: Iterable[Indicator], languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("indicator", message("Mã chỉ tiêu"), role="key"),
        StatColumn("slug", message("Mã địa chỉ")),
        StatColumn("section", message_in("column", "Lĩnh vực")),
        TranslatedColumn(StatColumn("group", message("Nhóm")), ", "),
        _LABEL,
        StatColumn("unit_of_measure", message("Đơn vị tính"), role="measure"),
        StatColumn("value_type", message("Kiểu giá trị")),
        StatColumn("direction", message_in("column", "Chiều tốt")),
        StatColumn("code_list", message_in("column", "Bảng mã")),
        TranslatedColumn(StatColumn("definition", message("Định nghĩa")), ", "),
        TranslatedColumn(StatColumn("comparability", message("Mức so sánh được")), ", "),
    )
    lines = (
        (i.id, i.slug, i.section, i.group, i.label, i.unit_of_measure, i.value_type, i.direction, i.code_list,
         i.definition, i.comparability)
        for i in indicators
    )  # fmt: skip
    return make_list_table("indicators", message("Chỉ tiêu"), columns, lines, languages)


def make_code_lists_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("list", message("Bảng mã"), role="key"),
        StatColumn("code", message_in("column", "Mã"), role="key"),
        _LABEL,
    )
    lines = ((name, code, label) for name, labels in references.code_lists.items() for code, label in labels.items())
    return make_list_table("code_lists", message_in("title", "Bảng mã"), columns, lines, languages)


def make_documents_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        COLUMNS["document"],
        StatColumn("kind", message("Loại văn bản")),
        StatColumn("number", message("Số hiệu")),
        StatColumn("date_printed", message("Ngày như in")),
        StatColumn("date", message("Ngày")),
        _ISSUER,
        TranslatedColumn(StatColumn("subject", message("Trích yếu"), role="label")),
        COLUMNS["report"],
        COLUMNS["where"],
        StatColumn("line", message("Dòng văn bản nguồn"), type="integer"),
        COLUMNS["note"],
    )
    lines = (
        (c.document, c.kind, c.number, c.date_printed, c.date, c.issuer, c.subject, c.report, c.where, c.line, c.note)
        for c in references.citations
    )
    return make_list_table("documents", message("Văn bản được viện dẫn"), columns, lines, languages)


def make_gaps_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("gap", message_in("column", "Mã"), role="key"),
        StatColumn("kind", message("Loại"), _GAP_KINDS),
        TranslatedColumn(StatColumn("what", message("Cái gì"), role="label")),
        _ISSUER,
        TranslatedColumn(StatColumn("period", message("Kỳ"))),
        StatColumn("url", message("Địa chỉ")),
        StatColumn("seen_on", message("Thấy ngày")),
        TranslatedColumn(StatColumn("source", message("Nguồn"))),
    )
    lines = ((g.gap, g.kind, g.what, g.issuer, g.period, g.url, g.seen_on, g.source) for g in references.gaps)
    return make_list_table("gaps", message("Điều bộ sưu tập không có"), columns, lines, languages)
