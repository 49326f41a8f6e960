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
        StatColumn("code", message("Mã hành chính")),
        *_NAMES,
        StatColumn("valid_from", message("Có hiệu lực từ")),
        StatColumn("valid_to", message_in("column", "Đến")),
        StatColumn("source", message("Nguồn")),
    )
    lines = (
        (u.id, u.type, u.level, u.parent, u.code, u.name, u.short, u.valid_from, u.valid_to, u.source)
        for u in references.units.values()
    )
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


# By attribute. A version says of its indicators what its figures cannot be read without; what they mean in full, and
# where they are told, is said of all of them in one place, for it may be bettered later.
_OF_INDICATORS = {
    "id": StatColumn("indicator", message("Mã chỉ tiêu"), role="key"),
    "slug": StatColumn("slug", message("Mã địa chỉ")),
    "section": StatColumn("section", message_in("column", "Lĩnh vực")),
    "group": TranslatedColumn(StatColumn("group", message("Nhóm")), ", "),
    "label": _LABEL,
    "unit_of_measure": StatColumn("unit_of_measure", message("Đơn vị tính"), role="measure"),
    "value_type": StatColumn("value_type", message("Kiểu giá trị")),
    "direction": StatColumn("direction", message_in("column", "Chiều tốt")),
    "code_list": StatColumn("code_list", message_in("column", "Bảng mã")),
    "definition": TranslatedColumn(StatColumn("definition", message("Định nghĩa")), ", "),
    "comparability": TranslatedColumn(StatColumn("comparability", message("Mức so sánh được")), ", "),
}
IN_A_VERSION = ("id", "section", "label", "unit_of_measure", "value_type", "code_list")


def make_indicators_table(
    indicators: Iterable[Indicator], languages: Sequence[Lang], told: Sequence[str] = tuple(_OF_INDICATORS)
) -> StatTable:
    lines = (tuple(getattr(indicator, part) for part in told) for indicator in indicators)
    columns = [_OF_INDICATORS[part] for part in told]
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
