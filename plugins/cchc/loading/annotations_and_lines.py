"""annotations.csv and lines.csv: what is said about single cells, and where each row stands in the source text."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.releases import STATE_KINDS, Annotation
from .faults import Faults, did_you_mean
from .read_tables import Draft

Drafts = Mapping[str, Draft]  # tables that can be spoken about; a broken one is absent


def read_annotations(draft: Draft | None) -> dict[tuple[str, str], list[Annotation]]:
    found: dict[tuple[str, str], list[Annotation]] = {}
    for _, record in draft.sheet.records() if draft else ():
        found.setdefault((record["table"], record["row"]), []).append(Annotation(**record))
    return found


def read_lines(draft: Draft | None) -> dict[tuple[str, str], tuple[int, int]]:
    records = [record for _, record in draft.sheet.records()] if draft else []
    return {(one["table"], one["row"]): (int(one["line_from"]), int(one["line_to"])) for one in records}


def check_annotations(draft: Draft, tables: Drafts, broken: set[str], faults: Faults) -> None:
    """Each annotation speaks of a cell that exists, and a cell has one state."""
    states: dict[tuple[str, str, str], str] = {}
    for row, record in draft.sheet.records():
        if not _check_place(draft, row, record, tables, broken, faults) or record["table"] in broken:
            continue
        _check_field(draft, row, record, tables[record["table"]], faults)
        place = (record["table"], record["row"], record["field"])
        if record["kind"] in STATE_KINDS and states.setdefault(place, record["kind"]) != record["kind"]:
            message = f"ô này đã có trạng thái “{states[place]}” ở dòng trên"
            faults.add("annotation.conflict", draft.sheet.path, message, "giữ một trạng thái", row=row, column="kind")


def check_lines(draft: Draft, tables: Drafts, broken: set[str], faults: Faults) -> None:
    """Each entry speaks of a row that exists, and each row has an entry."""
    path, seen = draft.sheet.path, set[tuple[str, str]]()
    for row, record in draft.sheet.records():
        _check_place(draft, row, record, tables, broken, faults)
        seen.add((record["table"], record["row"]))
        first, last = record["line_from"], record["line_to"]
        if first.isdigit() and last.isdigit() and int(last) < int(first):
            faults.add(
                "lines.order", path, "dòng cuối đứng trước dòng đầu", "đổi lại", row=row, column="line_to", value=last
            )
    if faults.has_broken_column(path, "row") or faults.has_broken_column(path, "table"):
        return  # the entry that seems to be missing is likely the misspelt one
    for name, table in tables.items():
        _check_complete(path, name, [(row, one["row"]) for row, one in table.sheet.records()], table, seen, faults)


def _check_complete(
    path: str, name: str, rows: list[tuple[int, str]], table: Draft, seen: set[tuple[str, str]], faults: Faults
) -> None:
    missing = [(row, key) for row, key in rows if (name, key) not in seen]
    if missing and len(missing) == len(rows):
        cure = "ghi cho mỗi dòng: nó nằm ở dòng nào của văn bản nguồn"
        faults.add("lines.missing", path, f"chưa có dòng nào của bảng “{name}”", cure)
        return
    for row, key in missing:
        message, cure = "dòng này chưa có trong lines.csv", f"thêm vào lines.csv: {name},{key},<dòng đầu>,<dòng cuối>"
        faults.add("lines.missing", table.sheet.path, message, cure, row=row, column="row", value=key)


def _check_place(
    draft: Draft, row: int, record: Mapping[str, str], tables: Drafts, broken: set[str], faults: Faults
) -> bool:
    name, key, path = record["table"], record["row"], draft.sheet.path
    if name in broken or not (name and key):
        return True  # said elsewhere
    if name not in tables:
        cure = f"dùng tên một bảng của gói{did_you_mean(name, tables)}"
        faults.add("place.table", path, "gói không có bảng này", cure, row=row, column="table", value=name)
        return False
    keys = tables[name].sheet.column("row")
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
        faults.add(
            "annotation.kind", path, "cột này không phải cột số", cure, row=row, column="kind", value=record["kind"]
        )
