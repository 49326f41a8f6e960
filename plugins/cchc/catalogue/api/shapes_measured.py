"""Indicators and measures, field by field."""

from __future__ import annotations

from .shape import ADDRESS, BOTH, NUMBER, TEXT, TRUTH, WHOLE, many, maybe, of, one_of, prop, shape

_INDICATOR = (
    prop("id", TEXT, "mã chỉ tiêu", "id of the indicator"),
    prop("slug", TEXT, "mã trong địa chỉ", "id as in addresses"),
    prop("section", TEXT, "lĩnh vực", "section"),
    prop("group", maybe(BOTH), "nhóm", "group"),
    prop("label", BOTH, "tên", "label"),
    prop("unit_of_measure", maybe(TEXT), "đơn vị tính", "unit of measure"),
    prop("value_type", TEXT, "kiểu giá trị", "type of value"),
    prop("direction", one_of("higher_better", "lower_better", "neutral"), "chiều tốt", "which way is better"),
    prop("figures", WHOLE, "số lượng số liệu", "how many figures measure it"),
    prop("url", ADDRESS, "tệp API của chỉ tiêu", "API document of the indicator"),
    prop("page", of("Page"), "trang của chỉ tiêu", "page of the indicator"),
)
_CODE = shape(
    "Code", "Một mã và nghĩa của mã", "A code and what it means",
    prop("code", TEXT, "mã", "code"),
    prop("label", BOTH, "nghĩa", "meaning"),
)  # fmt: skip
_MEASURE = (
    prop("id", TEXT, "mã chỉ số", "id of the measure"),
    prop("title", BOTH, "tên", "title"),
    prop("short", maybe(BOTH), "tên ngắn", "short title"),
    prop("question", maybe(BOTH), "câu hỏi mà chỉ số trả lời", "the question it answers"),
    prop("topic", TEXT, "lĩnh vực", "section"),
    prop("unit_of_measure", TEXT, "đơn vị tính", "unit of measure"),
    prop("scale", WHOLE, "nhân với: 100 cho tỷ lệ %", "multiplied by: 100 for shares"),
    prop("decimals", WHOLE, "số chữ số thập phân", "decimals"),
    prop("direction", one_of("higher_better", "lower_better", "neutral"), "chiều tốt", "which way is better"),
    prop("minimum_denominator", WHOLE, "mẫu số nhỏ hơn số này thì không xếp hạng",
         "below this denominator no rank is given"),
    prop("caveats", maybe(BOTH), "lưu ý khi dùng", "caveats"),
    prop("values", WHOLE, "số lượng giá trị", "how many values there are"),
    prop("url", ADDRESS, "tệp API của chỉ số", "API document of the measure"),
    prop("page", of("Page"), "trang của chỉ số", "page of the measure"),
)  # fmt: skip
_METHOD = shape(
    "Method", "Cách tính chỉ số trong một nhóm biểu mẫu", "How the measure is computed from some forms",
    prop("method", TEXT, "mã cách tính; giá trị khác cách tính không so với nhau",
         "id of the method; values of different methods are not compared"),
    prop("label", BOTH, "tên cách tính", "name of the method"),
    prop("forms", many(TEXT), "các biểu mẫu", "forms"),
    prop("numerator", many(TEXT), "các chỉ tiêu cộng thành tử số", "indicators added up in the numerator"),
    prop("denominator", many(TEXT), "các chỉ tiêu cộng thành mẫu số; rỗng: tử số là chỉ số",
         "indicators added up in the denominator; empty: the numerator is the measure"),
    prop("note", maybe(BOTH), "ghi chú", "note"),
)  # fmt: skip
_PART = shape(
    "Part", "Một ô dùng để tính", "A cell that the value is computed from",
    prop("role", one_of("numerator", "denominator"), "thuộc tử số hay mẫu số", "part of numerator or denominator"),
    prop("row", TEXT, "khóa của dòng", "key of the row"),
    prop("field", TEXT, "mã cột", "id of the column"),
    prop("indicator", TEXT, "mã chỉ tiêu", "id of the indicator"),
)  # fmt: skip
_VALUE = shape(
    "MeasureValue", "Chỉ số của một đơn vị trong một kỳ", "The measure for one body in one period",
    prop("unit", TEXT, "mã đơn vị", "id of the body"),
    prop("period", TEXT, "mã kỳ", "id of the period"),
    prop("category", maybe(TEXT), "phân loại của dòng", "category of the row"),
    prop("value", NUMBER, "giá trị, đã làm tròn", "the value, rounded"),
    prop("numerator", NUMBER, "tử số", "numerator"),
    prop("denominator", maybe(NUMBER), "mẫu số", "denominator"),
    prop("above_whole", TRUTH, "tử số lớn hơn mẫu số: văn bản tự mâu thuẫn, đừng dùng giá trị này để so sánh",
         "the numerator exceeds the denominator: the document contradicts itself, do not compare this value"),
    prop("method", TEXT, "mã cách tính", "id of the method"),
    prop("report", TEXT, "mã báo cáo", "id of the report"),
    prop("version", TEXT, "bản của gói dữ liệu", "version of the data package"),
    prop("table", TEXT, "mã bảng", "id of the table"),
    prop("row", maybe(TEXT), "khóa của dòng; null khi lấy từ nhiều dòng", "key of the row; null: from several rows"),
    prop("parts", many(of("Part")), "các ô dùng để tính", "the cells it is computed from"),
)  # fmt: skip

MEASURED = (
    shape("IndicatorSummary", "Một chỉ tiêu", "An indicator", *_INDICATOR),
    shape("Indicator", "Một chỉ tiêu, đầy đủ", "An indicator in full", *_INDICATOR,
          prop("definition", maybe(BOTH), "định nghĩa", "definition"),
          prop("comparability", maybe(BOTH), "mức so sánh được", "comparability"),
          prop("codes", many(of("Code")), "nghĩa của từng mã, khi giá trị là mã", "meanings, where values are codes")),
    _CODE,
    shape("MeasureSummary", "Một chỉ số", "A measure", *_MEASURE),
    shape("Measure", "Một chỉ số, đầy đủ", "A measure in full", *_MEASURE,
          prop("methods", many(of("Method")), "các cách tính", "methods")),
    _METHOD, _PART, _VALUE,
)  # fmt: skip
