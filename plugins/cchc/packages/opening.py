"""Open a file of data/ through the gates in their order: signs, then tokens or YAML, then what the texts say."""

from __future__ import annotations

from .bytes_gate import File
from .cells import check_figures
from .characters import check_characters
from .faults import Faults
from .headers import check_header
from .schemas import Shape
from .screening import screen_prose, screen_sheet, screen_yaml
from .sections import Section
from .strict_yaml import read_yaml
from .structure import Job
from .tokens import Sheet, read_sheet


def open_yaml(file: File, faults: Faults) -> Section | None:
    # A YAML file with unwelcome signs is not read on: they may be what its syntax stumbles over.
    if not check_characters(file, faults):
        return None
    root = read_yaml(file, faults)
    if root is None:
        return None
    screen_yaml(file, root, faults)
    return Section(root, file.path, faults)


def open_sheet(file: File, faults: Faults, *, may_be_bare: bool = False) -> Sheet | None:
    """Cells of a CSV file; the caller, who knows which columns are figures, has them screened."""
    check_characters(file, faults)
    return read_sheet(file, faults, may_be_bare=may_be_bare)


def open_table(file: File, shape: Shape, faults: Faults) -> Job | None:
    """A table of our own lists once header, texts and figures have been looked at; constraints and keys come later."""
    sheet = open_sheet(file, faults, may_be_bare=shape.may_be_bare)
    if sheet is None or not check_header(sheet, shape.names, faults):
        return None
    screen_sheet(sheet, shape.numbers, faults)
    for name in shape.numbers:
        check_figures(sheet, name, "integer", faults)
    return Job(sheet, shape)


def open_prose(file: File, faults: Faults) -> None:
    check_characters(file, faults)
    screen_prose(file, faults)
