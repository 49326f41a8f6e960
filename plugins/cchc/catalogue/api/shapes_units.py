"""Bodies and periods, field by field."""

from __future__ import annotations

from .shape import ADDRESS, BOTH, DATE, TEXT, WHOLE, many, maybe, of, one_of, prop, shape

_UNIT = (
    prop("id", TEXT, "mã đơn vị", "id of the body"),
    prop("type", TEXT, "loại đơn vị", "type of body"),
    prop("level", TEXT, "cấp", "level"),
    prop("parent", maybe(TEXT), "mã đơn vị cấp trên", "id of the body above"),
    prop("code", maybe(TEXT), "mã của cơ quan thống kê", "code of the statistics office"),
    prop("name", BOTH, "tên", "name"),
    prop("short", maybe(BOTH), "tên ngắn", "short name"),
    prop("valid_from", maybe(DATE), "có từ ngày", "valid from"),
    prop("valid_to", maybe(DATE), "có đến ngày", "valid to"),
    prop("figures", WHOLE, "số lượng số liệu về đơn vị", "how many figures are about the body"),
    prop("periods", many(TEXT), "các kỳ có số liệu", "periods that have figures"),
    prop("url", ADDRESS, "tệp API của đơn vị", "API document of the body"),
    prop("page", of("Page"), "trang của đơn vị", "page of the body"),
)
_NAME = shape(
    "PrintedName", "Một cách báo cáo ghi tên đơn vị", "A spelling of the body's name in a report",
    prop("name", TEXT, "tên như in", "name as printed"),
    prop("report", TEXT, "mã báo cáo", "id of the report"),
    prop("table", maybe(TEXT), "mã bảng", "id of the table"),
    prop("note", maybe(TEXT), "ghi chú", "note"),
)  # fmt: skip
_SUCCESSION = shape(
    "Succession", "Thay đổi của đơn vị", "What became of a body",
    prop("unit", TEXT, "mã đơn vị cũ", "id of the former body"),
    prop("relation", TEXT, "đổi tên, nhập, chia, kết thúc", "renamed, merged, split, dissolved"),
    prop("successor", maybe(TEXT), "mã đơn vị kế tục", "id of the body that follows"),
    prop("date", maybe(DATE), "ngày có hiệu lực", "date of effect"),
    prop("legal_act", maybe(TEXT), "văn bản quy định", "legal act"),
    prop("source", maybe(TEXT), "nguồn", "source"),
    prop("note", maybe(BOTH), "ghi chú", "note"),
)  # fmt: skip
_PERIOD = shape(
    "Period", "Một kỳ", "A period",
    prop("id", TEXT, "mã kỳ", "id of the period"),
    prop("kind", one_of("year", "half", "quarter"), "năm, nửa năm hoặc quý", "year, half-year or quarter"),
    prop("start", DATE, "ngày đầu", "first day"),
    prop("end", DATE, "ngày cuối", "last day"),
    prop("name", BOTH, "tên", "name"),
    prop("short", BOTH, "tên ngắn", "short name"),
    prop("figures", WHOLE, "số lượng số liệu của kỳ", "how many figures the period has"),
    prop("units", many(TEXT), "các đơn vị có số liệu", "bodies that have figures"),
    prop("page", maybe(of("Page")), "trang của kỳ", "page of the period"),
)  # fmt: skip

UNITS = (
    shape("UnitSummary", "Một đơn vị", "A body", *_UNIT),
    shape("Unit", "Một đơn vị, đầy đủ", "A body in full", *_UNIT,
          prop("source", maybe(TEXT), "nguồn của mã và ngày", "source of code and dates"),
          prop("printed_names", many(of("PrintedName")), "các cách ghi tên", "names as printed"),
          prop("became", many(of("Succession")), "đơn vị này thành gì", "what became of it"),
          prop("formerly", many(of("Succession")), "các đơn vị nhập vào", "bodies that became this one")),
    _NAME, _SUCCESSION, _PERIOD,
)  # fmt: skip
