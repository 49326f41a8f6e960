"""What kinds of problems there are: a code's first word names its family, which has a title and a general advice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    title: str
    advice: str


_README = "Xem data/README.md."
FAMILIES = {
    "annotation": Family("Chú giải không hợp lệ", f"Sửa dòng ấy trong annotations.csv. {_README}"),
    "cell": Family("Ô dữ liệu không dùng được", "Sửa đúng ô được nêu; số viết trơn, chữ trong ô số ghi vào chú giải."),
    "change": Family("Mục change của bản không hợp lệ", "Sửa lý do, lời ghi và số bản trong datapackage.yaml."),
    "char": Family("Ký tự không được dùng", "Gõ lại đoạn chữ ấy bằng Unicode dựng sẵn, bỏ ký tự ẩn."),
    "check": Family(
        "Phép đối chiếu không khớp mà chưa có lời giải thích",
        "So lại với văn bản gốc: chép sai thì sửa; in đúng như vậy thì mô tả trong data/findings/.",
    ),
    "csv": Family("Tệp CSV không đúng dạng", "Lưu lại dạng CSV ngăn bằng dấu phẩy, mỗi dòng đủ ô như dòng tiêu đề."),
    "descriptor": Family("datapackage.yaml không khớp với gói", f"Sửa datapackage.yaml của bản ấy. {_README}"),
    "file": Family("Tệp không đọc được hoặc không đúng chỗ", "Lưu lại bằng UTF-8, đúng tên và đúng chỗ."),
    "finding": Family("Lời nói về chỗ lệch không hợp lệ", "Sửa mục ấy trong data/findings/<báo cáo>.yaml."),
    "folder": Family("Thư mục không đọc được", "Xem lại thư mục được nêu."),
    "form": Family("Biểu mẫu không hợp lệ", f"Sửa tệp biểu mẫu trong data/forms/. {_README}"),
    "header": Family("Dòng tiêu đề của bảng không đúng", "Ghi đủ tên cột, đúng chữ và đúng thứ tự của biểu mẫu."),
    "identity": Family("Phép đối chiếu khai báo sai", f"Sửa mục identities của biểu mẫu hoặc báo cáo. {_README}"),
    "key": Family("Mã trùng hoặc không có trong danh mục", "Dùng mã có trong data/reference/, mỗi dòng một mã."),
    "ledger": Family("Bản đã phát hành bị thay đổi", "Trả tệp về như cũ; đính chính bằng một bản mới (make revise)."),
    "lines": Family("lines.csv không khớp với các bảng", "Mỗi dòng của bảng có đúng một dòng trong lines.csv."),
    "measure": Family("Chỉ số khai báo sai", f"Sửa tệp chỉ số trong data/measures/. {_README}"),
    "package": Family("Gói dữ liệu thiếu tệp mô tả", "Lập datapackage.yaml cho thư mục của bản."),
    "personal": Family("Có dữ liệu cá nhân", "Bỏ tên người, số điện thoại, địa chỉ thư, số giấy tờ khỏi dữ liệu."),
    "place": Family("Nói tới một chỗ không có", "Sửa tên bảng, dòng hoặc cột cho đúng với bảng của gói."),
    "pull_request": Family("Pull request trái quy tắc", "Chỉ sửa trong data/, không sửa bản đã phát hành."),
    "reference": Family("Nói tới một mã không có", "Dùng mã có trong danh mục, hoặc thêm mã vào data/reference/."),
    "report": Family("Không có báo cáo", "Xem tên các thư mục trong data/reports/."),
    "structure": Family("Bảng không đúng cấu trúc", "So lại bảng với biểu mẫu."),
    "version": Family("Số bản hoặc lời ghi của bản không hợp lệ", "Sửa datapackage.yaml: version, created, change."),
    "yaml": Family("Tệp YAML không đúng dạng", f"Sửa dòng được nêu; so với tệp cùng loại đã có. {_README}"),
}
UNKNOWN = Family("Dữ liệu có lỗi", _README)


def family_of(code: str) -> Family:
    return FAMILIES.get(code.partition(".")[0], UNKNOWN)
