"""annotations.csv and lines.csv: what is said about single cells, and where each row stands in the source text."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.releases import STATE_KINDS, Annotation
from .faults import Faults, Objection, did_you_mean
from .read_tables import Draft

Drafts = Mapping[str, Draft]  # tables that can be spoken about; a broken one is absent


def read_annotations(draft: Draft | None) -> dict[tuple[str, str], list[Annotation]]:
    found: dict[tuple[str, str], list[Annotation]] = {}
    for _, record in draft.sheet.records() if draft else ():
        found.setdefault((record["table"], record["row"]), []).append(Annotation(**record))
    return found


def read_lines(draft: Draft | None) -> dict[tuple[str, str], tuple[int, int]]:
    rows = draft.sheet.rows if draft else ()
    return {(table, key): (int(first), int(last)) for table, key, first, last in rows}


def check_annotations(draft: Draft, tables: Drafts, broken: set[str], faults: Faults) -> None:
    """Each annotation speaks of a cell that exists, and a cell has one state."""
    path, states = draft.sheet.path, dict[tuple[str, str, str], str]()
    for row, record in draft.sheet.records():
        name, key = record["table"], record["row"]
        if not _check_place(path, row, name, key, tables, broken, faults) or name not in tables:
            continue
        _check_field(draft, row, record, tables[name], faults)
        place = (name, key, record["field"])
        if record["kind"] in STATE_KINDS and states.setdefault(place, record["kind"]) != record["kind"]:
            message = f"ô này đã có trạng thái “{states[place]}” ở dòng trên"
            faults.add("annotation.conflict", path, message, "giữ một trạng thái", row=row, column="kind")


def check_lines(draft: Draft, tables: Drafts, broken: set[str], faults: Faults) -> None:
    """Each entry speaks of a row that exists, and each row has an entry."""
    path, seen = draft.sheet.path, set[tuple[str, str]]()
    for row, (name, key, first, last) in enumerate(draft.sheet.rows, start=2):
        _check_place(path, row, name, key, tables, broken, faults)
        seen.add((name, key))
        if first.isdigit() and last.isdigit() and int(last) < int(first):
            wrong = Objection("lines.order", "dòng cuối đứng trước dòng đầu", "đổi lại", last)
            faults.tell(wrong, path, row=row, column="line_to")
    if faults.has_broken_column(path, "row") or faults.has_broken_column(path, "table"):
        return  # the entry that seems to be missing is likely the misspelt one
    for name, table in tables.items():
        _check_complete(path, name, table, seen, faults)


def _check_complete(path: str, name: str, table: Draft, seen: set[tuple[str, str]], faults: Faults) -> None:
    keys = table.sheet.column("row")
    missing = [(row, key) for row, key in enumerate(keys, start=2) if (name, key) not in seen]
    if missing and len(missing) == len(keys):
        cure = "ghi cho mỗi dòng: nó nằm ở dòng nào của văn bản nguồn"
        faults.add("lines.missing", path, f"chưa có dòng nào của bảng “{name}”", cure)
        return
    for row, key in missing:
        message, cure = "dòng này chưa có trong lines.csv", f"thêm vào lines.csv: {name},{key},<dòng đầu>,<dòng cuối>"
        faults.add("lines.missing", table.sheet.path, message, cure, row=row, column="row", value=key)


def _check_place(path: str, row: int, name: str, key: str, tables: Drafts, broken: set[str], faults: Faults) -> bool:
    if name in broken or not (name and key):
        return True  # said elsewhere
    if name not in tables:
        cure = f"dùng tên một bảng của gói{did_you_mean(name, tables)}"
        faults.add("place.table", path, "gói không có bảng này", cure, row=row, column="table", value=name)
        return False
    keys = tables[name].keys
    if key not in keys:
        cure = f"dùng mã dòng có trong bảng{did_you_mean(key, keys)}"
        faults.add("place.row", path, f"bảng “{name}” không có dòng này", cure, row=row, column="row", value=key)
        return False
    return True


def _check_field(draft: Draft, row: int, record: Mapping[str, str], table: Draft, faults: Faults) -> None:
    name, path = record["field"], draft.sheet.path
    columns = [one for one in table.job.shape.names if one != "row"]
    if name and name not in columns:
        cure = f"dùng tên cột có trong bảng{did_you_mean(name, columns)}"
        faults.add("place.field", path, "bảng không có cột này", cure, row=row, column="field", value=name)
    elif record["kind"] == "text_for_number" and name not in table.job.shape.numbers:
        cure = "dùng loại misprint hoặc remark"
        wrong = Objection("annotation.kind", "cột này không phải cột số", cure, record["kind"])
        faults.tell(wrong, path, row=row, column="kind")
