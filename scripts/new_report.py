"""make new-report UNIT=… PERIOD=… FORMS=…: an empty version folder with all rows of the forms, to be filled in."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.intake.new_report import ScaffoldOrder, new_report
from plugins.cchc.loading import load
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make new-report", description="Lập thư mục cho một báo cáo mới.")
    parser.add_argument("--unit", default="", help="mã hoặc tên đơn vị")
    parser.add_argument("--period", default="", help="kỳ báo cáo, ví dụ 2023-q2")
    parser.add_argument("--forms", default="", help="biểu mẫu, cách nhau dấu phẩy")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    forms = tuple(form.strip() for form in asked.forms.split(",") if form.strip())
    order = ScaffoldOrder(asked.unit, asked.period, forms)
    print("→ đọc danh mục và các báo cáo đã có", file=sys.stderr, flush=True)
    folder = new_report(asked.root, load(asked.root), order)
    print(f"✓ Đã lập {folder.relative_to(asked.root).as_posix()}/1.0.0: mọi dòng của biểu mẫu, ô số để trống.")
    print("→ Điền số vào các tệp CSV; ghi số, ngày văn bản vào datapackage.yaml; điền lines.csv (mỗi dòng nằm ở")
    print(f"  dòng nào của văn bản nguồn); rồi chạy make check REPORT={folder.name}.")
    print("  Có tệp Word, Excel hoặc PDF thì dùng make import FILE=… thay cho điền tay.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
