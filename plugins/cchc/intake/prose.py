"""Figures and passages of the letter's text: each offered as one list, taken only where a person says so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.grouping import grouped
from .folding import allowed_signs, fold, has_words
from .import_context import ImportContext, likeness, nearest
from .notes import read_note, redact
from .prose_figures import PERSONAL, FigureFinder, FigureInText, FigureWords, read_words, split_sentences
from .prose_text import Paragraph
from .questions import DONE, SKIP, SURE, YES, Choice, DoubtKind, ImportQuestion, name_row, shorten
from .reading import PassageReading, ProseAside, ProseReading, TableReading
from .vi_numbers import ANY, COUNT, PERCENT, Expectation, PrintedFigure, plain, read_answer, read_figure

GATE, PASSAGES = "loi-van", "bang-loi"
REPEATED = "table"
ODD_ZERO = "số 0 đứng đầu số có ba chữ số: có thể lẫn chỉ số chú thích"
ABOUT = "Số nêu trong lời văn"
KEY_WORDS = 8
SAME = 80  # percent of likeness from which on two labels are taken to speak of one thing
IS_SURE = 80
LONGEST_HEADING = 18  # words
BELOW, WITHIN = 90, 60  # how sure the kind of a passage is: by the heading above, by a word in the sentence
# Keys that may follow “dung”, each after a bar: dung | nhan=… | chi-tieu=…
LABEL, FIGURE, MEASURE, INDICATOR, UNIT = KEYS = ("nhan", "so", "dvt", "chi-tieu", "don-vi")


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
        own = [(each.label.first, each.id) for each in self.context.references.indicators.values()]
        printed = [(row.label, row.indicator) for row in self.context.released_rows if row.indicator]
        titles = grouped((fold(title), id_) for title, id_ in (*own, *printed))
        return {title: set(ids) for title, ids in titles.items()}

    @cached_property
    def cells(self) -> Mapping[str, Sequence[tuple[frozenset[str], str]]]:
        """Value -> the rows of this report's tables that state it: by what names, and where."""
        return grouped(
            (cell.value, (row.row.names | {fold(row.label)}, f"bảng {table.id}, {name_row(row.row.key, row.label)}"))
            for table in self.tables
            for row in table.rows
            for cell in row.cells
        )

    def repeats(self, label: str, value: str) -> str:
        """Where a table of this report says the same; a label of a word or two says too little."""
        if len(label.split()) < 3 or not value:
            return ""
        folded = fold(label)
        return next((at for names, at in self.cells.get(value, ()) if likeness(folded, names) >= SAME), "")

    def likely_indicators(self, label: str) -> list[str]:
        """Indicators whose title is the label, else the one whose title is nearest to it."""
        titled = self.indicators.get(fold(label))
        return sorted(titled or self.indicators.get(nearest(fold(label), self.indicators, SAME)[0], ()))


@dataclass(frozen=True)
class ProseFound:
    """Figures to offer, digits that are none, and lines whose sentences name persons and are left out."""

    figures: tuple[ProseReading, ...]
    asides: tuple[ProseAside, ...]
    secret_lines: tuple[int, ...]


def notes_as_text(tables: Iterable[TableReading]) -> Iterator[Paragraph]:
    """Notes beside the rows state figures as sentences do."""
    for table in tables:
        for row in table.rows:
            if row.printed_note:
                where = f"Bảng {table.id}, ghi chú dòng {row.row.key.upper()}"
                yield Paragraph(row.printed_note, where, ((0, row.line),))


def find_prose(paragraphs: Iterable[Paragraph], index: ProseIndex) -> ProseFound:
    finder = FigureFinder(index.context.wording)
    readings, asides = list[ProseReading](), list[ProseAside]()
    secret_lines, count = dict[int, None](), Counter[int]()
    for paragraph in paragraphs:
        figures, others = finder.find(paragraph.text)
        told = (aside for aside in others if aside.kind != PERSONAL)
        asides += [ProseAside(aside.kind, aside.text, paragraph.line_at(aside.start)) for aside in told]
        for figure, words in zip(figures, read_words(paragraph.text, figures, index.measures), strict=True):
            line = paragraph.line_at(figure.start)
            if read_note("".join(words.sentence)).withheld:
                secret_lines[line] = None
                continue
            value = _read(figure, words)
            if place := index.repeats(words.label, value.value or ""):
                asides.append(ProseAside(REPEATED, f"{words.label}: {figure.print} ({place})", line))
                continue
            count[line] += 1
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
                    label=read_note(allowed_signs(words.label).strip()).text,
                    measure=words.measure,
                    note=f"Bản in ghi {printed}" if words.hedge or figure.whole else "",
                    doubt=value.why if value.value is None else "",
                )
            )
    return ProseFound(tuple(readings), tuple(asides), tuple(secret_lines))


