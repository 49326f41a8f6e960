"""A rank in words: never sharper than chance allows, and nothing said where a rank would mislead."""

from collections.abc import Iterable

from ..model.measures import MeasureValue
from .page_context import PageContext
from .peer_rankings import MINIMUM_PEERS, PeerGroup


def rank_words(context: PageContext, group: PeerGroup, value: MeasureValue) -> str:
    """từ thứ 7 đến thứ 11 trong 16 đơn vị; why there is none, where figures contradict each other or are few.

    A place is certain only where nothing is remarked of the figures ranked: chance is all that the places allow for."""
    if context.is_impossible(value):
        return context.t("không xếp hạng: các số không thể cùng đúng")
    if group.measure.direction == "neutral" or len(group.values) < MINIMUM_PEERS:
        return ""
    if context.is_contested(value):
        return context.t("không xếp hạng: có hai số khác nhau")
    if value.denominator is None or not group.measure.has_chance:
        same = group.equals(value)
        return context.t("bằng {n} đơn vị khác", n=same - 1) if same > 1 else ""
    if value.denominator < group.measure.minimum_denominator:
        return context.t("không xếp hạng: mẫu số nhỏ ({n})", n=value.denominator)
    places = group.rank(value)
    if places is None:
        return ""
    (best, worst), n = places, group.ranked_count
    if best == worst and group.noted & group.shares.keys():
        return context.t("chắc thứ {rank} trong {n} đơn vị nếu các số có lưu ý là đúng", rank=best, n=n)
    if best == worst:
        return context.t("chắc thứ {rank} trong {n} đơn vị", rank=best, n=n)
    if (best, worst) == (1, n):
        return context.t("không phân biệt được với {n} đơn vị cùng cấp", n=n - 1)
    words = context.t("từ thứ {best} đến thứ {worst} trong {n} đơn vị", best=best, worst=worst, n=n)
    return context.t("{words}, theo số có lưu ý", words=words) if value in group.noted else words


def rank_note(context: PageContext, groups: Iterable[PeerGroup]) -> str:
    """Why a rank is an interval, where one of the groups has ranks."""
    if not any(group.rank(value) for group in groups for value in group.values):
        return ""
    return context.t(
        "Số đếm là đủ, nhưng ít hồ sơ thì tỷ lệ dễ xê dịch: thứ hạng là khoảng mà mọi đơn vị cùng nằm trong đó với độ "
        "tin cậy 95 %; chỉ khi hai khoảng tách hẳn nhau mới nói được đơn vị nào đứng trước. Độ tin cậy ấy chỉ tính may "
        "rủi: điều lưu ý về chính các số được xếp thì không."
    )
