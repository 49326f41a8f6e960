"""Any of our reports may be absent: what is left passes the gate."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations
from pathlib import Path

import pytest

from plugins.cchc.edition import assemble
from tests.fixtures.subsets import REPORTS, SUBSETS, copy_subset


def test_any_four_reports_are_there_or_not_in_every_way() -> None:
    for four in combinations(REPORTS, 4):
        assert len({tuple(report in kept for report in four) for kept in SUBSETS}) == 2**4


@pytest.mark.parametrize("kept", SUBSETS, ids=lambda kept: "+".join(str(REPORTS.index(report)) for report in kept))
def test_subset_passes_the_gate(kept: Collection[str], tmp_path: Path) -> None:
    assert set(assemble(copy_subset(tmp_path, kept)).releases) == set(kept)
