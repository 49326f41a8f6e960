"""narrative.csv: what the report says in words, passage for passage, with the lines in which it says so."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.releases import Passage
from ..words.text import Lang, translations
from .faults import Faults, FilePlace, Objection
from .read_files import ReadFile
from .read_tables import Draft

_PLAIN = ("row", "kind", "unit", "indicator", "addressee", "name", "code", "date", "result")


def check_narrative(draft: Draft, source: ReadFile | None, faults: Faults) -> None:
    """Kinds, units and indicators are asked with the other references; here the lines, and that their text is there."""
    path = draft.sheet.path
    if source is None:
        cure = "chép nguyên văn vào source.txt cùng thư mục, khai báo trong datapackage.yaml"
        faults.add("source.missing", FilePlace(path), "có narrative.csv mà không có source.txt", cure)
    for row, record in draft.sheet.records():
        first, last = record["first_line"], record["last_line"]
        if first.isdigit() and last.isdigit() and int(last) < int(first):
            wrong = Objection("lines.order", "dòng cuối đứng trước dòng đầu", "đổi lại", last)
            faults.tell(wrong, FilePlace(path, row, "last_line"))


def read_narrative(draft: Draft | None, languages: Sequence[Lang]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            **{name: record[name] for name in _PLAIN},
            text=translations({lang: record[f"text_{lang}"] for lang in languages}),
            first_line=int(record["first_line"]),
            last_line=int(record["last_line"]),
        )
        for _, record in (draft.sheet.records() if draft else ())
    )
