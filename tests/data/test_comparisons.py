"""Nothing is compared across types: every group stands in one set that its rule allows; anything else is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError
from plugins.cchc.pages.peer_rankings import PeerRankings

OTHER_PROVINCE = Path(__file__).parent.parent / "fixtures" / "other-province"


def test_every_group_is_of_one_set_and_each_set_has_its_rule(edition: Edition) -> None:
    units, used = edition.references.units, set()
    for key, group in PeerRankings(edition).groups.items():
        if len(group.values) > 1 and not key[4]:
            assert group.peers is not None, key
            used.add(group.peers.id)
            members = [units[value.unit] for value in group.values]
            assert {unit.level for unit in members} == {group.peers.level}, key
            assert {unit.type for unit in members} <= set(group.peers.types), key
            assert len({unit.id for unit in members}) == len(members), key
    assert used == {"so-nganh", "cap-huyen", "cap-xa-truoc-2025-07"}
    for peers in edition.references.comparison_sets:
        assert all(peers.name.in_(lang) and peers.rule.in_(lang) for lang in edition.portal.languages), peers.id


def test_communes_of_before_and_after_mid_2025_are_never_in_one_set(edition: Edition) -> None:
    sets = {peers.id: peers for peers in edition.references.comparison_sets if peers.level == "commune"}
    before, after = sets["cap-xa-truoc-2025-07"], sets["cap-xa-tu-2025-07"]
    assert before.valid_to < after.valid_from and "thi-tran" not in after.types


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("lan-cap,nganh,so xa,,,Lẫn cấp,Mixed,Thử.,Trial.\n", "comparison.type"),
        ("hai-noi,nganh,so,2025-07-01,,Hai nơi,Twice,Thử.,Trial.\n", "comparison.overlap"),
        ("loai-la,nganh,tau-bay,,,Loại lạ,Odd,Thử.,Trial.\n", "comparison.type"),
    ],
)
def test_the_gate_refuses_a_comparison_across_types(tmp_path: Path, line: str, code: str) -> None:
    shutil.copytree(OTHER_PROVINCE, tmp_path / "province")
    sets = tmp_path / "province/data/reference/comparison_sets.csv"
    sets.write_text(sets.read_text("utf-8") + line, "utf-8")
    with pytest.raises(DataError) as raised:
        assemble(tmp_path / "province")
    assert code in {problem.code for problem in raised.value.problems}
