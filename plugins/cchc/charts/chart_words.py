"""Words that charts add of their own: names of kinds and joints of the text alternative."""

from __future__ import annotations

from ..words.text import Text

KIND_NAMES: dict[str, Text] = {
    "settlement_bars": Text("Thanh xếp chồng", "Stacked bars"),
    "share_dots": Text("Chấm trên trục tỷ lệ", "Dots on a scale of shares"),
    "time_line": Text("Đường theo thời gian", "Line over time"),
    "score_heat": Text("Bảng nhiệt", "Heat table"),
    "opinion_bars": Text("Thanh hai phía", "Diverging bars"),
    "rank_dots": Text("Chấm theo thứ hạng", "Dots by rank"),
    "count_bars": Text("Thanh ngang", "Horizontal bars"),
    "tile_map": Text("Bản đồ ô", "Tile map"),
}
BREAK = Text("Ngắt chuỗi trước {label}: {reason}", "Break before {label}: {reason}")
ALL_IN_TABLE = Text("Toàn bộ số liệu ở bảng kèm theo.", "All figures are in the table beside the chart.")
NOTE = Text("Ghi chú", "Note")
VALUE = Text("Giá trị", "Value")
ROW = Text("Dòng", "Row")
