"""Figures stated in the letter's text: offered one by one, taken only where a person says so."""

from __future__ import annotations

from collections.abc import Collection as Those
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.collection import Collection, References
from .expectations import ANY, COUNT, PERCENT, Expectation
from .folding import fold, strange_signs
from .notes import read_note
from .prose_figures import PERSONAL, Seen, find_figures
from .prose_labels import Words, read_words
from .prose_text import Paragraph
from .reading import ProseAside, ProseReading, TableReading
from .unit_book import UnitBook
from .vi_numbers import Figure, read_figure

GATE = "loi-van"
REPEATED = "table"
ODD_ZERO = "số 0 đứng đầu số có ba chữ số: có thể lẫn chỉ số chú thích"


@dataclass(frozen=True)
class Known:
    """What the collection knows that a figure of the text can be compared with."""

    references: References
    book: UnitBook
    reporter: str
    measures: frozenset[str]  # folded
    indicators: Mapping[str, frozenset[str]]  # folded title -> indicators that bear it
    labels: Mapping[tuple[str, str], str]  # (folded label, value) -> where a table says so
    cells: Mapping[str, frozenset[str]]  # value -> where


def make_known(
    collection: Collection, book: UnitBook, reporter: str, tables: Sequence[TableReading], without: str = ""
) -> Known:
    rows = [
        row for release in collection.newest() if release.report != without for t in release.tables for row in t.rows
    ]
    references = collection.references
    measures = {row.unit_of_measure for row in rows if "=" not in row.unit_of_measure}
    measures |= {one.first for one in references.code_lists.get("unit_of_measure", {}).values()}
    titles: dict[str, set[str]] = {}
    for title, indicator in (
        *((one.label.first, one.id) for one in references.indicators.values()),
        *((row.label, row.indicator) for row in rows if row.indicator),
    ):
        titles.setdefault(fold(title), set()).add(indicator)
    labels, cells = dict[tuple[str, str], str](), dict[str, set[str]]()
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                place = f"bảng {table.id}, dòng {row.row.key}"
                labels |= {(name, cell.value): place for name in (*row.row.names, fold(row.label)) if cell.value}
                cells.setdefault(cell.value, set()).add(place)
    return Known(
        references, book, reporter, frozenset(fold(one) for one in measures) - {""},
        {title: frozenset(found) for title, found in titles.items()},
        labels, {value: frozenset(found) for value, found in cells.items()},
    )  # fmt: skip


def notes_as_text(tables: Iterable[TableReading], annex: Mapping[str, str]) -> Iterator[Paragraph]:
    """Notes beside the rows state figures as sentences do. `annex`: how the print calls the table."""
    for table in tables:
        for row in table.rows:
            if row.printed_note:
                where = f"{annex.get(table.id) or f'Bảng {table.id}'}, ghi chú dòng {row.row.key.upper()}"
                yield Paragraph(row.printed_note, where, ((0, row.line),))


def find_prose(
    paragraphs: Iterable[Paragraph], known: Known, places: Those[str]
) -> tuple[list[ProseReading], list[ProseAside], list[int]]:
    """Figures to offer, digits that are none, and lines whose sentences name persons and are left out."""
    found, asides, secret, count = list[ProseReading](), list[ProseAside](), list[int](), dict[int, int]()
    for paragraph in paragraphs:
        seen, others = find_figures(paragraph.text)
        asides += [
            ProseAside(one.kind, one.text, paragraph.line_at(one.start)) for one in others if one.kind != PERSONAL
        ]
        for one, words in zip(seen, read_words(paragraph.text, seen, known.measures), strict=True):
            line = paragraph.line_at(one.start)
            if read_note("".join(words.sentence), places).withheld:
                secret.append(line)
                continue
            figure = _read(one, words)
            place = known.labels.get((fold(words.label), figure.value or ""), "")
            if place and len(words.label.split()) > 2:
                asides.append(ProseAside(REPEATED, f"{words.label}: {one.print} ({place})", line))
                continue
            count[line] = count.get(line, 0) + 1
            found.append(_offer(one, words, figure, paragraph.where, line, count[line]))
    return found, asides, list(dict.fromkeys(secret))


def _read(one: Seen, words: Words) -> Figure:
    """08 is how clerks write 8; 081 is 08 and the mark of a footnote."""
    if one.print.isdigit() and len(one.print) > 2 and one.print.startswith("0"):
        return Figure(None, False, ODD_ZERO)
    if words.measure == "%":
        return read_figure(one.print, Expectation(PERCENT))
    return read_figure(one.print, Expectation(ANY if "," in one.print else COUNT))


def _offer(one: Seen, words: Words, figure: Figure, where: str, line: int, number: int) -> ProseReading:
    said = f"{words.hedge} {one.whole or one.print}".strip()
    return ProseReading(
        id=f"{GATE}/d{line}-{number}",
        where=where,
        line=line,
        printed=one.print,
        sentence=words.sentence,
        around=words.around,
        value=figure.value or "",
        label=_safe_label(words.label),
        measure=words.measure,
        note=f"Bản in ghi {said}" if words.hedge or one.whole else "",
        doubt=figure.why if figure.value is None else "",
    )


def _safe_label(text: str) -> str:
    label = "".join(character for character in text if character not in strange_signs(text)).strip()
    note = read_note(label)
    return "" if note.withheld or note.unclear else note.text
