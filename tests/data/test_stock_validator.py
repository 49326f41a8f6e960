"""The stock validator accepts every package of data/ and of the small collection without asking the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COLLECTIONS = (ROOT / "data", ROOT / "tests" / "fixtures" / "collection" / "data")
DESCRIPTORS = [path for data in COLLECTIONS for path in sorted(data.glob("re*/**/datapackage.yaml"))]


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda path: "/".join(path.parts[-4:-1]))
def test_the_stock_validator_accepts_every_package_without_a_network(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frictionless import validate

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a descriptor made the validator ask the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    report = validate(str(path))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] > 3
