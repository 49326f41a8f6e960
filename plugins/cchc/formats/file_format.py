"""FileFormat: what is to be known of a kind of file that readers can take along, said once for all who ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..tables.stat_book import StatBook
from ..words.text import Text

# What one file of the format holds: a table, all tables of a book, or the whole data package.
Content = Literal["table", "book", "package"]
# Where files are written and offered: the folder of a version or of all data, the page of a table, of a unit …
Place = Literal["version", "table", "all_data", "unit", "calendar"]


@dataclass(frozen=True)
class FileFormat:
    suffix: str  # without the point in front: csv
    media_type: str
    content: Content
    label: Text  # on a button
    title: Text  # in a list of files; behind the table's own title where it holds one table
    about: Text  # in catalogues
    offered: Mapping[Place, Text]  # where, and the note beside the button there
    write: Callable[[StatBook, Path], None]
    file_type: str = ""  # its code in the European list of file types; empty where that list has none
