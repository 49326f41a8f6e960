"""How far long work is: a line a stage on a pipe, a bar with count, rate and time left on a terminal."""

from __future__ import annotations

import os
import pty
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace

import pytest

from plugins.cchc.messages import commands
from plugins.cchc.messages.commands import stage


def test_a_pipe_gets_one_line_when_the_stage_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    with stage("trang kỳ", "trang", 2) as count_on:
        count_on(3)
        assert capsys.readouterr().out == ""
        count_on(4)
    assert re.fullmatch(r"→ trang kỳ: 7 trang \(\d+\.\d giây\)\n", capsys.readouterr().out)


def test_a_stage_that_fails_is_not_told_as_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), stage("trang kỳ", "trang", 2):
        raise ZeroDivisionError
    assert capsys.readouterr().out == ""


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    clock = iter([100.0, 101.0, 102.0])
    monkeypatch.setattr(commands, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    with os.fdopen(writer, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        with stage("trang kỳ", "trang", 2) as count_on:
            count_on(3)
            count_on(5)
    shown = b"".join(_pieces(reader)).decode()
    os.close(reader)
    assert "trang kỳ" in shown and "8 trang, 4/giây" in shown and "còn" in shown and "━" in shown


def _pieces(reader: int) -> Iterator[bytes]:
    """All that was written: a terminal hands it out in pieces, and ends with an error once its writer is gone."""
    with suppress(OSError):
        while piece := os.read(reader, 100_000):
            yield piece
