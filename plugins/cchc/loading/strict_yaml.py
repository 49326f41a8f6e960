"""Strict YAML: every scalar is a text, no aliases or tags, no key twice; each value remembers its line.

The only place that knows PyYAML. Events are read one by one, so depth is capped before anything is built.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .csv_tokens import MAX_CELL
from .faults import Faults, FilePlace, Objection
from .read_files import ReadFile

MAX_DEPTH = 12


class Node(NamedTuple):
    """A text, a list or a mapping, and where it stands; in a mapping, the line of its key."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    key_lines: Mapping[str, int] = MappingProxyType({})


class _Refused(Exception):
    """An objection to the file, with the line and the column where it is refused."""

    def __init__(self, objection: Objection, line: int, column: int) -> None:
        super().__init__(objection.message)
        self.objection, self.line, self.column = objection, line, column


def read_yaml(file: ReadFile, faults: Faults) -> Node | None:
    """The file's one mapping, or None and one problem with line and column."""
    import yaml

    # The C parser is ten times faster and gives the same events; its wheels exist wherever we build.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(file.text)
    try:
        return _read_document(loader.get_event)
    except _Refused as refused:
        message = f"{refused.objection.message} (dòng {refused.line}, ký tự {refused.column})"
        faults.tell(refused.objection._replace(message=message), FilePlace(file.path, refused.line))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"cú pháp YAML sai (dòng {line}, ký tự {column})"
        cure = "kiểm tra thụt lề, dấu hai chấm, dấu nháy và ngoặc ở dòng này hoặc dòng trên"
        faults.add("yaml.syntax", FilePlace(file.path, line), message, cure)
    finally:
        loader.dispose()
    return None


_NextEvent = Callable[[], Any]


def _read_document(next_event: _NextEvent) -> Node:
    root = None
    while (kind := _kind(event := next_event())) != "StreamEndEvent":
        if kind in ("StreamStartEvent", "DocumentEndEvent"):
            continue
        if kind != "DocumentStartEvent":
            root = _read_node(event, next_event, 1)
        elif root is not None:
            raise _refuse(event, "yaml.documents", "tệp có nhiều tài liệu YAML", "bỏ dòng “---” ở giữa")
    if root is None or not isinstance(root.value, dict):
        cure = "viết mỗi mục thành “khóa: giá trị”"
        raise _Refused(Objection("yaml.shape", "tệp phải là một bảng “khóa: giá trị”", cure, ""), 1, 1)
    return root


def _read_node(event: Any, next_event: _NextEvent, depth: int) -> Node:
    kind, mark = event.__class__.__name__, event.start_mark
    if kind == "AliasEvent":
        raise _refuse(event, "yaml.alias", "không dùng tham chiếu (*)", "viết lại giá trị đầy đủ", f"*{event.anchor}")
    if event.anchor is not None:
        raise _refuse(event, "yaml.anchor", "không dùng neo (&)", "bỏ phần &…", f"&{event.anchor}")
    if event.tag is not None:
        raise _refuse(event, "yaml.tag", "không dùng thẻ kiểu (!)", "bỏ phần !…", event.tag)
    line, column = mark.line + 1, mark.column + 1
    if kind == "ScalarEvent":
        if len(event.value) > MAX_CELL:
            raise _refuse(event, "yaml.long", f"giá trị dài quá {MAX_CELL} ký tự", "viết ngắn lại", event.value[:60])
        return Node(event.value, line, column)
    if depth > MAX_DEPTH:
        raise _refuse(event, "yaml.depth", f"lồng nhau quá {MAX_DEPTH} tầng", "viết lại phẳng hơn")
    if kind == "SequenceStartEvent":
        items: list[Node] = []
        while _kind(event := next_event()) != "SequenceEndEvent":
            items.append(_read_node(event, next_event, depth + 1))
        return Node(items, line, column)
    values, lines = _read_mapping(next_event, depth)
    return Node(values, line, column, lines)


def _read_mapping(next_event: _NextEvent, depth: int) -> tuple[dict[str, Node], dict[str, int]]:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    while _kind(event := next_event()) != "MappingEndEvent":
        key = _read_node(event, next_event, depth + 1)
        if not isinstance(key.value, str):
            raise _refuse(event, "yaml.key", "khóa phải là một từ", "viết khóa là một từ đơn")
        if key.value in values:
            message = f"khóa “{key.value}” ghi hai lần (lần đầu ở dòng {lines[key.value]})"
            raise _refuse(event, "yaml.duplicate_key", message, "giữ lại một lần", key.value)
        values[key.value] = _read_node(next_event(), next_event, depth + 1)
        lines[key.value] = key.line
    return values, lines


def _kind(event: Any) -> str:
    return event.__class__.__name__


def _refuse(event: Any, code: str, message: str, cure: str, value: str = "") -> _Refused:
    mark = event.start_mark
    return _Refused(Objection(code, message, cure, value), mark.line + 1, mark.column + 1)
