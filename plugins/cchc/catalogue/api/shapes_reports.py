"""Reports, versions, files and findings, field by field."""

from __future__ import annotations

from ...model.findings import STATUSES
from .shape import ADDRESS, BOTH, DATE, DIGEST, TEXT, TRUTH, WHOLE, many, maybe, of, one_of, prop, shape

_SOURCE = shape(
    "SourceDocument", "Văn bản nguồn", "The official document",
    prop("number", maybe(TEXT), "số hiệu", "number"),
    prop("date", maybe(DATE), "ngày", "date"),
    prop("issuer", TEXT, "mã đơn vị ban hành", "id of the issuing body"),
    prop("regime", TEXT, "chế độ báo cáo", "reporting regime"),
    prop("title", TEXT, "tên", "title"),
    prop("file", TEXT, "tệp văn bản nguồn", "file of the source text"),
    prop("sha256", maybe(DIGEST), "SHA-256 của tệp ấy", "SHA-256 of that file"),
)  # fmt: skip
_FILE = shape(
    "File", "Một tệp tải về", "A file to download",
    prop("name", TEXT, "tên tệp", "name"),
    prop("url", ADDRESS, "địa chỉ", "address"),
    prop("media_type", TEXT, "kiểu", "media type"),
    prop("bytes", WHOLE, "cỡ, tính bằng byte", "size in bytes"),
    prop("sha256", DIGEST, "mã kiểm tra SHA-256", "SHA-256 sum"),
)  # fmt: skip
_VERSION = (
    prop("report", TEXT, "mã báo cáo", "id of the report"),
    prop("version", TEXT, "bản", "version"),
    prop("previous", maybe(TEXT), "bản trước đó", "the version before"),
    prop("newest", TRUTH, "là bản mới nhất", "is the newest version"),
    prop("created", DATE, "ngày phát hành", "day of release"),
    prop("reason", TEXT, "mã lý do thay đổi", "code of the reason of change"),
    prop("reason_label", BOTH, "lý do thay đổi", "reason of change"),
    prop("change_note", maybe(BOTH), "đã đổi gì", "what changed"),
    prop(
        "changed_cells",
        many(of("CellChange")),
        "các ô đã đổi so với bản trước",
        "cells changed since the version before",
    ),
    prop("url", ADDRESS, "thư mục cố định của bản này", "permanent folder of this version"),
)
_REPORT = (
    prop("id", TEXT, "mã báo cáo", "id of the report"),
    prop("title", BOTH, "tên", "title"),
    prop("unit", TEXT, "mã đơn vị báo cáo", "id of the reporting body"),
    prop("period", TEXT, "mã kỳ", "id of the period"),
    prop("regime", TEXT, "chế độ báo cáo", "reporting regime"),
    prop("document", maybe(TEXT), "số hiệu văn bản", "number of the document"),
    prop("document_date", maybe(DATE), "ngày văn bản", "date of the document"),
    prop("version", TEXT, "bản mới nhất", "newest version"),
    prop("versions", many(TEXT), "các bản, cũ trước", "all versions, the oldest first"),
    prop("figures", WHOLE, "số lượng số liệu", "how many figures it has"),
    prop("url", ADDRESS, "tệp API của báo cáo", "API document of the report"),
    prop("page", of("Page"), "trang của báo cáo", "page of the report"),
    prop("data_page", of("Page"), "trang của bộ dữ liệu", "page of the data set"),
)
_FIELD = shape(
    "Field", "Một cột số liệu của bảng", "A column of figures",
    prop("name", TEXT, "mã cột", "id of the column"),
    prop("label", BOTH, "tên cột", "label"),
    prop("headings", many(BOTH), "các tiêu đề phía trên, ngoài trước", "headings above, the outermost first"),
    prop("type", one_of("integer", "number", "text"), "kiểu", "type"),
    prop("unit_of_measure", maybe(TEXT), "đơn vị tính", "unit of measure"),
    prop("indicator", maybe(TEXT), "mã chỉ tiêu mà cột đo", "id of the indicator that the column measures"),
    prop("column", maybe(TEXT), "số cột in trên biểu", "column number as printed"),
    prop("formula", maybe(TEXT), "công thức in trên biểu", "formula as printed"),
)  # fmt: skip
_TABLE = shape(
    "Table", "Một bảng của báo cáo", "A table of a report",
    prop("id", TEXT, "mã bảng", "id of the table"),
    prop("form", TEXT, "mã biểu mẫu", "id of the form"),
    prop("title", BOTH, "tên", "title"),
    prop("period", TEXT, "mã kỳ", "id of the period"),
    prop("covers_from", maybe(DATE), "số liệu từ ngày", "covers from"),
    prop("as_of", maybe(DATE), "số liệu đến ngày", "as of"),
    prop("unit", TEXT, "đơn vị của các dòng không ghi đơn vị", "the body of rows that name none"),
    prop("rows", WHOLE, "số dòng", "number of rows"),
    prop("fields", many(of("Field")), "các cột số liệu", "columns of figures"),
    prop("csv", ADDRESS, "tệp CSV, bản cố định", "CSV file of this version"),
    prop("json", ADDRESS, "tệp JSON, bản cố định", "JSON file of this version"),
    prop("page", of("Page"), "trang của bảng", "page of the table"),
)  # fmt: skip
_CELL = shape(
    "Cell", "Một ô", "A cell",
    prop("table", TEXT, "mã bảng", "id of the table"),
    prop("row", TEXT, "khóa của dòng", "key of the row"),
    prop("field", TEXT, "mã cột", "id of the column"),
)  # fmt: skip
_CHANGE = shape(
    "CellChange", "Một ô đã đổi giữa hai bản", "A cell that changed between two versions",
    prop("table", TEXT, "mã bảng", "id of the table"),
    prop("row", TEXT, "khóa của dòng", "key of the row"),
    prop("field", TEXT, "mã cột", "id of the column"),
    prop("old", maybe(TEXT), "trước đó ghi", "what stood before"),
    prop("new", maybe(TEXT), "nay ghi", "what stands now"),
    prop("old_state", maybe(TEXT), "trạng thái trước đó, nếu là ô số liệu", "state before, if it is a figure"),
    prop("new_state", maybe(TEXT), "trạng thái nay, nếu là ô số liệu", "state now, if it is a figure"),
)  # fmt: skip
_FINDING = shape(
    "Finding", "Một chỗ số liệu công bố không khớp phép đối chiếu", "A check that a published table does not pass",
    prop("id", TEXT, "mã, cũng là chỗ trên trang đối chiếu", "id, also the place on the page of checks"),
    prop("report", TEXT, "mã báo cáo", "id of the report"),
    prop("version", TEXT, "bản của gói dữ liệu", "version of the data package"),
    prop("check", TEXT, "mã phép đối chiếu", "id of the check"),
    prop("place", maybe(TEXT), "chỗ trong bảng", "place in the table"),
    prop("rule", TEXT, "mã quy tắc", "id of the rule"),
    prop("title", BOTH, "phép đối chiếu", "the check"),
    prop("stated", TRUTH, "biểu mẫu tự ghi phép tính này", "the form itself prints this arithmetic"),
    prop("level", one_of("error", "remark"), "lệch, hay chỉ cần lưu ý", "a contradiction, or merely a remark"),
    prop("printed", maybe(TEXT), "số in trên văn bản", "as printed"),
    prop("expected", maybe(TEXT), "số tính lại", "as worked out"),
    prop("arithmetic", maybe(TEXT), "phép tính", "the arithmetic"),
    prop("gap", maybe(TEXT), "chênh lệch", "printed less expected"),
    prop("cells", many(of("Cell")), "các ô tham gia, ô được hỏi đứng đầu",
         "cells that took part, the one in question first"),
    prop("status", one_of(*STATUSES), "tình trạng", "status"),
    prop("explanation", maybe(BOTH), "điều đã biết", "what is known"),
    prop("page", of("Page"), "chỗ trên trang đối chiếu", "place on the page of checks"),
)  # fmt: skip

REPORTS = (
    shape("ReportSummary", "Một báo cáo", "A report", *_REPORT),
    shape("Report", "Một báo cáo, đầy đủ", "A report in full", *_REPORT,
          prop("description", BOTH, "mô tả", "description"),
          prop("source", of("SourceDocument"), "văn bản nguồn", "the official document"),
          prop("tables", many(of("Table")), "các bảng của bản mới nhất", "tables of the newest version"),
          prop("releases", many(of("VersionFiles")), "các bản và tệp của từng bản", "versions and their files")),
    _SOURCE, _FIELD, _TABLE,
    shape("Version", "Một bản đã phát hành", "A released version", *_VERSION),
    shape("VersionFiles", "Một bản và các tệp", "A version and its files", *_VERSION,
          prop("files", many(of("File")), "các tệp", "files")),
    _FILE, _CHANGE, _FINDING, _CELL,
)  # fmt: skip
