"""What every document of the API holds, and the figure."""

from __future__ import annotations

from ...model.releases import STATES
from .shape import ADDRESS, BOTH, TEXT, maybe, of, one_of, prop, shape

_VI_EN = shape(
    "Text", "Lời bằng hai ngôn ngữ", "A text in both languages",
    prop("vi", TEXT, "tiếng Việt", "Vietnamese"),
    prop("en", TEXT, "tiếng Anh", "English"),
)  # fmt: skip
_PAGE = shape(
    "Page", "Trang cho người đọc", "The page for people",
    prop("vi", ADDRESS, "địa chỉ trang tiếng Việt", "address of the Vietnamese page"),
    prop("en", ADDRESS, "địa chỉ trang tiếng Anh", "address of the English page"),
)  # fmt: skip
_META = shape(
    "Meta", "Đầu của mọi tệp", "The head of every document",
    prop("api", TEXT, "phiên bản của API: v1", "version of the API: v1"),
    prop("edition", TEXT, "đợt phát hành của trang", "edition of the site"),
    prop("address", ADDRESS, "địa chỉ của tệp này", "address of this document"),
    prop("publisher", BOTH, "nơi phát hành", "publisher"),
    prop("licence", TEXT, "giấy phép, mã SPDX", "licence, SPDX id"),
    prop("licence_url", ADDRESS, "nguyên văn giấy phép", "text of the licence"),
    prop("documentation", of("Page"), "trang mô tả API", "the page about the API"),
)  # fmt: skip
_FIGURE = shape(
    "Figure", "Một số liệu và nơi văn bản in số liệu ấy", "One observed value and the place that prints it",
    prop("report", TEXT, "mã báo cáo", "id of the report"),
    prop("version", TEXT, "bản của gói dữ liệu", "version of the data package"),
    prop("table", TEXT, "mã bảng", "id of the table"),
    prop("row", TEXT, "khóa của dòng trong bảng", "key of the row in its table"),
    prop("field", TEXT, "mã cột số liệu", "id of the column"),
    prop("unit", TEXT, "mã đơn vị mà số liệu nói về", "id of the body that the figure is about"),
    prop("period", TEXT, "mã kỳ", "id of the period"),
    prop("indicator", maybe(TEXT), "mã chỉ tiêu", "id of the indicator"),
    prop("category", maybe(TEXT), "lĩnh vực, loại kiểm tra …", "field of procedure, kind of inspection …"),
    prop("value", {"type": ["number", "string", "null"]}, "giá trị như in; null thì xem state",
         "the value as printed; where null, state says why"),
    prop("unit_of_measure", maybe(TEXT), "đơn vị tính", "unit of measure"),
    prop("state", one_of(*STATES), "trạng thái của ô; 0 in trên giấy là reported, để trống là blank",
         "state of the cell; a printed 0 is reported, an empty cell is blank"),
    prop("note", maybe(TEXT), "ghi chú, chữ in trong ô", "note, words printed in the cell"),
    prop("document", TEXT, "số hiệu văn bản nguồn", "number of the source document"),
    prop("source", TEXT, "biểu, dòng, cột, dòng văn bản nơi in số liệu",
         "form, row, column and lines of text where it is printed"),
)  # fmt: skip
COMMON = (_VI_EN, _PAGE, _META, _FIGURE)
