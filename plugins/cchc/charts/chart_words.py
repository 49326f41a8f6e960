"""Words that charts add of their own: names of kinds and joints of the text alternative."""

from __future__ import annotations

from ..words.text import Text, message

KIND_NAMES: dict[str, Text] = {
    "settlement_bars": message("Thanh xếp chồng"),
    "share_dots": message("Chấm trên trục tỷ lệ"),
    "time_line": message("Đường theo thời gian"),
    "score_heat": message("Bảng nhiệt"),
    "opinion_bars": message("Thanh hai phía"),
    "rank_dots": message("Chấm theo thứ hạng"),
    "count_bars": message("Thanh ngang"),
    "tile_map": message("Bản đồ ô"),
}
BREAK = message("Ngắt chuỗi trước {label}: {reason}")
ALL_IN_TABLE = message("Toàn bộ số liệu ở bảng kèm theo.")
