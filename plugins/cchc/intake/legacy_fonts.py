"""Vietnamese typed for fonts from before Unicode: recognised by its letters, and put into Unicode."""

import re
import unicodedata
from collections.abc import Callable, Iterable

Decode = Callable[[str], str]
ENOUGH = 5  # signs of a font before it is believed
_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)
# VNI writes a mark behind its letter: a tone, a hat or a bow, or one of these with a tone.
_TONES = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_HATS = dict(zip("âàåãáä", ("", *_TONES.values()), strict=True))
_BOWS = dict(zip("êèúüéë", ("", *_TONES.values()), strict=True))
_MARKS = {**_TONES, **{m: f"\u0302{t}" for m, t in _HATS.items()}, **{m: f"\u0306{t}" for m, t in _BOWS.items()}}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_MARKS)}])", re.IGNORECASE)
_VNI_ALONE = str.maketrans(
    {a: b for pair in ("ñđ", "ôơ", "öư", "æỉ", "óĩ", "òị", "îỵ") for a, b in (pair, pair.upper())}
)
_SIGNS = {
    "TCVN3 (ABC)": re.compile(r"(?<=[^\W\d_])[µ¶·¸¹¨»¼½¾©®ª«¬]|[µ¶·¸¹¨»¼½¾©®ª«¬](?=[^\W\d_])"),
    "VNI": re.compile("[aeouyôö][øûõùïâåäêúüë]|ñ", re.IGNORECASE),
}
_MODERN = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def legacy_font(texts: Iterable[str]) -> tuple[str, Decode] | None:
    """What to tell of the kind of font that the texts of a file were typed for, and what puts them into Unicode."""
    text = unicodedata.normalize("NFC", "\n".join(texts))
    modern = len(_MODERN.findall(text))
    counts = {name: len(pattern.findall(text)) for name, pattern in _SIGNS.items()}
    name = max(counts, key=lambda name: counts[name])
    if counts[name] < max(ENOUGH, modern + 1):
        return None
    notice = f"Tệp dùng phông chữ cũ {name}: đã đổi sang Unicode, hãy xem lại nhãn và ghi chú."
    return notice, lambda text: text if _MODERN.search(text) else _decode(text, name)


def _decode(text: str, font: str) -> str:
    if font != "VNI":
        return text.translate(_TCVN3)
    paired = _VNI_PAIR.sub(lambda match: match[1] + _MARKS[match[2].lower()], text)
    return unicodedata.normalize("NFC", paired.translate(_VNI_ALONE))
