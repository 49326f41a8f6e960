"""What the states of a cell and the kinds of a row are called, for readers."""

from collections.abc import Mapping

from ..words.text import Text, message

STATE_LABELS: Mapping[str, Text] = {
    "reported": message("có số liệu"),
    "blank": message("để trống"),
    "not_applicable": message("không thuộc phạm vi báo cáo"),
    "not_in_use": message("chưa dùng hệ thống"),
    "illegible": message("không đọc được"),
    "withheld": message("không công bố"),
    "derived": message("suy ra, không in trên giấy"),
}

STATE_MEANINGS: Mapping[str, Text] = {
    "reported": message("Văn bản ghi số liệu này. Số 0 in trên giấy là số liệu."),
    "blank": message("Ô để trống trên văn bản. Để trống không phải là 0."),
    "not_applicable": message("Nội dung không thuộc phạm vi của đơn vị báo cáo; điều in ở đó không phải số liệu."),
    "not_in_use": message(
        "Theo cách đọc của trang này, hệ thống chưa được đưa vào sử dụng tại nơi đó; số 0 in ở đó không phải số liệu."
    ),
    "illegible": message("Bản quét không đọc được ô này."),
    "withheld": message("Văn bản không cho công bố nội dung này."),
    "derived": message("Dự án suy ra từ các số khác của văn bản."),
}

ROW_KIND_LABELS: Mapping[str, Text] = {
    "item": message("dòng số liệu"),
    "section": message("đề mục"),
    "subtotal": message("cộng nhóm"),
    "total": message("tổng cộng"),
    "percent": message("tỷ lệ %"),
}
