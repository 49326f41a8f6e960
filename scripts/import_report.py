"""make import FILE=…: a report in Word, Excel or PDF into a package; what is unclear is asked."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.errors import UseError
from plugins.cchc.intake.importing import ImportOrder, import_report
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make import", description="Nhập báo cáo từ tệp Word, Excel, PDF hoặc bản quét.")
    parser.add_argument("--file", default="", help="tệp báo cáo")
    parser.add_argument("--form", default="", help="biểu mẫu, khi không muốn để chương trình tự nhận")
    parser.add_argument("--unit", default="", help="mã đơn vị")
    parser.add_argument("--period", default="", help="kỳ báo cáo, ví dụ 2023-q2")
    parser.add_argument("--answers", type=Path, help="tệp câu hỏi đã điền câu trả lời")
    parser.add_argument("--out", type=Path, help="nơi đặt tệp câu hỏi và bảng đối chiếu; mặc định cạnh tệp báo cáo")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    if not asked.file:
        raise UseError("Chưa ghi tệp báo cáo. → Ghi FILE=, ví dụ make import FILE=bao-cao-quy-2.docx.")
    wanted = Wanted(asked.unit, asked.period, asked.form)
    print(import_report(ImportOrder(asked.root, Path(asked.file), wanted, asked.answers, asked.out), _say), flush=True)
    return 0


def _say(message: str) -> None:
    print(f"→ {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(run_command(main))
