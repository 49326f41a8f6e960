"""Seeded errors in the real reports: of each class at least this share is noticed, in a short form of `make errors`."""

from __future__ import annotations

from pathlib import Path

from plugins.cchc.loading import load
from tests.planted.planted_errors import CLASSES, measure_recall

ROOT = Path(__file__).resolve().parents[2]
# What was measured with 200 of each class, less what chance moves in 25 of them.
LEAST = {
    "tổng hoặc tỷ lệ in sai một chữ số": 0.92,
    "phần lớn hơn tổng": 0.88,
    "một chữ số của số bất kỳ trong bảng": 0.4,
    "một chữ số của số bất kỳ trong lời văn": 0.56,
    "một số bất kỳ trong bảng bị bỏ trống": 0.56,
    "số chép nhầm từ dòng trên": 0.64,
    "ngày của văn bản được dẫn": 0.36,
}


def test_seeded_errors_are_noticed() -> None:
    recalls = {recall.name: recall for recall in measure_recall(load(ROOT), 25)}
    assert set(recalls) == set(CLASSES) == set(LEAST)
    short = {name: recall.share for name, recall in recalls.items() if recall.share < LEAST[name]}
    assert not short and all(recall.planted >= 20 for recall in recalls.values())
