"""A rank in words: ties and small numbers are told, and nothing is said where a rank would mislead."""

from __future__ import annotations

from ..model.measures import MeasureValue
from .page_context import PageContext
from .peer_rankings import MINIMUM_PEERS, PeerGroup


def rank_words(context: PageContext, group: PeerGroup, value: MeasureValue) -> str:
    """thứ 13 trong 16 đơn vị; ties and small numbers said, silence where a rank would mislead."""
    if value.above_whole:
        return context.t("không xếp hạng: phần lớn hơn toàn thể")
    if value in group.doubted:
        return context.t("không xếp hạng: các số của dòng này mâu thuẫn nhau")
    ranked = group.rank(value)
    if ranked is None:
        if (
            value.denominator is not None
            and value.denominator < group.measure.minimum_denominator
            and len(group.values) >= MINIMUM_PEERS
        ):
            return context.t("không xếp hạng: mẫu số nhỏ ({n})", n=context.number(value.denominator))
        return ""
    rank, sharing = ranked
    if sharing == 1:
        return context.t("thứ {rank} trong {n} đơn vị", rank=rank, n=group.ranked_count)
    if sharing == group.ranked_count:
        return context.t("{n} đơn vị bằng nhau", n=group.ranked_count)
    return context.t(
        "thứ {rank} trong {n} đơn vị, cùng hạng với {others} nơi khác",
        rank=rank,
        n=group.ranked_count,
        others=sharing - 1,
    )
