"""The kinds of faults: each looks at one place of a syntax tree and returns what could wrongly stand there."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class SyntaxPlace:
    """Where a node hangs in its tree; `returns` is what the function around it says it returns."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    returns: str = ""

    def put(self, replacement: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, replacement)
        else:
            getattr(self.parent, self.field)[self.index] = replacement


_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_BOUNDS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Words of a call which change nothing that a test of sound input can see.
_GUARDS = {"strict", "encoding", "flush"}
_TYPING = {"isinstance", "issubclass", "cast"}
_EMPTY = {
    "str": "''",
    "int": "0",
    "list": "[]",
    "tuple": "()",
    "dict": "{}",
    "set": "set()",
    "frozenset": "frozenset()",
}


def changes_at(place: SyntaxPlace) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """(kind of fault, what stands there instead) for each fault that fits the place."""
    node = place.node
    if isinstance(node, ast.expr):
        if _is_condition(place):
            yield from _conditions(place.parent, node)
        for change in (_compare, _boolean, _drop_not, _constant, _call_name, _arithmetic, _index, _order, _argument):
            yield from change(node, place)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from _returned(node, node.value, place.returns)
    elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add | ast.Sub):
        yield "arithmetic", _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())


def _with(node: ast.AST, **fields: object) -> ast.expr:
    changed = copy.deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed  # type: ignore[return-value]


def _is_condition(place: SyntaxPlace) -> bool:
    kinds = (ast.If, ast.While, ast.IfExp, ast.comprehension)
    return isinstance(place.parent, kinds) and place.field in ("test", "ifs")


def _conditions(parent: ast.AST, test: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Turned round, unless another kind does the same; and a branch that is never taken."""
    turned_elsewhere = isinstance(test, ast.UnaryOp) or (
        isinstance(test, ast.Compare) and len(test.ops) == 1 and not isinstance(test.ops[0], _BOUNDS)
    )
    if not turned_elsewhere:
        yield "condition", ast.UnaryOp(ast.Not(), copy.deepcopy(test))
    if isinstance(parent, ast.If):
        yield "branch", ast.Constant(False)


def _compare(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        yield "compare", _with(node, ops=[_COMPARISONS[type(node.ops[0])](), *node.ops[1:]])


def _boolean(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.BoolOp):
        yield "boolean", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _drop_not(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", copy.deepcopy(node.operand)


def _constant(node: ast.expr, place: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    """Another truth value, a number beside it, an empty word; prose is left alone, and so are parts of f-strings."""
    if not isinstance(node, ast.Constant) or isinstance(place.parent, ast.JoinedStr | ast.FormattedValue | ast.UnaryOp):
        return
    if _is_guard(place):
        return
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "constant", ast.Constant(0 if value == 1 else value + 1)
    elif isinstance(value, str) and value and not _is_prose(value):
        yield "constant", ast.Constant("")


def _is_prose(text: str) -> bool:
    return not text.isascii() or any(letter.isspace() for letter in text.strip())


def _is_guard(place: SyntaxPlace) -> bool:
    """How a file is opened says the same on every machine that has UTF-8: no test can tell."""
    if isinstance(place.parent, ast.keyword):
        return place.parent.arg in _GUARDS
    name = _name(place.parent.func) if isinstance(place.parent, ast.Call) else ""
    return name in ("read_text", "write_text", "encode", "decode", *_TYPING)


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _call_name(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
        yield "min-max", _with(node, func=ast.Name(_NAMES[node.func.id], ast.Load()))


def _arithmetic(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    """Plus and minus of numbers; texts and lists joined by plus would fail at once and prove nothing."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub):
        return
    joined = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)
    if not any(isinstance(side, joined) or _is_text(side) for side in (node.left, node.right)):
        yield "arithmetic", _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _index(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Subscript) and ast.unparse(node.slice) in ("0", "-1"):
        other = ast.UnaryOp(ast.USub(), ast.Constant(1)) if ast.unparse(node.slice) == "0" else ast.Constant(0)
        yield "index", _with(node, slice=other)


def _order(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    if not isinstance(node, ast.Call) or _name(node.func) not in ("sorted", "sort"):
        return
    others = [word for word in node.keywords if word.arg != "reverse"]
    turned = [] if len(others) < len(node.keywords) else [ast.keyword("reverse", ast.Constant(True))]
    yield "order", _with(node, keywords=[*others, *turned])


def _argument(node: ast.expr, _: SyntaxPlace) -> Iterator[tuple[str, ast.expr]]:
    """The last argument gone, so that what the function does by itself comes in its place."""
    if not isinstance(node, ast.Call) or _name(node.func) in _TYPING:
        return
    if node.keywords:
        if node.keywords[-1].arg not in (None, "reverse", *_GUARDS):
            yield "argument", _with(node, keywords=node.keywords[:-1])
    elif len(node.args) > 1 and not isinstance(node.args[-1], ast.Starred):
        yield "argument", _with(node, args=node.args[:-1])


def _returned(node: ast.Return, value: ast.expr, returns: str) -> Iterator[tuple[str, ast.stmt]]:
    """Nothing, in the kind that the function returns; a truth value turned round."""
    if isinstance(value, ast.Constant):
        return
    kind = returns.partition("[")[0]
    if kind == "bool":
        empty: ast.expr = ast.UnaryOp(ast.Not(), copy.deepcopy(value))
        if isinstance(value, ast.UnaryOp | ast.Compare):
            return
    else:
        empty = ast.parse(_EMPTY.get(kind, "None"), mode="eval").body
    if ast.unparse(empty) != ast.unparse(value):
        yield "return", ast.Return(empty)
