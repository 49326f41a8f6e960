"""Made-up series of every kind for property tests: long names, gaps, breaks, huge and negative numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from plugins.cchc.charts.series import KINDS, ONE_PER_ROW, Kind, Series, SeriesGroup, SeriesMark, SeriesRow
from tests.unit.charts_samples import LONGEST, NBSP, number

NAMES = (*LONGEST, "Sở Y tế", "UBND huyện Cù Lao Dung", "Hội đồng nhân dân và Ủy ban nhân dân thị xã Vĩnh Châu")
PERIODS = ("Năm 2018", "6 tháng đầu năm 2019", "Quý II/2019", "2020–2022")
PARTS = ("Sớm hạn", "Đang giải quyết, còn hạn", "Không hài lòng về thời gian giao dịch")
ROLES = {
    "settlement_bars": ("early", "ontime", "late", "waiting", "overdue"),
    "opinion_bars": ("bad2", "bad", "good", "good2", "neutral"),
    "score_heat": ("this",) * 12,
    "tile_map": ("h1", "h2", "h3", "h4", "h5"),
    "funnel": ("other", "this"),
    "swarm": ("this", "this", "this"),
}


@st.composite
def any_series(draw: st.DrawFn, kinds: tuple[Kind, ...] = KINDS) -> Series:
    kind = draw(st.sampled_from(kinds))
    labels = st.sampled_from(PERIODS if kind == "time_line" else NAMES)
    rows = tuple(
        SeriesRow(
            f"r{at}",
            draw(labels),
            aside=draw(st.sampled_from(("", "8", "14.079"))),
            named=draw(st.integers(0, 9)) == 0,
            break_before=draw(st.sampled_from(("", "", "đổi biểu mẫu theo Thông tư 01/2018/TT-VPCP"))),
        )
        for at in range(draw(st.integers(1, 20)))
    )
    groups = _groups(draw, kind)
    ids = [group.id for group in groups] or [""]
    places = [(row.id, draw(st.sampled_from(ids))) for row in rows]
    if kind not in ONE_PER_ROW:
        places = [(row.id, group) for row in rows for group in ids]
    words: dict[str, Any] = {
        "unit": draw(st.sampled_from(("", NBSP + "%", " điểm"))),
        "value_heading": draw(st.sampled_from(("", "Tỷ lệ giải quyết đúng hạn"))),
        "aside_heading": draw(st.sampled_from(("", "Số hồ sơ đã giải quyết trong kỳ"))),
        "missing": draw(st.sampled_from(("không có số liệu", "hệ thống chưa được triển khai"))),
        "centre_text": draw(st.sampled_from(("", "cả nhóm: 99,60" + NBSP + "%"))),
        "curves": draw(st.sampled_from(((), (((Decimal(1), Decimal(3)), (Decimal(100), Decimal(60))),)))),
    }
    marks = tuple(_mark(draw, kind, row, group) for row, group in places)
    return Series(kind, draw(st.sampled_from(("vi", "en"))), "Tiêu đề", "Câu nói", rows, marks, groups, **words)


def _groups(draw: st.DrawFn, kind: str) -> tuple[SeriesGroup, ...]:
    roles = ROLES.get(kind, ())
    count = draw(st.integers(min(1, len(roles)), len(roles)))
    names = PARTS if kind in ("settlement_bars", "opinion_bars") else ("Chỉ số",)
    return tuple(
        SeriesGroup(f"g{at}", f"{draw(st.sampled_from(names))} {at}", roles[at], f"CS {at}", Decimal(0), Decimal(2))
        for at in range(count)
    )


def _mark(draw: st.DrawFn, kind: str, row: str, group: str) -> SeriesMark:
    if kind not in ("time_line", "funnel") and draw(st.integers(0, 7)) == 0:
        return SeriesMark(row, "" if kind in ONE_PER_ROW else group, None, "")
    most = 200 if kind == "score_heat" else draw(st.sampled_from((100, 10_000, 2_000_000)))
    least = -500 if kind == "count_bars" else 0
    value = Decimal(draw(st.integers(least, most))) / 100
    text = number(value).replace("-", "−") + draw(st.sampled_from(("", NBSP + "%")))
    cases = Decimal(draw(st.sampled_from((1, 8, 14_079)))) if kind in ("funnel", "swarm") else None
    has_target = kind in ("share_dots", "count_bars", "time_line") and draw(st.integers(0, 3)) == 0
    return SeriesMark(row, group, value, text, target=abs(value) + 1 if has_target else None, cases=cases)