def _read(figure: FigureInText, words: FigureWords) -> PrintedFigure:
    """08 is how clerks write 8; 081 is 08 and the mark of a footnote."""
    if figure.print.isdigit() and len(figure.print) > 2 and figure.print.startswith("0"):
        return PrintedFigure(None, why=ODD_ZERO)
    kind = PERCENT if words.measure == "%" else ANY if "," in figure.print else COUNT
    return read_figure(figure.print, Expectation(kind))


def ask_prose(figures: Sequence[ProseReading], index: ProseIndex) -> tuple[ProseReading, ...]:
    """One question that must be answered for all, and one for each figure that may be."""
    if not figures:
        return ()
    # A row that is read only after an answer brings its note along: then there is more to look at, asked anew.
    question = ImportQuestion(f"{GATE}/tat-ca-{len(figures)}", ABOUT, kind=DoubtKind.PROSE)
    listed = [figure.id for figure in figures]
    gate = index.context.sheet.ask_list(question.put("prose", count=len(figures)), listed)
    keys, answered = set[str](), list[ProseReading]()
    for figure in figures:
        taken = _ask_figure(figure, index, gate)
        if taken is not None and gate in (DONE, SURE):
            figure = replace(taken, key=_make_key(taken.label, keys))
            keys.add(figure.key)
        answered.append(figure)
    return tuple(answered)


def _ask_figure(figure: ProseReading, index: ProseIndex, gate: str) -> ProseReading | None:
    """The figure with what the answer says of it; None where it is not to be taken."""
    context = index.context
    bodies = [unit for unit in context.units.named_in(figure.around) if unit != index.reporter]
    choices = tuple(_choices(figure, bodies, index))
    question = ImportQuestion(
        id=figure.id,
        about=f"Lời văn, {figure.where}, {context.sheet.at(figure.line)}",
        ask=_say(figure),
        printed=_print(figure),
        choices=choices,
        optional=True,
        kind=DoubtKind.PROSE,
        sure=_sureness(figure, bodies, index),
    )
    answer = context.sheet.ask(question)
    if not answer and gate == SURE and question.sure >= IS_SURE:
        answer = choices[-2].answer  # with its indicator
    if answer in ("", SKIP):
        return None
    values, fault = read_prose_answer(answer)
    if fault := fault or _fault(values, context) or _lacks(figure, values, bodies):
        context.sheet.reject(fault)
        return None
    return replace(
        figure,
        value=plain(values[FIGURE].replace(",", ".")) if FIGURE in values else figure.value,
        label=values.get(LABEL, figure.label),
        measure=values.get(MEASURE, figure.measure),
        indicator=values.get(INDICATOR, ""),
        unit=values.get(UNIT, ""),
    )


def _say(figure: ProseReading) -> str:
    unclear = f"chưa rõ là số nào ({figure.doubt}), muốn lấy phải thêm “| so=…”"
    read = f"đọc là {figure.value}" if figure.value else unclear
    measure = f"đơn vị tính “{figure.measure}”" if figure.measure else "chưa rõ đơn vị tính, để trống"
    return f"Có đưa số này vào bảng lời văn không? In “{figure.printed}”, {read}, {measure}."


def _print(figure: ProseReading) -> str:
    """The sentence near the figure, which itself is set off."""
    before, printed, after = figure.sentence
    ahead = before if len(before) <= 120 else f"…{before[-119:]}"
    return f"{ahead}»{printed}«{shorten(after)}"


def _choices(figure: ProseReading, bodies: Sequence[str], index: ProseIndex) -> list[Choice]:
    """Indicator and body are never taken by themselves: each is an answer of its own."""
    label = f"nhãn “{figure.label}”" if figure.label else ""
    yes = YES if label else "<nhãn>"
    if not figure.value:
        yes = f"{yes} | {FIGURE}=<số>"
    units = index.context.references.units
    if bodies:
        named = (*bodies, *([index.reporter] if index.reporter else []))
        choices = [Choice(f"{yes} | {UNIT}={unit}", f"lấy, của {units[unit].name.first}") for unit in named]
    else:
        choices = [Choice(yes, f"lấy, {label or 'với nhãn tự viết'}, của đơn vị báo cáo")]
    for indicator in index.likely_indicators(figure.label):
        title = index.context.references.indicators[indicator].label.first
        choices.append(Choice(f"{choices[0].answer} | {INDICATOR}={indicator}", f"lấy, chỉ tiêu “{shorten(title)}”"))
    return [*choices, Choice(SKIP, "không lấy; để trống cũng là không lấy")]


def _sureness(figure: ProseReading, bodies: Sequence[str], index: ProseIndex) -> int:
    """In percent: the number is clear, its unit of measure and its indicator are known, nobody else is spoken of."""
    indicators = index.likely_indicators(figure.label)
    is_titled = fold(figure.label) in index.indicators
    facts = ((50, figure.value), (20, figure.measure), (20, len(indicators) == 1), (10, is_titled))
    percent = sum(percent for percent, fact in facts if fact) if figure.value else 0
    return min(percent, 60) if bodies else percent


