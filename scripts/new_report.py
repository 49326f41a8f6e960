"""make new-report UNIT=… PERIOD=… FORMS=…: an empty version folder with all rows of the forms, to be filled in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from plugins.cchc.errors import UseError
from plugins.cchc.intake.new_report import ScaffoldOrder, new_report
from plugins.cchc.loading import load
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make new-report", description="Lập thư mục cho một báo cáo mới.")
    parser.add_argument("--unit", default="", help="mã hoặc tên đơn vị")
    parser.add_argument("--period", default="", help="kỳ báo cáo, ví dụ 2023-q2")
    parser.add_argument("--forms", default="", help="biểu mẫu, cách nhau dấu phẩy")
    parser.add_argument("--from", dest="start", default="", help="ngày đầu của kỳ chưa có trong danh mục")
    parser.add_argument("--to", dest="end", default="", help="ngày cuối của kỳ chưa có trong danh mục")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    if bool(asked.start) != bool(asked.end):
        raise UseError("Ghi cả FROM= và TO=, hoặc không ghi từ nào.")
    if asked.start and not _is_span(asked.start, asked.end):
        raise UseError("FROM và TO phải là hai ngày, ngày đầu trước ngày cuối: ví dụ FROM=2023-03-15 TO=2023-06-14.")
    forms = tuple(form.strip() for form in asked.forms.split(",") if form.strip())
    order = ScaffoldOrder(asked.unit, asked.period, forms, (asked.start, asked.end) if asked.start else None)
    print("→ đọc danh mục và các báo cáo đã có", file=sys.stderr, flush=True)
    folder = new_report(asked.root, load(asked.root), order)
    print(f"✓ Đã lập {folder.relative_to(asked.root).as_posix()}/1.0.0: mọi dòng của biểu mẫu, ô số để trống.")
    print("→ Điền số vào các tệp CSV; ghi số, ngày văn bản vào datapackage.yaml; điền lines.csv (mỗi dòng nằm ở")
    print(f"  dòng nào của văn bản nguồn); rồi chạy make check REPORT={folder.name}.")
    print("  Có tệp Word, Excel hoặc PDF thì dùng make import FILE=… thay cho điền tay.", flush=True)
    return 0


def _is_span(start: str, end: str) -> bool:
    try:
        return date.fromisoformat(start) < date.fromisoformat(end)
    except ValueError:
        return False


if __name__ == "__main__":
    sys.exit(run_command(main))
