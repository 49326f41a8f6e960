"""Faults of a check definition by itself: an unknown rule, parameters that are missing or ill-formed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from ..model.forms import ROW_KINDS, CheckDefinition
from .cell_ref import parse_term
from .rule import Param
from .rule_input import read_texts
from .rule_registry import TABLE_RULES

_LISTS = ("fields", "rows", "row_set", "terms", "kinds", "table_fields", "words")


def shape_faults(definition: CheckDefinition) -> Iterator[str]:
    """What is wrong with the definition by itself, in Vietnamese; nothing when its rule can be applied."""
    rule = TABLE_RULES.get(definition.rule)
    if rule is None:
        known = ", ".join(TABLE_RULES)
        yield f"không có quy tắc “{definition.rule}”; các quy tắc có thể dùng: {known}"
        return
    params = {param.name: param for param in rule.params}
    for name in definition.params:
        if name not in params:
            yield f"quy tắc {rule.name} không có tham số “{name}”; các tham số: {', '.join(params)}"
    for param in rule.params:
        if param.name in definition.params:
            yield from _faults_of(param, definition.params[param.name])
        elif param.required:
            yield f"thiếu tham số “{param.name}” của quy tắc {rule.name}"
    if definition.params.get("total") in read_texts(definition.params, "parts"):
        yield "“total” nằm trong chính “parts”"
    if rule.name == "value_range" and not {"min", "max"} & set(definition.params):
        yield "quy tắc value_range cần “min” hoặc “max”"


def _faults_of(param: Param, value: object) -> Iterator[str]:
    if param.kind == "own_fields":
        if not (isinstance(value, Mapping) and value and all(isinstance(item, str) for item in value.values())):
            yield f"tham số “{param.name}” phải là các cặp cột: cột"
        return
    words = _words(param, value)
    if not words:
        yield f"tham số “{param.name}” để trống hoặc sai kiểu"
    elif param.kind != "words" and len(set(words)) < len(words):
        yield f"tham số “{param.name}” ghi một mục hai lần"
    for word in words:
        if not _is_well_formed(param, word):
            yield f"tham số “{param.name}”: không hiểu “{word}”"


def _words(param: Param, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if param.kind not in _LISTS or not isinstance(value, Sequence):
        return ()
    return tuple(value) if all(isinstance(item, str) and item for item in value) else ()


def _is_well_formed(param: Param, word: str) -> bool:
    match param.kind:
        case "term" | "terms" | "row" | "rows":
            return parse_term(word) is not None
        case "row_set":
            return not word.startswith("kind:") or word.removeprefix("kind:") in ROW_KINDS
        case "kinds":
            return word in ROW_KINDS
        case "table_field" | "table_fields":
            return all(word.rpartition("."))
        case "yes":
            return word in ("yes", "no")
        case "number":
            return _is_number(word)
        case _:
            return True


def _is_number(word: str) -> bool:
    try:
        return Decimal(word).is_finite()
    except InvalidOperation:
        return False
