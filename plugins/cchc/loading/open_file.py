"""Opens a file of data/ through the gates in their order: characters, then CSV or YAML, then what the texts contain."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.text import Lang
from .allowed_characters import check_characters
from .cell_values import check_figures
from .closed_reading import ClosedSection
from .csv_tokens import CsvSheet, read_sheet
from .faults import Faults
from .privacy_and_formula_checks import screen_prose, screen_sheet, screen_yaml
from .read_files import ReadFile
from .schemas import TableShape
from .strict_yaml import read_yaml
from .structure_check import StructureJob
from .table_header import check_header


def open_yaml(file: ReadFile, faults: Faults, languages: Sequence[Lang] = ()) -> ClosedSection | None:
    """The file's mapping; `languages`: those in which its texts are to be written."""
    # A YAML file with unwelcome signs is not read on: they may be what its syntax stumbles over.
    if not check_characters(file, faults):
        return None
    root = read_yaml(file, faults)
    if root is None:
        return None
    screen_yaml(file, root, faults)
    return ClosedSection(root, file.path, faults, languages)


def open_sheet(file: ReadFile, faults: Faults, *, may_be_bare: bool = False) -> CsvSheet | None:
    """Cells of a CSV file; the caller, who knows which columns are figures, has them screened."""
    check_characters(file, faults)
    return read_sheet(file, faults, may_be_bare=may_be_bare)


def open_table(file: ReadFile, shape: TableShape, faults: Faults) -> StructureJob | None:
    """A table of our own lists once header, texts and figures have been looked at; constraints and keys come later."""
    sheet = open_sheet(file, faults, may_be_bare=shape.may_be_bare)
    if sheet is None or not check_header(sheet, shape.names, faults):
        return None
    screen_sheet(sheet, shape.numbers, faults)
    for name in shape.numbers:
        check_figures(sheet, name, "integer", faults)
    return StructureJob(sheet, shape)


def open_prose(file: ReadFile, faults: Faults) -> None:
    check_characters(file, faults)
    screen_prose(file, faults)
