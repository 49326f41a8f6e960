"""What people read when something is wrong: one problem, one place, one cure; and the exit codes."""

from collections.abc import Iterable
from dataclasses import dataclass

EXIT_DATA = 2  # the data are wrong: the messages say where
EXIT_USE = 64  # the command was called wrongly
EXIT_BUILD = 70  # the site could not be built or verified


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a file, as a clerk needs it: where it is, what it is, what to do. Text in Vietnamese."""

    file: str  # as seen from the project's root: data/reports/…/tthc-pl-1.csv
    row: int | None  # as a spreadsheet program counts: the header is row 1
    column: str  # the column's name, empty when the whole row or file is meant
    code: str  # dotted id of the rule: cell.type, key.duplicate, ledger.changed …
    message: str  # what is wrong
    cure: str  # what to do
    value: str = ""  # the value found, shortened
    label: str = ""  # what the row says it is about, shortened; empty where the table could not be read
    heading: str = ""  # what is printed above the column

    def __post_init__(self) -> None:
        """Words come from contributed files: each stays on its line, and every sign of it can be seen.

        The file keeps its name, by which programs find it; whoever shows it to people makes it printable.
        """
        for name in ("message", "cure", "value", "label", "heading"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    @property
    def place(self) -> str:
        """Within the file: the row by number and label, the column by its printed heading and its name."""
        parts = []
        if self.row is not None:
            parts.append(f"dòng {self.row}{f' “{self.label}”' if self.label else ''}")
        if self.column:
            named = f"cột “{self.heading}” ({self.column})" if self.heading else f"cột “{self.column}”"
            parts.append(named)
        return ", ".join(parts)

    def __str__(self) -> str:
        current = f" (đang ghi: “{self.value}”)" if self.value else ""
        return f"{', '.join(filter(None, (printable(self.file), self.place)))}: {self.message}{current}. → {self.cure}"


def printable(text: str) -> str:
    """Words from outside, fit for a message: no line breaks, no signs that turn the direction of writing."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in text)


class CchcError(Exception):
    """Base of all errors that are shown to people without a traceback."""

    exit_code = EXIT_BUILD


class UseError(CchcError):
    """A command was called with the wrong words."""

    exit_code = EXIT_USE


class DataError(CchcError):
    """The data are broken; carries every problem found, not only the first."""

    exit_code = EXIT_DATA

    def __init__(self, problems: Iterable[Problem]) -> None:
        by_place = sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.row or 0, p.column, p.code, p.value))
        self.problems: tuple[Problem, ...] = tuple(by_place)
        super().__init__("\n".join(str(problem) for problem in self.problems))
