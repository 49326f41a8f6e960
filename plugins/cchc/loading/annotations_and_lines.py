"""annotations.csv and lines.csv: notes on single cells, and where each row stands in the source text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.releases import STATE_KINDS, Annotation
from .faults import Faults, FilePlace, Objection, did_you_mean
from .read_tables import Draft


@dataclass(frozen=True)
class AnnotationTargets:
    """The tables that annotations and lines may be about, and the names of those that cannot be used."""

    tables: Mapping[str, Draft]
    broken: set[str]


def read_annotations(draft: Draft | None) -> dict[tuple[str, str], list[Annotation]]:
    annotations: dict[tuple[str, str], list[Annotation]] = {}
    for _, record in draft.sheet.records() if draft else ():
        annotations.setdefault((record["table"], record["row"]), []).append(Annotation(**record))
    return annotations


def read_lines(draft: Draft | None) -> dict[tuple[str, str], tuple[int, int]]:
    rows = draft.sheet.rows if draft else ()
    return {(table, key): (int(first), int(last)) for table, key, first, last in rows}


def check_annotations(draft: Draft, targets: AnnotationTargets, faults: Faults) -> None:
    """Each annotation speaks of a cell that exists, and a cell has one state."""
    path, states = draft.sheet.path, dict[tuple[str, str, str], str]()
    for row, record in draft.sheet.records():
        name, key = record["table"], record["row"]
        if not _check_place(FilePlace(path, row), name, key, targets, faults) or name not in targets.tables:
            continue
        _check_field(FilePlace(path, row), record, targets.tables[name], faults)
        place = (name, key, record["field"])
        if record["kind"] in STATE_KINDS and states.setdefault(place, record["kind"]) != record["kind"]:
            message = f"ô này đã có trạng thái “{states[place]}” ở dòng trên"
            faults.add("annotation.conflict", FilePlace(path, row, "kind"), message, "giữ một trạng thái")


def check_lines(draft: Draft, targets: AnnotationTargets, faults: Faults) -> None:
    """Each entry speaks of a row that exists, and each row has an entry."""
    path, seen = draft.sheet.path, set[tuple[str, str]]()
    for row, (name, key, first, last) in enumerate(draft.sheet.rows, start=2):
        _check_place(FilePlace(path, row), name, key, targets, faults)
        seen.add((name, key))
        if first.isdigit() and last.isdigit() and int(last) < int(first):
            wrong = Objection("lines.order", "dòng cuối đứng trước dòng đầu", "đổi lại", last)
            faults.tell(wrong, FilePlace(path, row, "line_to"))
    if faults.has_broken_column(path, "row") or faults.has_broken_column(path, "table"):
        return  # the entry that seems to be missing is likely the misspelt one
    for name, table in targets.tables.items():
        _check_complete(path, name, table, seen, faults)


def _check_complete(path: str, name: str, table: Draft, seen: set[tuple[str, str]], faults: Faults) -> None:
    keys = table.sheet.column("row")
    missing = [(row, key) for row, key in enumerate(keys, start=2) if (name, key) not in seen]
    if missing and len(missing) == len(keys):
        cure = "ghi cho mỗi dòng: nó nằm ở dòng nào của văn bản nguồn"
        faults.add("lines.missing", FilePlace(path), f"chưa có dòng nào của bảng “{name}”", cure)
        return
    for row, key in missing:
        message, cure = "dòng này chưa có trong lines.csv", f"thêm vào lines.csv: {name},{key},<dòng đầu>,<dòng cuối>"
        faults.add("lines.missing", FilePlace(table.sheet.path, row, "row"), message, cure, key)


def _check_place(place: FilePlace, name: str, key: str, targets: AnnotationTargets, faults: Faults) -> bool:
    if name in targets.broken or not (name and key):
        return True  # said elsewhere
    if name not in targets.tables:
        cure = f"dùng tên một bảng của gói{did_you_mean(name, targets.tables)}"
        faults.add("place.table", place._replace(column="table"), "gói không có bảng này", cure, name)
        return False
    keys = targets.tables[name].keys
    if key not in keys:
        cure = f"dùng mã dòng có trong bảng{did_you_mean(key, keys)}"
        faults.add("place.row", place._replace(column="row"), f"bảng “{name}” không có dòng này", cure, key)
        return False
    return True


def _check_field(place: FilePlace, record: Mapping[str, str], table: Draft, faults: Faults) -> None:
    name, columns = record["field"], [column for column in table.job.shape.names if column != "row"]
    if name and name not in columns:
        cure = f"dùng tên cột có trong bảng{did_you_mean(name, columns)}"
        faults.add("place.field", place._replace(column="field"), "bảng không có cột này", cure, name)
    elif record["kind"] == "text_for_number" and name not in table.job.shape.numbers:
        message, cure = "cột này không phải cột số", "dùng loại misprint hoặc remark"
        faults.add("annotation.kind", place._replace(column="kind"), message, cure, record["kind"])
