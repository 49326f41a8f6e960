"""Models of tables: what a template prints of one, formatted and in the page's language."""

from dataclasses import dataclass
from typing import NamedTuple

WIDE_TABLE = 4  # columns beside the label from which on a table takes the page's width
PHONE_COLUMNS = 2  # columns beside the label that a phone shows at once; the style sheet counts them too
SHORT_LABEL = 6  # signs
WORDY_CELL = 60  # signs from which on a cell takes more room
LONG_TABLE = 24  # rows that a reader takes in without scrolling inside the table


@dataclass(frozen=True)
class Embed:
    """A picture's file or a table's light page, for somebody else's page."""

    label: str  # "Theo số liệu mới nhất"
    path: str
    home: str = ""  # path of the page that a picture leads to
    height: int = 0  # of a table's frame, in pixels


@dataclass(frozen=True)
class HeaderView:
    text: str
    colspan: int
    rowspan: int
    number: str  # printed column number or formula, "3=(4+5)"
    numeric: bool
    name: str = ""  # of a column that readers pick, in the address


class CellView(NamedTuple):
    """A tuple, for there are more of them than of all other values together."""

    text: str
    numeric: bool
    mark: str = ""  # sign of the legend: state or annotation
    mark_label: str = ""  # what it says beyond the legend
    finding: str = ""  # path of the finding this cell takes part in
    finding_mark: str = ""  # its sign
    lang: str = ""  # of words quoted in another language than the page's
    path: str = ""  # of a file or page that the cell offers
    square: str = ""  # shown as a small square with this fill; its text is for those who do not see it
    rowspan: int = 1  # rows that share it: after the first none has a cell in its column

    @property
    def is_wordy(self) -> bool:
        return len(self.text) > WORDY_CELL

    @property
    def is_plain(self) -> bool:
        """Nothing but its text is told of it: most are, and need not be asked for each thing."""
        told = self.mark or self.finding or self.path or self.square or self.lang or self.rowspan > 1
        return not told and len(self.text) <= WORDY_CELL


class RowView(NamedTuple):
    anchor: str  # "r-12"
    kind: str  # item, section, subtotal, total, percent
    current: bool  # "this one" – highlighted
    label: str
    label_path: str  # to the unit or indicator
    cells: tuple[CellView, ...]
    label_mark: str = ""
    label_mark_label: str = ""
    gloss: str = ""  # what a printed label means, on a page in another language


@dataclass(frozen=True)
class LegendEntry:
    mark: str
    label: str
    square: str = ""  # the fill of a small square, where that is the sign


@dataclass(frozen=True)
class TableView:
    caption: str
    corner: str  # heading of the first column
    header_rows: tuple[tuple[HeaderView, ...], ...]  # without the corner, which spans them all
    rows: tuple[RowView, ...]
    legend: tuple[LegendEntry, ...]
    source: str = ""
    sortable: bool = False
    picked: str = ""  # the label of the list from which readers pick columns; the address keeps their choice
    printed_lang: str = ""  # of the rows' words, where they are quoted on a page in another language
    folded: str = ""  # stands closed behind these words, for long lists of which a reader wants one
    embeds: tuple[Embed, ...] = ()  # the light page for an iframe; only tables as filed have one
    remarks: tuple[LegendEntry, ...] = ()  # by the label of their row; only tables as filed have some

    @property
    def is_narrow(self) -> bool:
        """So few columns that the table need not take the page's width."""
        return bool(self.rows) and len(self.rows[0].cells) < WIDE_TABLE

    @property
    def is_long(self) -> bool:
        """So many rows that the table scrolls in a frame of its own."""
        return len(self.rows) > LONG_TABLE

    @property
    def has_short_labels(self) -> bool:
        """Numbers of lines, say: their column leaves its room to the others."""
        return all(len(row.label) <= SHORT_LABEL for row in self.rows)

    @property
    def scrolls(self) -> bool:
        """Wider than a phone: a hint says that there is more to the side."""
        return bool(self.rows) and len(self.rows[0].cells) > PHONE_COLUMNS

    @property
    def text_columns(self) -> str:
        """Classes that name the columns of text, the labels being the first: all cells of a column are of one kind."""
        cells = self.rows[0].cells if self.rows else ()
        return " ".join(f"t{column}" for column, cell in enumerate(cells, 2) if not cell.numeric)

    @property
    def is_grid(self) -> bool:
        """Small squares to be taken in at a glance."""
        return bool(self.rows and self.rows[0].cells and self.rows[0].cells[0].square)

    @property
    def has_column_groups(self) -> bool:
        return len(self.header_rows) > 1
