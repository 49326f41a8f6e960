"""How every command begins and ends: its words read, its errors said in one line, its exit code."""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable
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
