"""What the states of a cell and the kinds of a row are called, for readers."""

from __future__ import annotations

from collections.abc import Mapping

from ..words.text import Text

STATE_LABELS: Mapping[str, Text] = {
    "reported": Text("có số liệu", "reported"),
    "blank": Text("để trống", "left blank"),
    "not_applicable": Text("không thuộc phạm vi báo cáo", "not applicable"),
    "not_in_use": Text("chưa dùng hệ thống", "system not in use yet"),
    "illegible": Text("không đọc được", "illegible"),
    "withheld": Text("không công bố", "withheld"),
    "derived": Text("suy ra, không in trên giấy", "derived, not printed"),
}

STATE_MEANINGS: Mapping[str, Text] = {
    "reported": Text(
        "Văn bản ghi số liệu này. Số 0 in trên giấy là số liệu.",
        "The document states this figure. A printed 0 is a figure.",
    ),
    "blank": Text(
        "Ô để trống trên văn bản. Để trống không phải là 0.",
        "The cell is empty in the document. Empty is not 0.",
    ),
    "not_applicable": Text(
        "Nội dung không thuộc phạm vi của đơn vị báo cáo; điều in ở đó không phải số liệu.",
        "The reporting body is not concerned; what is printed there is no figure.",
    ),
    "not_in_use": Text(
        "Hệ thống chưa được đưa vào sử dụng tại nơi đó; số 0 in ở đó không phải số liệu.",
        "The system was not in use there yet; a 0 printed there is no figure.",
    ),
    "illegible": Text("Bản quét không đọc được ô này.", "The scan cannot be read in this cell."),
    "withheld": Text("Văn bản không cho công bố nội dung này.", "The document does not allow this to be published."),
    "derived": Text("Dự án suy ra từ các số khác của văn bản.", "Worked out by the project from other figures."),
}

ROW_KIND_LABELS: Mapping[str, Text] = {
    "item": Text("dòng số liệu", "item"),
    "section": Text("đề mục", "heading"),
    "subtotal": Text("cộng nhóm", "subtotal"),
    "total": Text("tổng cộng", "total"),
    "percent": Text("tỷ lệ %", "percentage"),
}
