"""The reference lists as tables: units, periods, indicators, codes and cited documents, for the package of all data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.collection import Collection, References
from ..model.indicators import Indicator
from ..model.releases import Release
from ..words.text import NO_TEXT, Text, bilingual, message, message_in
from .cell_makers import text_cell, whole_cell
from .columns import COLUMNS, make_column
from .stat_table import StatColumn, StatRow, StatTable

# What a line of a reference list holds: texts, and numbers where the column counts.
_Line = tuple[str | int, ...]

_NAMES = (
    make_column("name_vi", ("Tên", "Name (Vietnamese)"), role="label"),
    make_column("name_en", ("Tên tiếng Anh", "Name (English)"), role="label"),
    make_column("short_vi", ("Tên ngắn", "Short name (Vietnamese)")),
    make_column("short_en", ("Tên ngắn tiếng Anh", "Short name (English)")),
)
_INDICATOR = (
    make_column("section", ("Lĩnh vực", "Section")),
    make_column("group_vi", ("Nhóm", "Group (Vietnamese)")),
    make_column("group_en", ("Nhóm, tiếng Anh", "Group (English)")),
    make_column("label_vi", ("Tên", "Label (Vietnamese)"), role="label"),
    make_column("label_en", ("Tên tiếng Anh", "Label (English)"), role="label"),
    make_column("unit_of_measure", ("Đơn vị tính", "Unit of measure"), role="measure"),
    make_column("value_type", ("Kiểu giá trị", "Type of value")),
    make_column("direction", ("Chiều tốt", "Direction")),
    make_column("code_list", ("Bảng mã", "Code list")),
    make_column("definition_vi", ("Định nghĩa", "Definition (Vietnamese)")),
    make_column("definition_en", ("Định nghĩa, tiếng Anh", "Definition (English)")),
    make_column("comparability_vi", ("Mức so sánh được", "Comparability (Vietnamese)")),
    make_column("comparability_en", ("Mức so sánh được, tiếng Anh", "Comparability (English)")),
)


def make_reports_table(collection: Collection) -> StatTable:
    newest = {(release.report, release.version) for release in collection.newest()}
    columns = (
        _key("report", COLUMNS["report"].label),
        _key("version", COLUMNS["version"].label),
        make_column("newest", ("Là bản mới nhất: 1", "Newest version: 1"), type="integer"),
        COLUMNS["unit"],
        COLUMNS["period"],
        make_column("title_vi", ("Tên", "Title (Vietnamese)"), role="label"),
        make_column("title_en", ("Tên tiếng Anh", "Title (English)"), role="label"),
        make_column("created", ("Ngày phát hành", "Released")),
        make_column("reason", ("Lý do thay đổi", "Reason of change")),
        COLUMNS["document"],
        make_column("document_date", ("Ngày văn bản", "Date of the document")),
        make_column("issuer", ("Cơ quan ban hành", "Issuer"), role="dimension", refers_to="units.unit"),
    )
    lines = (_report_line(release, (release.report, release.version) in newest) for release in collection.releases)
    return _table("reports", ("Báo cáo và phiên bản", "Reports and versions"), columns, lines)


def _report_line(release: Release, newest: bool) -> _Line:
    source = release.source
    return (
        release.report, release.version, int(newest), release.unit, release.period, release.title.first,
        release.title.in_("en"), release.created, release.reason, source.number or source.file, source.date,
        source.issuer,
    )  # fmt: skip


def make_units_table(references: References) -> StatTable:
    columns = (
        _key("unit", message("Mã đơn vị")),
        make_column("type", ("Loại", "Type")),
        make_column("level", ("Cấp", "Level"), role="dimension"),
        make_column("parent", ("Đơn vị cấp trên", "Parent"), role="dimension", refers_to="units.unit"),
        make_column("code", ("Mã hành chính", "Official code")),
        *_NAMES,
        make_column("valid_from", ("Có hiệu lực từ", "Valid from")),
        make_column("valid_to", ("Đến", "Valid to")),
        make_column("source", ("Nguồn", "Source")),
    )
    lines = (
        (u.id, u.type, u.level, u.parent, u.code, u.name.first, u.name.in_("en"), u.short.first, u.short.in_("en"),
         u.valid_from, u.valid_to, u.source)
        for u in references.units.values()
    )  # fmt: skip
    return _table("units", ("Đơn vị", "Bodies"), columns, lines)


def make_unit_names_table(references: References) -> StatTable:
    columns = (
        make_column("name", ("Tên như in", "Name as printed"), role="label"),
        COLUMNS["unit"],
        COLUMNS["report"],
        COLUMNS["table"],
        COLUMNS["note"],
    )
    lines = ((n.name, n.unit, n.report, n.table, n.note) for n in references.unit_names)
    return _table("unit_names", ("Cách ghi tên đơn vị", "Names of bodies as printed"), columns, lines)


def make_successions_table(references: References) -> StatTable:
    columns = (
        COLUMNS["unit"],
        make_column("relation", ("Quan hệ", "Relation")),
        make_column("successor", ("Đơn vị kế tiếp", "Successor"), role="dimension", refers_to="units.unit"),
        make_column("date", ("Ngày", "Date")),
        make_column("legal_act", ("Văn bản", "Legal act")),
        make_column("source", ("Nguồn", "Source")),
        make_column("note_vi", ("Ghi chú", "Note (Vietnamese)"), role="note"),
        make_column("note_en", ("Ghi chú tiếng Anh", "Note (English)"), role="note"),
    )
    lines = (
        (s.unit, s.relation, s.successor, s.date, s.legal_act, s.source, s.note.first, s.note.in_("en"))
        for s in references.successions
    )
    return _table("unit_successions", ("Đổi tên, sáp nhập, chia tách", "What became of bodies"), columns, lines)


def make_periods_table(references: References) -> StatTable:
    columns = (
        _key("period", message_in("column", "Kỳ")),
        make_column("kind", ("Loại kỳ", "Kind")),
        make_column("start", ("Từ ngày", "Start")),
        make_column("end", ("Đến ngày", "End")),
        *_NAMES,
    )
    lines = (
        (p.id, p.kind, p.start, p.end, p.name.first, p.name.in_("en"), p.short.first, p.short.in_("en"))
        for p in references.periods.values()
    )
    return _table("periods", ("Kỳ báo cáo", "Periods"), columns, lines)


def make_indicators_table(indicators: Iterable[Indicator]) -> StatTable:
    columns = (_key("indicator", message("Mã chỉ tiêu")), make_column("slug", ("Mã địa chỉ", "Slug")), *_INDICATOR)
    lines = (
        (i.id, i.slug, i.section, i.group.first, i.group.in_("en"), i.label.first, i.label.in_("en"),
         i.unit_of_measure, i.value_type,
         i.direction, i.code_list, i.definition.first, i.definition.in_("en"),
         i.comparability.first, i.comparability.in_("en"))
        for i in indicators
    )  # fmt: skip
    return _table("indicators", ("Chỉ tiêu", "Indicators"), columns, lines)


def make_code_lists_table(references: References) -> StatTable:
    columns = (
        _key("list", message("Bảng mã")),
        _key("code", message_in("column", "Mã")),
        make_column("label_vi", ("Tên", "Label (Vietnamese)"), role="label"),
        make_column("label_en", ("Tên tiếng Anh", "Label (English)"), role="label"),
    )
    lines = (
        (name, code, label.first, label.in_("en"))
        for name, codes in references.code_lists.items()
        for code, label in codes.items()
    )
    return _table("code_lists", ("Bảng mã", "Code lists"), columns, lines)


def make_documents_table(references: References) -> StatTable:
    columns = (
        COLUMNS["document"],
        make_column("kind", ("Loại văn bản", "Kind")),
        make_column("number", ("Số hiệu", "Number")),
        make_column("date_printed", ("Ngày như in", "Date as printed")),
        make_column("date", ("Ngày", "Date")),
        make_column("issuer", ("Cơ quan ban hành", "Issuer")),
        make_column("subject_vi", ("Trích yếu", "Subject (Vietnamese)"), role="label"),
        make_column("subject_en", ("Trích yếu tiếng Anh", "Subject (English)"), role="label"),
        COLUMNS["report"],
        COLUMNS["where"],
        make_column("line", ("Dòng văn bản nguồn", "Line of the source text"), type="integer"),
        COLUMNS["note"],
    )
    lines = (
        (c.document, c.kind, c.number, c.date_printed, c.date, c.issuer, c.subject.first, c.subject.in_("en"),
         c.report, c.where, c.line, c.note)
        for c in references.citations
    )  # fmt: skip
    return _table("documents", ("Văn bản được viện dẫn", "Documents cited"), columns, lines)


def _key(name: str, label: Text) -> StatColumn:
    return StatColumn(name, label, role="key")


def _table(name: str, title: tuple[str, str], columns: tuple[StatColumn, ...], lines: Iterable[_Line]) -> StatTable:
    return StatTable(name, bilingual(*title), NO_TEXT, columns, tuple(_rows(columns, lines)))


def _rows(columns: tuple[StatColumn, ...], lines: Iterable[_Line]) -> Iterator[StatRow]:
    keys = [i for i, column in enumerate(columns) if column.role == "key"] or [0]
    for line in lines:
        cells = tuple(whole_cell(part) if isinstance(part, int) else text_cell(part) for part in line)
        yield StatRow("/".join(str(line[i]) for i in keys), "item", cells)
