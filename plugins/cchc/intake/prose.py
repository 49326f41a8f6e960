"""Figures stated in the letter's text: offered one by one, taken only where a person says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .folding import allowed_signs, fold
from .import_context import ImportContext
from .notes import read_note
from .prose_figures import PERSONAL, FigureFinder, FigureInText
from .prose_labels import FigureWords, read_words
from .prose_text import Paragraph
from .reading import ProseAside, ProseReading, RowReading, TableReading
from .vi_numbers import ANY, COUNT, PERCENT, Expectation, PrintedFigure, read_figure

GATE = "loi-van"
REPEATED = "table"
ODD_ZERO = "số 0 đứng đầu số có ba chữ số: có thể lẫn chỉ số chú thích"


@dataclass(frozen=True)
class ProseIndex:
    """What the collection and the report's own tables know that a figure of the text can be compared with."""

    context: ImportContext
    reporter: str
    tables: Sequence[TableReading]

    @cached_property
    def measures(self) -> frozenset[str]:
        """Folded units of measure."""
        printed = {row.unit_of_measure for row in self.context.released_rows}
        known = self.context.references.code_lists.get("unit_of_measure", {}).values()
        names = {measure for measure in printed if "=" not in measure} | {label.first for label in known}
        return frozenset(map(fold, names)) - {""}

    @cached_property
    def indicators(self) -> Mapping[str, set[str]]:
        """Folded title -> indicators that bear it."""
        titles: dict[str, set[str]] = {}
        for indicator in self.context.references.indicators.values():
            titles.setdefault(fold(indicator.label.first), set()).add(indicator.id)
        for row in self.context.released_rows:
            if row.indicator:
                titles.setdefault(fold(row.label), set()).add(row.indicator)
        return titles

    @cached_property
    def labels(self) -> Mapping[tuple[str, str], str]:
        """(folded label, value) -> where a table of this report says so."""
        return {
            (name, value): place
            for place, row, value in self._cells
            for name in (*row.row.names, fold(row.label))
            if value
        }

    @cached_property
    def places(self) -> Mapping[str, set[str]]:
        """Value -> where tables of this report state it."""
        places: dict[str, set[str]] = {}
        for place, _, value in self._cells:
            places.setdefault(value, set()).add(place)
        return places

    @property
    def _cells(self) -> Iterator[tuple[str, RowReading, str]]:
        """Place, row and value of each cell that was read."""
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield f"bảng {table.id}, dòng {row.row.key}", row, cell.value


@dataclass(frozen=True)
class ProseFound:
    """Figures to offer, digits that are none, and lines whose sentences name persons and are left out."""

    figures: tuple[ProseReading, ...]
    asides: tuple[ProseAside, ...]
    secret_lines: tuple[int, ...]


def notes_as_text(tables: Iterable[TableReading], annexes: Mapping[str, str]) -> Iterator[Paragraph]:
    """Notes beside the rows state figures as sentences do. `annexes`: how the print calls each table."""
    for table in tables:
        for row in table.rows:
            if row.printed_note:
                where = f"{annexes.get(table.id) or f'Bảng {table.id}'}, ghi chú dòng {row.row.key.upper()}"
                yield Paragraph(row.printed_note, where, ((0, row.line),))


def find_prose(paragraphs: Iterable[Paragraph], index: ProseIndex) -> ProseFound:
    finder = FigureFinder(index.context.wording)
    readings, asides = list[ProseReading](), list[ProseAside]()
    secret_lines, count = dict[int, None](), dict[int, int]()
    for paragraph in paragraphs:
        figures, others = finder.find(paragraph.text)
        for aside in others:
            if aside.kind != PERSONAL:
                asides.append(ProseAside(aside.kind, aside.text, paragraph.line_at(aside.start)))
        for figure, words in zip(figures, read_words(paragraph.text, figures, index.measures), strict=True):
            line = paragraph.line_at(figure.start)
            if read_note("".join(words.sentence), index.context.no_persons).withheld:
                secret_lines[line] = None
                continue
            value = _read(figure, words)
            place = index.labels.get((fold(words.label), value.value or ""), "")
            if place and len(words.label.split()) > 2:
                asides.append(ProseAside(REPEATED, f"{words.label}: {figure.print} ({place})", line))
                continue
            count[line] = count.get(line, 0) + 1
            printed = f"{words.hedge} {figure.whole or figure.print}".strip()
            readings.append(
                ProseReading(
                    id=f"{GATE}/d{line}-{count[line]}",
                    where=paragraph.where,
                    line=line,
                    printed=figure.print,
                    sentence=words.sentence,
                    around=words.around,
                    value=value.value or "",
                    label=_safe_label(words.label, index.context),
                    measure=words.measure,
                    note=f"Bản in ghi {printed}" if words.hedge or figure.whole else "",
                    doubt=value.why if value.value is None else "",
                )
            )
    return ProseFound(tuple(readings), tuple(asides), tuple(secret_lines))


def _read(figure: FigureInText, words: FigureWords) -> PrintedFigure:
    """08 is how clerks write 8; 081 is 08 and the mark of a footnote."""
    if figure.print.isdigit() and len(figure.print) > 2 and figure.print.startswith("0"):
        return PrintedFigure(None, False, ODD_ZERO)
    kind = PERCENT if words.measure == "%" else ANY if "," in figure.print else COUNT
    return read_figure(figure.print, Expectation(kind))


def _safe_label(text: str, context: ImportContext) -> str:
    return read_note(allowed_signs(text).strip(), context.not_persons).text
