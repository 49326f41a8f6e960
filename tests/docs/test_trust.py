"""docs/trust.md and the page “Vì sao tin được” tell the same shares, those of the last run of make attack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.planted.attack import LOTS
from tests.planted.personal_items import KINDS

ROOT = Path(__file__).resolve().parents[2]
TRUST = (ROOT / "docs" / "trust.md").read_text("utf-8")


def _measured(lot: str) -> dict[str, str]:
    line = re.search(rf"^told of \d+ each, {lot} lot \(.*?\): (.*)$", TRUST, re.MULTILINE)
    assert line, lot
    return dict(re.findall(r"(\w+) ([\d.]+)%", line[1]))


@pytest.mark.parametrize("lot", LOTS)
def test_each_lot_reaches_what_is_wanted(lot: str) -> None:
    measured = _measured(lot)
    assert measured.keys() == KINDS.keys()
    assert {kind: share for kind, share in measured.items() if float(share) < 100 * KINDS[kind]} == {}


@pytest.mark.parametrize(("language", "mark"), [("vi", ","), ("en", ".")])
def test_page_tells_the_shares_of_the_lot_that_was_only_measured(language: str, mark: str) -> None:
    page = (ROOT / "content" / "pages" / language / "tin-cay.md").read_text("utf-8")
    told = sorted(re.findall(r"([\d.,]+\d)%", page))
    assert told == sorted(share.removesuffix(".0").replace(".", mark) for share in _measured([*LOTS][-1]).values())
