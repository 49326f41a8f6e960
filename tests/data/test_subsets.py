"""Any of our reports may be absent: what is left passes the gate."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from plugins.cchc.edition import assemble
from tests.fixtures.subsets import REPORTS, SUBSETS, copy_subset


def test_all_subsets_are_asked() -> None:
    assert len(SUBSETS) == 2 ** len(REPORTS) - 1


@pytest.mark.parametrize("kept", SUBSETS, ids=lambda kept: "+".join(str(REPORTS.index(report)) for report in kept))
def test_subset_passes_the_gate(kept: Collection[str], tmp_path: Path) -> None:
    assert set(assemble(copy_subset(tmp_path, kept)).releases) == set(kept)
