"""docs/performance.md: what the last `make bench` measured, with the machine it ran on."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

_PAGE = """# Performance

Written by `make bench{asked}`. Seconds are of {machine}; ratios within one run hold on other machines.
{parts}"""


def machine_words() -> str:
    """How many processors of which kind, and which Python."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    return f"{os.cpu_count()} processors ({model}), {platform.system()}, Python {platform.python_version()}"


def write_performance(path: Path, asked: str, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A heading and the printed lines for each thing that was measured."""
    told = "".join(f"\n## {heading}\n\n```text\n{chr(10).join(lines)}\n```\n" for heading, lines in parts)
    path.write_text(_PAGE.format(asked=asked, machine=machine_words(), parts=told), encoding="utf-8")
