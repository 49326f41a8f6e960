"""The table of letter widths is what the font files say. Renew it when a font changes:

python -m tests.unit.test_charts_widths
"""

from __future__ import annotations

import json
from typing import Any

from fontTools.ttLib import TTFont

from plugins.cchc.charts.style import FONT_DIR, letters_of, wrap

TABLE = FONT_DIR / "widths.json"
FILES = {"regular": "CCHCInter-Regular.ttf", "semibold": "CCHCInter-SemiBold.ttf"}


def widths_text() -> str:
    fonts = {name: TTFont(FONT_DIR / file) for name, file in FILES.items()}
    (units,) = {font["head"].unitsPerEm for font in fonts.values()}
    table = {"units_per_em": units, **{name: _widths(font) for name, font in fonts.items()}}
    return json.dumps(table, ensure_ascii=False) + "\n"


def _widths(font: TTFont) -> dict[str, Any]:
    metrics = font["hmtx"].metrics
    advances = {chr(code): metrics[glyph][0] for code, glyph in sorted(font.getBestCmap().items())}
    return {"widest": max(advance for advance, _ in metrics.values()), "advances": advances}


def test_the_table_is_what_the_font_files_say() -> None:
    assert TABLE.read_text(encoding="utf-8") == widths_text()


if __name__ == "__main__":
    TABLE.write_text(widths_text(), encoding="utf-8")


def test_what_is_stacked_on_a_letter_stays_with_it() -> None:
    assert list(letters_of("ត្រឹមត្រូវ")) == ["ត្រឹ", "ម", "ត្រូ", "វ"]
    assert list(letters_of("chữ")) == ["c", "h", "ữ"] and list(letters_of("")) == []
    assert "".join(wrap("ត្រឹមត្រូវ", 20, 13)) == "ត្រឹមត្រូវ"
    assert all(line[0] == "ត" or line in ("ម", "វ") for line in wrap("ត្រឹមត្រូវ", 20, 13))
