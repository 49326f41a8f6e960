"""How far long work is: on a terminal a bar for each stage, on a pipe a line when a stage is over."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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
