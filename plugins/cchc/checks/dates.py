"""Printed dates: what a date as printed in a report says, and whether such a day exists."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Reading = Literal["date", "impossible", "incomplete"]


@dataclass(frozen=True)
class PrintedDate:
    printed: str
    reading: Reading
    iso: str = ""  # only where the reading is a date


def read_date(printed: str) -> PrintedDate:
    """29/12/2017, 29-12-2017, “ngày 29 tháng 12 năm 2017”, 12/2017; anything else is incomplete."""
    words = re.sub(r"tháng|năm", "/", printed.lower()).replace("ngày", "")
    parts = [part.strip() for part in re.split(r"[/.\-]", words)]
    if not all(re.fullmatch(r"\d{1,4}", part) for part in parts):
        return PrintedDate(printed, "incomplete")
    numbers = [int(part) for part in parts]
    if len(parts) == 3:
        return _read_day(printed, numbers if len(parts[0]) < 4 else numbers[::-1])
    if len(parts) == 2:
        return PrintedDate(printed, "incomplete" if _is_partly_possible(parts, numbers) else "impossible")
    return PrintedDate(printed, "incomplete")


def plain_date(iso: str) -> str:
    """2030-06-15 as letters print it: 15/6/2030."""
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def year_in(number: str) -> str:
    """Of 9/2031/AB-CD the 2031; empty where a number states no year."""
    year = re.search(r"/((?:19|20)\d\d)/", number)
    return year[1] if year else ""


def _read_day(printed: str, numbers: list[int]) -> PrintedDate:
    day, month, year = numbers
    try:
        day_printed = date(year if year >= 100 else 2000 + year, month, day)
    except ValueError:
        return PrintedDate(printed, "impossible")
    return PrintedDate(printed, "date", day_printed.isoformat())


def _is_partly_possible(parts: list[str], numbers: list[int]) -> bool:
    """Month and year where the second part is a year, else day and month of some year."""
    if len(parts[1]) == 4:
        return 1 <= numbers[0] <= 12
    return _read_day("", [*numbers, 2000]).reading == "date"
