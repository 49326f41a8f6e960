"""make revise: the next version of a report, copied from its last one, with the reason for being there."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from plugins.cchc.loading.read_portal import portal_of
from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.releases.revise import Revised, Revision, revise
from plugins.cchc.words.catalogue import OWN_LANGUAGE
from plugins.cchc.words.language import LanguageName
from plugins.cchc.words.text import translations

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make revise", description="Tạo bản tiếp theo của một báo cáo từ bản cuối.")
    parser.add_argument("--report", default="", help="báo cáo, ví dụ 2023-q1-huyen-long-phu")
    parser.add_argument("--level", default="", help="patch (sửa giá trị), minor (thêm dòng, bảng), major (đổi cột)")
    parser.add_argument("--reason", default="", help="transcription, source_corrected, late_report, …")
    parser.add_argument("--note", default="", help="bản này đổi gì, vì sao (tiếng Việt)")
    others = portal_of(ROOT).languages[1:]
    for lang in others:
        parser.add_argument(f"--note-{lang}", default="", help=f"như trên, bằng {LanguageName(lang).first}")
    parser.add_argument("--created", default="", help="ngày làm ra bản này, mặc định hôm nay")
    parser.add_argument("--root", type=Path, default=ROOT, help="thư mục chứa data/")
    asked = parser.parse_args(words)
    created = asked.created or date.today().isoformat()
    notes = {OWN_LANGUAGE: asked.note, **{lang: getattr(asked, f"note_{lang}") for lang in others}}
    note = translations({lang: _one_line(words) for lang, words in notes.items()})
    revised = revise(asked.root, Revision(asked.report, asked.level, asked.reason, note, created))
    print(_tell(asked.report, revised), flush=True)
    return 0


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _tell(report: str, revised: Revised) -> str:
    return "\n".join(
        [
            f"✓ Đã tạo {revised.folder}, chép từ bản {revised.old} ({len(revised.files)} tệp).",
            f"→ Sửa các tệp trong thư mục ấy, rồi chạy: make check REPORT={report}",
            f"→ Xem ô nào đổi, chỉ số và trang nào đổi theo: make compare REPORT={report}",
        ]
    )


if __name__ == "__main__":
    sys.exit(run_command(main))
