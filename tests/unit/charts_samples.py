"""Series for the tests of charts: the 16 bodies of the one-stop centre's half year 2019, and made-up ones beside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from plugins.cchc.charts.series import Kind, Series, SeriesGroup, SeriesMark, SeriesRow

NBSP = "\u00a0"
MISSING = "không có số liệu"
SOURCE = "Nguồn: 03/BC-TTHC, Phụ lục I"
LONGEST = ("Sở Lao động - Thương binh và Xã hội", "Sở Nông nghiệp và Phát triển nông thôn")

# Phụ lục I: resolved, early, on time, late, pending in time, overdue; Phụ lục II: opinions; IIIa, IIIb: scores.
BODIES: tuple[tuple[str, tuple[int, ...], tuple[int, ...], tuple[str, str]], ...] = (
    ("Sở Thông tin và Truyền thông", (34, 33, 0, 1, 2, 0), (85, 38, 0, 0), ("14.7", "15.0")),
    ("Sở Công Thương", (1039, 885, 154, 0, 96, 0), (119, 390, 1, 1), ("16.1", "17.0")),
    ("Sở Giáo dục và Đào tạo", (173, 168, 3, 2, 5, 0), (33, 103, 0, 0), ("15.0", "15.0")),
    ("Sở Giao thông vận tải", (11903, 11900, 3, 0, 2176, 0), (215, 157, 2, 2), ("16.0", "15.0")),
    ("Sở Kế hoạch và Đầu tư", (1235, 1076, 158, 1, 17, 0), (614, 849, 0, 1), ("15.4", "16.7")),
    ("Sở Khoa học và Công nghệ", (8, 7, 0, 1, 0, 0), (5, 8, 0, 0), ("15.0", "14.8")),
    ("Sở Lao động - Thương binh và Xã hội", (407, 401, 6, 0, 56, 0), (26, 66, 0, 0), ("15.0", "15.0")),
    ("Sở Nội vụ", (491, 446, 44, 1, 17, 0), (46, 31, 0, 0), ("14.5", "14.7")),
    ("Sở Nông nghiệp và Phát triển nông thôn", (1606, 1595, 10, 1, 53, 0), (524, 1176, 2, 0), ("15.0", "15.0")),
    ("Sở Tài chính", (325, 325, 0, 0, 27, 0), (11, 20, 0, 0), ("16.0", "15.9")),
    ("Sở Tài nguyên và Môi trường", (148, 122, 20, 6, 55, 1), (58, 77, 0, 3), ("13.5", "13.8")),
    ("Sở Tư pháp", (2941, 2880, 5, 56, 460, 27), (234, 156, 0, 0), ("15.0", "15.0")),
    ("Sở Văn hóa, Thể thao và Du lịch", (318, 318, 0, 0, 8, 0), (57, 116, 1, 1), ("15.0", "15.0")),
    ("Sở Xây dựng", (309, 309, 0, 0, 84, 0), (131, 73, 1, 1), ("14.1", "14.1")),
    ("Sở Y tế", (542, 541, 0, 1, 294, 0), (118, 116, 1, 0), ("14.9", "14.9")),
    ("Công an tỉnh", (169, 166, 3, 0, 5, 0), (91, 81, 0, 0), ("15.0", "15.0")),
)
PARTS = (
    SeriesGroup("early", "Sớm hạn", "early"),
    SeriesGroup("ontime", "Đúng hạn", "ontime"),
    SeriesGroup("late", "Quá hạn", "late"),
    SeriesGroup("waiting", "Đang giải quyết, còn hạn", "waiting"),
    SeriesGroup("overdue", "Đang giải quyết, quá hạn", "overdue"),
)


DISTRICT_TILES = {
    "chau-thanh": (1, 0),
    "ke-sach": (2, 0),
    "nga-nam": (0, 1),
    "my-tu": (1, 1),
    "soc-trang": (2, 1),
    "long-phu": (3, 1),
    "thanh-tri": (0, 2),
    "my-xuyen": (1, 2),
    "tran-de": (2, 2),
    "cu-lao-dung": (3, 2),
    "vinh-chau": (1, 3),
}


def number(value: Decimal | int) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def percent(value: Decimal) -> str:
    return number(value.quantize(Decimal("0.01"))) + NBSP + "%"


def _series(kind: Kind, title: str, say: str, rows: Any, marks: Any, **more: Any) -> Series:
    words: dict[str, Any] = {
        "row_heading": "Đơn vị",
        "missing": MISSING,
        "source": "Nguồn: 03/BC-TTHC, Phụ lục I",
        **more,
    }
    return Series(kind, "vi", title, say, tuple(rows), tuple(marks), **words)


def settlement_one() -> Series:
    _, counts, _, _ = BODIES[11]
    whole = sum(counts[1:])
    marks = [
        SeriesMark("u", group.id, Decimal(count), number(count), percent(Decimal(count) * 100 / whole))
        for group, count in zip(PARTS, counts[1:], strict=True)
    ]
    return _series(
        "settlement_bars",
        "2.941 hồ sơ đã giải quyết, 487 còn đang giải quyết",
        "Phần lớn xong trước hạn; 83 hồ sơ trễ (56 đã trả, 27 chưa).",
        [SeriesRow("u", "Sở Tư pháp")],
        marks,
        groups=PARTS,
    )


def settlement_many() -> Series:
    rows, marks = [], []
    for at, (name, counts, _, _) in enumerate(BODIES):
        rows.append(SeriesRow(f"u{at}", name, aside=number(sum(counts[1:]))))
        marks += [
            SeriesMark(f"u{at}", group.id, Decimal(count), number(count))
            for group, count in zip(PARTS, counts[1:], strict=True)
        ]
    return _series(
        "settlement_bars",
        "Hồ sơ của 16 đơn vị: đã giải quyết và đang giải quyết",
        "Mỗi thanh là toàn bộ hồ sơ của một đơn vị, dài ngắn như nhau; số hồ sơ ghi bên cạnh.",
        rows,
        marks,
        groups=PARTS,
        aside_heading="Hồ sơ",
    )


def share_dots() -> Series:
    rows, marks = [], []
    for at, (name, counts, _, _) in enumerate(BODIES):
        share = Decimal((counts[1] + counts[2]) * 100) / counts[0]
        rows.append(SeriesRow(f"u{at}", name, aside=number(counts[0])))
        marks.append(SeriesMark(f"u{at}", "", share.quantize(Decimal("0.01")), percent(share)))
    rows.append(SeriesRow("none", "Ban Dân tộc", aside=""))
    marks.append(SeriesMark("none", "", None, ""))
    return _series(
        "share_dots",
        "Tỷ lệ đúng hạn hoặc sớm hạn, 16 đơn vị tại Trung tâm",
        "Cột số nhạt là số hồ sơ đã giải quyết: tỷ lệ trên 8 hồ sơ nói ít hơn nhiều so với tỷ lệ trên 11.903 hồ sơ.",
        rows,
        marks,
        unit=NBSP + "%",
        value_heading="Tỷ lệ",
        aside_heading="Đã giải quyết",
    )


def share_intervals() -> Series:
    """Dots with their intervals; the longest ones end with the scale."""
    made = share_dots()
    marks = []
    for mark in made.marks:
        span = Decimal(0) if mark.value is None else min(Decimal(3), (100 - mark.value) / 2)
        low = None if mark.value is None else mark.value - span
        high = None if mark.value is None else mark.value + span / 2
        marks.append(replace(mark, low=low, high=high, target=None if low is None else Decimal(98)))
    return replace(made, marks=tuple(marks))


def funnel() -> Series:
    groups = (
        SeriesGroup("in", "trong giới hạn 95" + NBSP + "%", "other"),
        SeriesGroup("out", "ngoài giới hạn 95" + NBSP + "%", "this"),
    )
    centre = Decimal("99.6")
    made = share_dots()
    rows, marks = [], []
    for at, (_, counts, _, _) in enumerate(BODIES):
        mark, cases = made.marks_by_row[f"u{at}"], Decimal(counts[0])
        assert mark.value is not None
        rows.append(made.rows_by_id[mark.row])
        away = abs(mark.value - centre) * cases.sqrt()
        marks.append(replace(mark, group="out" if away > 12 else "in", cases=cases))
    bases = [Decimal(8) * Decimal("1.25") ** step for step in range(34)]
    low, high = ([(base, centre + side * 12 / base.sqrt()) for base in bases] for side in (-1, 1))
    return _series(
        "funnel",
        "Tỷ lệ đúng hạn hoặc sớm hạn theo số hồ sơ",
        "Mỗi chấm một đơn vị; càng sang phải càng nhiều hồ sơ.",
        rows,
        marks,
        groups=groups,
        unit=NBSP + "%",
        value_heading="Tỷ lệ",
        aside_heading="Đã giải quyết (thang lôgarit)",
        centre=centre,
        centre_text="chung: 99,60" + NBSP + "%",
        curves=(tuple(low), tuple(point for point in high if point[1] < 100)),
    )


def swarm() -> Series:
    """The bodies in two strips, as large as what they settled; two of the second have no figure."""
    made, groups = funnel(), (SeriesGroup("a", "Nhóm thứ nhất"), SeriesGroup("b", "Nhóm thứ hai có tên dài"))
    marks = [replace(mark, group="ab"[at % 2]) for at, mark in enumerate(made.marks)]
    marks[1] = replace(marks[1], value=None, text="chưa dùng phần mềm", cases=None)
    rows = [replace(row, named=at in (3, 4)) for at, row in enumerate(made.rows)]
    say = "Mỗi chấm một đơn vị; chấm càng to càng nhiều hồ sơ."
    return _series("swarm", "Bốn đơn vị dưới 99 %", say, rows, marks, groups=groups, unit=NBSP + "%")


def count_bars() -> Series:
    rows, marks = [], []
    for at, (name, counts, _, _) in enumerate(BODIES):
        rows.append(SeriesRow(f"u{at}", name))
        marks.append(SeriesMark(f"u{at}", "", Decimal(counts[0]), number(counts[0])))
    rows.append(SeriesRow("none", "Ban Dân tộc"))
    marks.append(SeriesMark("none", "", None, ""))
    return _series(
        "count_bars",
        "Số hồ sơ đã giải quyết, 6 tháng đầu năm 2019",
        "Một mình Sở Giao thông vận tải giải quyết hơn một nửa.",
        rows,
        marks,
    )


def score_heat() -> Series:
    groups = (
        SeriesGroup("q1", "Quý I/2019", short="Quý I", low=Decimal(0), high=Decimal(20)),
        SeriesGroup("q2", "Quý II/2019", short="Quý II", low=Decimal(0), high=Decimal(20)),
    )
    rows, marks = [], []
    for at, (name, _, _, scores) in enumerate(BODIES):
        rows.append(SeriesRow(f"u{at}", name))
        for group, score in zip(groups, scores, strict=True):
            gone = at == 5 and group.id == "q2"
            marks.append(
                SeriesMark(f"u{at}", group.id, None if gone else Decimal(score), "" if gone else number(Decimal(score)))
            )
    return _series(
        "score_heat",
        "Điểm chấm quý I và quý II năm 2019",
        "Thang 20 điểm; ô đậm là điểm cao.",
        rows,
        marks,
        groups=groups,
    )


def score_heat_wide() -> Series:
    """Nine indicators: on a phone the cells go below the name."""
    groups = tuple(
        SeriesGroup(f"c{at}", f"Chỉ số {at}", short=f"CS {at}", low=Decimal(0), high=Decimal(2)) for at in range(1, 10)
    )
    values = ("1.9", "2.0", "2.0", "2.0", "1.0", "2.0", "1.9", "2.0", "0.0")
    rows = [SeriesRow(f"u{at}", name) for at, (name, *_) in enumerate(BODIES[:7])]
    marks = [
        SeriesMark(row.id, group.id, Decimal(value), number(Decimal(value)))
        for row in rows
        for group, value in zip(groups, values, strict=True)
    ]
    return _series("score_heat", "Điểm từng chỉ số, quý I/2019", "Ô đậm là điểm cao.", rows, marks, groups=groups)


def opinion_bars() -> Series:
    groups = (
        SeriesGroup("bad2", "Không hài lòng về thời gian giao dịch", "bad2"),
        SeriesGroup("bad", "Không hài lòng về nghiệp vụ", "bad"),
        SeriesGroup("good", "Hài lòng với dịch vụ", "good"),
        SeriesGroup("good2", "Hài lòng về thái độ phục vụ", "good2"),
    )
    rows, marks = [], []
    for at, (name, _, (service, attitude, skill, time), _) in enumerate(BODIES):
        rows.append(SeriesRow(f"u{at}", name, number(service + attitude + skill + time)))
        for group, count in zip(groups, (time, skill, service, attitude), strict=True):
            marks.append(SeriesMark(f"u{at}", group.id, Decimal(count), number(count)))
    return _series(
        "opinion_bars",
        "5.841 ý kiến đánh giá: 17 ý kiến không hài lòng",
        "Bên trái vạch là số ý kiến không hài lòng. Thanh là tỷ lệ trong số ý kiến của đơn vị; số ý kiến ghi bên phải.",
        rows,
        marks,
        groups=groups,
        aside_heading="Ý kiến",
    )


def time_line() -> Series:
    points = (
        ("Năm 2018", "97.2", ""),
        ("6 tháng 2019", "98.1", "Mẫu báo cáo khác: tính cả hồ sơ tại Trung tâm"),
        ("2022", "95.4", "Chế độ báo cáo 534, 535/SNV-TTr"),
        ("Quý I/2023", "96.3", ""),
        ("Năm 2023", "99.05", ""),
    )
    rows = [
        SeriesRow(f"p{at}", label, aside=number(1000 + at * 321), break_before=reason)
        for at, (label, _, reason) in enumerate(points)
    ]
    marks = [
        SeriesMark(f"p{at}", "", Decimal(value), percent(Decimal(value))) for at, (_, value, _) in enumerate(points)
    ]
    return _series(
        "time_line",
        "Tỷ lệ đúng hạn hoặc sớm hạn qua các kỳ",
        "Đường đứt chỗ cách tính thay đổi; hai bên chỗ đứt không so với nhau.",
        rows,
        marks,
        unit=NBSP + "%",
        row_heading="Kỳ",
        aside_heading="Mẫu số",
    )


def tile_map() -> Series:
    groups = (
        SeriesGroup("1", "dưới 90" + NBSP + "%", "h1"),
        SeriesGroup("2", "90–95" + NBSP + "%", "h2"),
        SeriesGroup("3", "95–98" + NBSP + "%", "h3"),
        SeriesGroup("4", "98–99" + NBSP + "%", "h4"),
        SeriesGroup("5", "từ 99" + NBSP + "%", "h5"),
    )
    names = {
        "chau-thanh": "Châu Thành", "ke-sach": "Kế Sách", "nga-nam": "Ngã Năm", "my-tu": "Mỹ Tú",
        "soc-trang": "TP. Sóc Trăng", "long-phu": "Long Phú", "thanh-tri": "Thạnh Trị", "my-xuyen": "Mỹ Xuyên",
        "tran-de": "Trần Đề", "cu-lao-dung": "Cù Lao Dung", "vinh-chau": "Vĩnh Châu",
    }  # fmt: skip
    rows, marks = [], []
    for at, (end, name) in enumerate(names.items()):
        value = None if end == "tran-de" else Decimal("88.5") + Decimal(at) * Decimal("1.13")
        group = "" if value is None else str(1 + sum(value >= edge for edge in (90, 95, 98, 99)))
        rows.append(SeriesRow(end, name, tile=(at % 4, at // 4)))
        marks.append(SeriesMark(end, group, value, "" if value is None else percent(value)))
    return _series(
        "tile_map", "Tỷ lệ đúng hạn theo huyện, quý I/2023", "Mỗi ô một huyện, đặt gần đúng chỗ; không phải ranh giới.",
        rows, marks, groups=groups, row_heading="Huyện",
    )  # fmt: skip


SAMPLES = {
    "settlement_one": settlement_one,
    "settlement_many": settlement_many,
    "share_dots": share_dots,
    "share_intervals": share_intervals,
    "funnel": funnel,
    "swarm": swarm,
    "count_bars": count_bars,
    "score_heat": score_heat,
    "score_heat_wide": score_heat_wide,
    "opinion_bars": opinion_bars,
    "time_line": time_line,
    "tile_map": tile_map,
}
