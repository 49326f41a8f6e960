"""Characters: refuse those that make a renderer end its process or turn a text around."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .series import ChartError

_BIDI = set("\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def refuse_unprintable(texts: Iterable[str], title: str) -> None:
    text = "".join(texts)
    if text.replace("\u00a0", " ").isprintable():
        return
    for char in text:
        if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co"):
            name = "".join(letter if letter.isprintable() else "\ufffd" for letter in title)
            raise ChartError(
                f"Biểu đồ “{name}”: có ký tự không in được (mã U+{ord(char):04X}); hãy xóa ký tự ấy trong dữ liệu."
            )