def _lacks(figure: ProseReading, values: Mapping[str, str], bodies: Sequence[str]) -> str:
    """What the answer must still say."""
    if not (figure.label or LABEL in values):
        return "chưa có nhãn; viết nhãn thay cho “dung”"
    if not (figure.value or FIGURE in values):
        return "chưa rõ là số nào; thêm “| so=…”"
    if bodies and UNIT not in values:
        return f"câu có nêu tên đơn vị khác; thêm “| don-vi=…”, ví dụ “| don-vi={bodies[0]}”"
    return ""


def _make_key(label: str, taken: set[str]) -> str:
    """The first words of the label; a number where another row has them already."""
    key = "-".join(fold(label).replace("%", "").split()[:KEY_WORDS]) or "so"
    candidates = (key, *(f"{key}-{number}" for number in range(2, 10_000)))
    return next(candidate for candidate in candidates if candidate not in taken)


def read_prose_answer(answer: str) -> tuple[dict[str, str], str]:
    """“dung” or a label, then “| so=…”, “| chi-tieu=…” and the like: values by their keys, and what cannot be read."""
    first, *parts = [part.strip() for part in answer.split("|")]
    values = {} if first == YES else {LABEL: first}
    for part in parts:
        key, _, value = (word.strip() for word in part.partition("="))
        if key not in KEYS or not value:
            return values, f"không hiểu “{part}”; sau dấu | chỉ ghi {', '.join(f'{key}=' for key in KEYS)}"
        values[key] = value
    return values, ""


def _fault(values: Mapping[str, str], context: ImportContext) -> str:
    if FIGURE in values and read_answer(values[FIGURE], whole=False) is None:
        return f"“{values[FIGURE]}” không phải một số không có dấu ngăn phần nghìn"
    if values.get(INDICATOR, "") not in ("", *context.references.indicators):
        return f"không có chỉ tiêu “{values[INDICATOR]}” trong data/reference/indicators.csv"
    if values.get(UNIT, "") not in ("", *context.references.units):
        return f"không có đơn vị “{values[UNIT]}” trong data/reference/units.csv"
    for key, what in ((LABEL, "nhãn"), (MEASURE, "đơn vị tính")):
        note = read_note(values.get(key, ""))
        if note.withheld or note.unclear:
            return f"{what} {note.withheld or note.unclear}"
    return ""


# Passages


def find_passages(paragraphs: Iterable[Paragraph], context: ImportContext) -> tuple[PassageReading, ...]:
    """Passages below a heading that tells their kind, and single sentences that tell it themselves."""
    passages, heading, above = list[PassageReading](), "", ""
    for paragraph in paragraphs:
        kind, is_heading = _kind_of(paragraph.text, context), len(paragraph.text.split()) <= LONGEST_HEADING
        if is_heading and not paragraph.text.endswith((".", ";")):
            if kind or not _is_within(paragraph.where, above):
                heading, above = kind, paragraph.where
            continue
        if heading and not _is_within(paragraph.where, above):
            heading = ""
        for start, end in [(0, len(paragraph.text))] if heading else split_sentences(paragraph.text):
            text = paragraph.text[start:end].strip()
            kind = heading or _kind_of(text, context)
            if kind:
                lines = paragraph.line_at(start), paragraph.line_at(end)
                sure, number = BELOW if heading else WITHIN, len(passages) + 1
                passages.append(PassageReading(f"{PASSAGES}/{number}", kind, text, paragraph.where, *lines, sure))
    return tuple(passages)


def _kind_of(text: str, context: ImportContext) -> str:
    folded = fold(text)
    kinds = context.wording.passages.items()
    return next((kind for kind, words in kinds if any(has_words(folded, fold(word)) for word in words)), "")


def _is_within(where: str, above: str) -> bool:
    return bool(above) and (where == above or where.startswith(f"{above}, "))


def ask_passages(passages: tuple[PassageReading, ...], context: ImportContext) -> tuple[PassageReading, ...]:
    """Those that are taken, each with its words as answered."""
    if not passages:
        return ()
    count = len(passages)
    question = ImportQuestion(f"{PASSAGES}/tat-ca-{count}", "Điều báo cáo nói bằng lời", kind=DoubtKind.PASSAGE)
    gate = context.sheet.ask_list(question.put("passages", count=count), [passage.id for passage in passages])
    return tuple(_ask_each(passages, gate, context))


def _ask_each(passages: Iterable[PassageReading], gate: str, context: ImportContext) -> Iterator[PassageReading]:
    for passage in passages:
        kind = context.references.label("narrative_kind", passage.kind).first
        about = f"{passage.where}, {context.sheet.at(passage.first_line)}"
        question = ImportQuestion(
            passage.id, about, printed=passage.text, optional=True, kind=DoubtKind.PASSAGE, sure=passage.sure
        )
        answer = context.sheet.ask(question.put("passage", kind=kind))
        if not answer and gate == SURE and passage.sure >= BELOW:
            answer = YES
        if gate in (DONE, SURE) and answer not in ("", SKIP):
            words = passage.text if answer == YES else answer
            yield replace(passage, text=allowed_signs(redact(re.sub(r"\s+", " ", words))))
