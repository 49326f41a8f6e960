"""How every command begins and ends: its words read, its errors said in one line, its exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

from ..errors import EXIT_BUILD, CchcError, UseError

EXIT_INTERRUPT = 130  # as shells count Ctrl-C


class Arguments(argparse.ArgumentParser):
    """argparse whose complaints are ours: exit code 2 would mean broken data."""

    def error(self, message: str) -> NoReturn:
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
