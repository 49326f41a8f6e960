"""The stock validator accepts every package of data/ without asking the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
DESCRIPTORS = sorted(DATA.glob("re*/**/datapackage.yaml"))


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
