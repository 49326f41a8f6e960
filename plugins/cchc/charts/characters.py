"""Characters: refuse those that make the drawing library end its process or turn a text around."""

from __future__ import annotations

import unicodedata
from typing import Any

from .series import ChartError

_BIDI = set("\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def refuse_unprintable(content: Any, title: str) -> None:
    """Look at every text of a series or a spec, however deep."""
    for text in _texts(content):
        if text.isascii() and text.isprintable():
            continue
        for char in text:
            if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co"):
                name = "".join(letter if letter.isprintable() else "\ufffd" for letter in title)
                raise ChartError(
                    f"Biểu đồ “{name}”: có ký tự không in được (mã U+{ord(char):04X}); hãy xóa ký tự ấy trong dữ liệu."
                )


def _texts(content: Any):
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(content, (list, tuple)):
        for part in content:
            yield from _texts(part)
