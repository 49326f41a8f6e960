"""What kinds of problems there are: a code's first word names its family, which has a title."""

from __future__ import annotations

FAMILIES = {
    "annotation": "Chú giải không hợp lệ",
    "cell": "Ô dữ liệu không dùng được",
    "change": "Mục change của bản không hợp lệ",
    "char": "Ký tự không được dùng",
    "check": "Phép đối chiếu không khớp mà chưa có lời giải thích",
    "comparison": "Nhóm so sánh khai báo sai",
    "csv": "Tệp CSV không đúng dạng",
    "descriptor": "datapackage.yaml không khớp với gói",
    "file": "Tệp không đọc được hoặc không đúng chỗ",
    "finding": "Lời nói về chỗ lệch không hợp lệ",
    "folder": "Thư mục không đọc được",
    "form": "Biểu mẫu không hợp lệ",
    "header": "Dòng tiêu đề của bảng không đúng",
    "identity": "Phép đối chiếu khai báo sai",
    "key": "Mã trùng hoặc không có trong danh mục",
    "ledger": "Bản đã phát hành bị thay đổi",
    "lines": "lines.csv không khớp với các bảng",
    "measure": "Chỉ số khai báo sai",
    "package": "Gói dữ liệu thiếu tệp mô tả",
    "personal": "Có dữ liệu cá nhân",
    "place": "Nói tới một chỗ không có",
    "pull_request": "Pull request trái quy tắc",
    "query": "Câu hỏi viết sẵn không chạy được",
    "reference": "Nói tới một mã không có",
    "report": "Không có báo cáo",
    "source": "Nguyên văn của văn bản không dùng được",
    "structure": "Bảng không đúng cấu trúc",
    "version": "Số bản hoặc lời ghi của bản không hợp lệ",
    "window": "Khoảng ngày đã đếm không hợp lệ",
    "yaml": "Tệp YAML không đúng dạng",
}
UNKNOWN = "Dữ liệu có lỗi"


def family_of(code: str) -> str:
    """The title; what to do stands with each problem."""
    return FAMILIES.get(code.partition(".")[0], UNKNOWN)
