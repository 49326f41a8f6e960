"""How every command begins and ends: its words read, its errors said in one line, its exit code; and how far long work
is: on a terminal a bar for each stage, on a pipe a line when a stage is over.
"""

import argparse
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from ..errors import EXIT_BUILD, CchcError, UseError

EXIT_INTERRUPT = 130  # as shells count Ctrl-C


# What argparse says, and how we say it; {0}, {1} are what the brackets caught.
_ARGPARSE_WORDS = (
    (r"unrecognized arguments: (.*)", "không có từ “{0}”"),
    (r"argument (\S+): expected one argument", "{0} thiếu giá trị"),
    (r"argument (\S+): invalid int value: '(.*)'", "{0} phải là một số nguyên, không phải “{1}”"),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{0} không nhận giá trị “{1}”"),
)


class Arguments(argparse.ArgumentParser):
    """argparse whose complaints are ours: exit code 2 would mean broken data; a word cut short is a wrong word."""

    def __init__(self, prog: str, description: str = "") -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        for pattern, words in _ARGPARSE_WORDS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = words.format(*match.groups())
        raise UseError(f"Gọi lệnh sai: {message}. Xem make help.")


def run_command(command: Callable[[], int]) -> int:
    """The command's exit code; a person never sees a traceback unless CCHC_DEBUG=1 asks for it."""
    try:
        return command()
    except CchcError as error:
        return _say(f"✗ {error}", error.exit_code)
    except KeyboardInterrupt:
        return _say("✗ Đã dừng theo yêu cầu.", EXIT_INTERRUPT)
    except Exception as error:
        if os.environ.get("CCHC_DEBUG") == "1":
            traceback.print_exc()
        words = " ".join(str(error).split())[:200]
        advice = "Đây là lỗi của chương trình; xem chi tiết bằng CCHC_DEBUG=1"
        return _say(f"✗ Lỗi ngoài dự kiến: {type(error).__name__}: {words}. {advice}.", EXIT_BUILD)


def _say(message: str, code: int) -> int:
    print(message, file=sys.stderr, flush=True)
    return code


CountOn = Callable[[int], None]  # one more step of the stage is done, and so many things with it


@contextmanager
def stage(name: str, word: str, steps: int) -> Iterator[CountOn]:
    """`word`: for what the steps make; how many that are is known when they are done."""
    started, count = time.monotonic(), 0

    def add(made: int) -> None:
        nonlocal count
        count += made

    if not sys.stdout.isatty():
        yield add
        print(f"→ {name}: {count} {word} ({time.monotonic() - started:.1f} giây)", flush=True)
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    words, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn(compact=True)
    with Progress("→", TextColumn("{task.description}"), BarColumn(), words, TimeElapsedColumn(), "còn", left) as bars:
        bar = bars.add_task(name, total=steps, rate="")

        def show(made: int) -> None:
            add(made)
            speed = count / max(time.monotonic() - started, 0.001)
            bars.update(bar, advance=1, rate=f"{count} {word}, {speed:.0f}/giây")

        yield show
