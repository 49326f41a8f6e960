"""make tasks: the twelve tasks of readers walked on a slow phone; writes docs/tasks.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.cchc.messages.commands import Arguments, run_command
from tests.benchmark.performance_page import machine_words
from tests.browser.serving import serve
from tests.browser.task_walks import (
    HEIGHT,
    SECONDS_A_LETTER,
    SECONDS_A_SWIPE,
    SECONDS_A_TAP,
    TASKS,
    WIDTH,
    WORDS_A_MINUTE,
    walk,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
SLOWER, BYTES_A_SECOND, MILLISECONDS = 4, 400_000, 400  # processor, network, and each answer of the server
_PAGE = f"""# Twelve tasks on a phone

Written by `make tasks` from the built site. Each task is walked in Chromium, {WIDTH} × {HEIGHT} px, from the first page
(4, 5 and 7 from where task 3 ends), over HTTP without compression, at {BYTES_A_SECOND // 1000} kB/s and {MILLISECONDS}
ms an answer, with a processor {SLOWER} times slower than {{machine}}.

The reader is slow and does not know the site: reads every word of a part down to the answer, and the headings of the
parts passed, at {WORDS_A_MINUTE} words a minute; a tap takes {SECONDS_A_TAP} s, a letter {SECONDS_A_LETTER} s, each
screen swiped away {SECONDS_A_SWIPE} s. So the seconds are those of a model of reading, with waiting measured; taps and
answers are what happened.

| # | task | taps | bound | words read | s waited | s in all |
|---|---|---|---|---|---|---|
{{rows}}

What was found:

{{found}}
"""


def main(words: list[str] | None = None) -> int:
    Arguments(
        prog="make tasks", description="Đi mười hai việc của người đọc trên điện thoại, ghi docs/tasks.md."
    ).parse_args(words)
    from playwright.sync_api import sync_playwright

    with serve(ROOT / "output") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        walked = list(_walks(browser, address))
        browser.close()
    rows, found = ("\n".join(lines) for lines in zip(*walked, strict=True))
    (ROOT / "docs" / "tasks.md").write_text(_PAGE.format(machine=machine_words(), rows=rows, found=found), "utf-8")
    print(rows)
    return 0


def _walks(browser: Browser, address: str) -> Iterator[tuple[str, str]]:
    for task in TASKS:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, accept_downloads=True, has_touch=True
        )
        tab = context.new_page()
        throttle = context.new_cdp_session(tab)
        throttle.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        network = {
            "offline": False,
            "latency": MILLISECONDS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        }
        throttle.send("Network.emulateNetworkConditions", network)
        reader, found = walk(tab, address, task)
        context.close()
        took = f"{reader.taps} | {task.bound} | {reader.words} | {reader.waiting:.1f} | {reader.seconds:.0f}"
        yield f"| {task.number} | {task.wanted} | {took} |", f"{task.number}. {' '.join(found.split())}"


if __name__ == "__main__":
    sys.exit(run_command(main))
