"""sum_of_rows with `where_blank`: silent when every part is printed, else it asks what blank would mean."""

from __future__ import annotations

from pathlib import Path

from plugins.cchc.checks import check_collection
from plugins.cchc.loading import load

ROOT = Path(__file__).resolve().parent.parent.parent


def test_speaks_only_where_a_part_is_blank() -> None:
    answers = {
        (result.report, result.check): result.answer
        for result in check_collection(load(ROOT))
        if result.check == "sn-535/vii-4-3-sum-blank-as-nothing"
    }
    assert answers["2023-q1-so-thong-tin-va-truyen-thong", "sn-535/vii-4-3-sum-blank-as-nothing"] == "not_applicable"
    assert answers["2023-so-tai-nguyen-va-moi-truong", "sn-535/vii-4-3-sum-blank-as-nothing"] == "fail"
