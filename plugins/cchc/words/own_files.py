"""Tables and words of the program itself that stand in a file beside the module that reads them."""

import csv
from configparser import ConfigParser
from pathlib import Path


def own_rows(module: str, name: str) -> list[dict[str, str]]:
    """The lines of a CSV file beside the module, which gives its `__file__`."""
    with Path(module).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own_sections(module: str, name: str) -> ConfigParser:
    """Those of an INI file beside it, with keys as they are written there."""
    sections = ConfigParser(interpolation=None)
    sections.optionxform = str  # type: ignore[assignment]
    sections.read_string(Path(module).with_name(name).read_text("utf-8"))
    return sections
