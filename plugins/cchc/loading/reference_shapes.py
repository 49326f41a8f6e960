"""The shapes of data/reference/*.csv, and which list holds the ids that others refer to."""

from __future__ import annotations

from .schemas import ID_PATTERN, SchemaColumn, TableShape

_DAY = r"^\d{4}-\d{2}-\d{2}$"


def _texts(*names: str) -> tuple[SchemaColumn, ...]:
    return tuple(SchemaColumn(name, title=_TITLES[name][0], title_en=_TITLES[name][1]) for name in names)


_TITLES = {
    "type": ("Loại", "Type"), "level": ("Cấp", "Level"), "code": ("Mã chính thức", "Official code"),
    "name_vi": ("Tên", "Name (Vietnamese)"), "name_en": ("Tên tiếng Anh", "Name (English)"),
    "short_vi": ("Tên ngắn", "Short name (Vietnamese)"), "short_en": ("Tên ngắn tiếng Anh", "Short name (English)"),
    "source": ("Nguồn", "Source"), "table": ("Bảng", "Table"), "note": ("Ghi chú", "Note"),
    "legal_act": ("Văn bản", "Legal act"), "note_vi": ("Ghi chú", "Note (Vietnamese)"),
    "note_en": ("Ghi chú tiếng Anh", "Note (English)"), "section": ("Lĩnh vực", "Section"),
    "group_vi": ("Nhóm", "Group (Vietnamese)"), "group_en": ("Nhóm tiếng Anh", "Group (English)"),
    "label_vi": ("Nhãn", "Label (Vietnamese)"), "label_en": ("Nhãn tiếng Anh", "Label (English)"),
    "unit_of_measure": ("Đơn vị tính", "Unit of measure"), "value_type": ("Kiểu giá trị", "Value type"),
    "code_list": ("Bảng mã", "Code list"), "definition_vi": ("Định nghĩa", "Definition (Vietnamese)"),
    "definition_en": ("Định nghĩa tiếng Anh", "Definition (English)"),
    "comparability_vi": ("Khả năng so sánh", "Comparability (Vietnamese)"),
    "comparability_en": ("Khả năng so sánh tiếng Anh", "Comparability (English)"),
    "number": ("Số", "Number"), "date_printed": ("Ngày như in", "Date as printed"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "subject_vi": ("Trích yếu", "Subject (Vietnamese)"), "subject_en": ("Trích yếu tiếng Anh", "Subject (English)"),
    "where": ("Vị trí trong báo cáo", "Place in the report"),
}  # fmt: skip
_UNIT = SchemaColumn("unit", title="Mã đơn vị", title_en="Unit", required=True, pattern=ID_PATTERN)


def _day(name: str, title: str, title_en: str) -> SchemaColumn:
    return SchemaColumn(name, title=title, title_en=title_en, pattern=_DAY)


SHAPES: dict[str, TableShape] = {
    "units": TableShape(
        (
            _UNIT,
            SchemaColumn("type", title="Loại", title_en="Type", required=True, refers="unit_type"),
            SchemaColumn("level", title="Cấp", title_en="Level", required=True, refers="level"),
            SchemaColumn("parent", title="Đơn vị cấp trên", title_en="Parent", refers="unit"),
            *_texts("code"),
            SchemaColumn("name_vi", title="Tên", title_en="Name (Vietnamese)", required=True),
            SchemaColumn("name_en", title="Tên tiếng Anh", title_en="Name (English)", required=True),
            *_texts("short_vi", "short_en"),
            _day("valid_from", "Có từ ngày", "Valid from"),
            _day("valid_to", "Đến ngày", "Valid to"),
            *_texts("source"),
        ),
        key=("unit",),
    ),
    "unit_names": TableShape(
        (
            SchemaColumn("name", title="Tên như in", title_en="Name as printed", required=True),
            SchemaColumn("unit", title="Mã đơn vị", title_en="Unit", required=True, refers="unit"),
            SchemaColumn("report", title="Báo cáo", title_en="Report"),
            *_texts("table", "note"),
        ),
        may_be_bare=True,
    ),
    "unit_successions": TableShape(
        (
            SchemaColumn("unit", title="Mã đơn vị", title_en="Unit", required=True, refers="unit"),
            SchemaColumn("relation", title="Thay đổi", title_en="Relation", required=True,
                   enum=("renamed", "merged", "split", "dissolved")),
            SchemaColumn("successor", title="Đơn vị kế tiếp", title_en="Successor", refers="unit"),
            _day("date", "Ngày", "Date"),
            *_texts("legal_act", "source", "note_vi", "note_en"),
        ),
        may_be_bare=True,
    ),
    "periods": TableShape(
        (
            SchemaColumn("period", title="Mã kỳ", title_en="Period", required=True,
                         pattern=r"^\d{4}(-[a-z0-9]{1,12})?$"),
            SchemaColumn("kind", title="Loại kỳ", title_en="Kind", required=True, refers="period_kind"),
            SchemaColumn("start", title="Từ ngày", title_en="Start", required=True, pattern=_DAY),
            SchemaColumn("end", title="Đến ngày", title_en="End", required=True, pattern=_DAY),
            *_texts("name_vi", "name_en", "short_vi", "short_en"),
        ),
        key=("period",),
    ),
    "indicators": TableShape(
        (
            SchemaColumn("indicator", title="Mã chỉ tiêu", title_en="Indicator", required=True,
                   pattern="^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$"),
            SchemaColumn("slug", title="Tên trong địa chỉ", title_en="Slug", required=True,
                         pattern="^[a-z0-9-]{1,80}$"),
            SchemaColumn("section", title="Lĩnh vực", title_en="Section", refers="section"),
            *_texts("group_vi", "group_en"),
            SchemaColumn("label_vi", title="Nhãn", title_en="Label (Vietnamese)", required=True),
            SchemaColumn("label_en", title="Nhãn tiếng Anh", title_en="Label (English)", required=True),
            SchemaColumn("unit_of_measure", title="Đơn vị tính", title_en="Unit of measure", refers="unit_of_measure"),
            *_texts("value_type"),
            SchemaColumn("direction", title="Chiều tốt", title_en="Direction",
                   enum=("higher_better", "lower_better", "neutral")),
            SchemaColumn("role", title="Vai trò", title_en="Role", refers="role"),
            *_texts("code_list", "definition_vi", "definition_en", "comparability_vi", "comparability_en"),
        ),
        key=("indicator",),
    ),
    "code_lists": TableShape(
        (
            SchemaColumn("list", title="Bảng mã", title_en="List", required=True),
            SchemaColumn("code", title="Mã", title_en="Code", required=True),
            SchemaColumn("label_vi", title="Nhãn", title_en="Label (Vietnamese)", required=True),
            SchemaColumn("label_en", title="Nhãn tiếng Anh", title_en="Label (English)", required=True),
        ),
        key=("list", "code"),
    ),
    "documents": TableShape(
        (
            SchemaColumn("document", title="Mã văn bản", title_en="Document", required=True),
            SchemaColumn("kind", title="Loại văn bản", title_en="Kind", required=True, refers="document_kind"),
            *_texts("number", "date_printed"),
            _day("date", "Ngày", "Date"),
            *_texts("issuer", "subject_vi", "subject_en"),
            SchemaColumn("report", title="Báo cáo", title_en="Report", required=True),
            *_texts("where"),
            SchemaColumn("line", "integer", "Dòng văn bản", "Line of the source text", required=True, minimum=1),
            *_texts("note"),
        ),
        may_be_bare=True,
    ),
}  # fmt: skip
TITLES = {
    "units": ("Đơn vị", "Units"),
    "unit_names": ("Tên đơn vị như in trong báo cáo", "Unit names as printed in the reports"),
    "unit_successions": ("Sáp nhập, đổi tên, chia tách đơn vị", "Mergers, renamings and splits of units"),
    "periods": ("Kỳ báo cáo", "Periods"),
    "indicators": ("Chỉ tiêu", "Indicators"),
    "code_lists": ("Bảng mã", "Code lists"),
    "documents": ("Văn bản được dẫn", "Documents cited"),
}
