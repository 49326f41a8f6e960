"""JSON with the numbers exactly as printed: a Decimal keeps its digits, a float cannot get in."""

import json
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring

from ..errors import CchcError

COLUMN_DEPTH = 5  # at which the description of a table has its columns: each stands in one line
# Whatever a document holds: mappings, sequences, texts, numbers, true and false, nothing.
Json = object


def render_json(value: Json, spread: int = 2) -> str:
    """Text with a line of its own for each part down to the depth `spread`; deeper parts stand in one line."""
    return _render(value, 0, spread) + "\n"


def _render(value: Json, depth: int, spread: int) -> str:
    if isinstance(value, Mapping):
        colon = ": " if depth < spread else ":"
        parts = [f"{_scalar(str(key))}{colon}{_render(part, depth + 1, spread)}" for key, part in value.items()]
        return _enclose("{", parts, "}", depth, spread)
    if isinstance(value, list | tuple):
        return _enclose("[", [_render(part, depth + 1, spread) for part in value], "]", depth, spread)
    return _scalar(value)


def _enclose(opening: str, parts: list[str], closing: str, depth: int, spread: int) -> str:
    if not parts or depth >= spread:
        return opening + ",".join(parts) + closing
    inner, outer = "\n" + " " * (depth + 1), "\n" + " " * depth
    return opening + inner + f",{inner}".join(parts) + outer + closing


def _scalar(value: Json) -> str:
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise CchcError(f"“{value}” không phải là số, không ghi vào JSON được. → Sửa dữ liệu nguồn.")
        return format(value, "f")
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"{type(value).__name__} has no place in a published document")


def render_in_script(value: Json) -> str:
    """For a script element of a page: no character that could end the element or open another."""
    text = render_json(value, spread=0).rstrip("\n")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
