"""Questions about figures of the letter's text, and the rows of prose.csv that the answers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .folding import fold
from .import_context import ImportContext
from .notes import read_note
from .prose import GATE, ProseIndex
from .questions import DONE, SKIP, YES, AnswerSheet, Choice, ImportQuestion, shorten
from .reading import ProseReading
from .vi_numbers import plain, read_answer

ABOUT = "Số nêu trong lời văn"
SMALL = 10  # figures below this stand in many cells: that one does is no hint
KEY_WORDS = 8
# Keys that may follow “dung”, each after a bar: dung | nhan=… | chi-tieu=…
LABEL, FIGURE, MEASURE, INDICATOR, UNIT = KEYS = ("nhan", "so", "dvt", "chi-tieu", "don-vi")


def ask_prose(figures: Sequence[ProseReading], index: ProseIndex) -> tuple[ProseReading, ...]:
    """One question that must be answered for all, and one for each figure that may be."""
    if not figures:
        return ()
    is_done, keys, answered = _ask_gate(figures, index.context.sheet), set[str](), list[ProseReading]()
    for figure in figures:
        taken = _ask_figure(figure, index)
        if taken is not None and is_done:
            figure = replace(taken, key=_make_key(taken.label, keys))
            keys.add(figure.key)
        answered.append(figure)
    return tuple(answered)


def _ask_gate(figures: Sequence[ProseReading], sheet: AnswerSheet) -> bool:
    """Whether the figures were looked at and some are to be taken."""
    ask = (
        f"lời văn và ghi chú nêu {len(figures)} con số. Xem từng số ở mục “{ABOUT}” của bảng đối chiếu; số nào cần đưa "
        f"vào bảng lời văn (prose.csv) thì trả lời “{YES}” ở câu {GATE}/… của số đó. Xem xong thì ghi “{DONE}”"
    )
    choices = (Choice(DONE, f"đã xem, chỉ lấy các số đã trả lời “{YES}”"), Choice(SKIP, "không lấy số nào"))
    # A row that is read only after an answer brings its note along: then there is more to look at, asked anew.
    question = ImportQuestion(f"{GATE}/tat-ca-{len(figures)}", ABOUT, ask, choices=choices)
    answer = sheet.choose(question, f"chỉ ghi được “{DONE}” hoặc “{SKIP}”")
    if answer == SKIP and any(sheet.answer(figure.id) not in ("", SKIP) for figure in figures):
        sheet.reject(f"có số đã trả lời là lấy; ghi “{DONE}” nếu muốn lấy, hoặc xóa các câu trả lời đó")
    return answer == DONE


def _ask_figure(figure: ProseReading, index: ProseIndex) -> ProseReading | None:
    """The figure with what the answer says of it; None where it is not to be taken."""
    context = index.context
    bodies = [unit for unit in context.units.named_in(figure.around) if unit != index.reporter]
    question = ImportQuestion(
        id=figure.id,
        about=f"Lời văn, {figure.where}, {context.sheet.at(figure.line)}",
        ask=_say(figure, index),
        printed=_print(figure),
        choices=tuple(_choices(figure, bodies, index)),
        optional=True,
    )
    answer = read_prose_answer(context.sheet.ask(question), context)
    if not answer.taken:
        return None
    if fault := answer.fault or _lacks(figure, answer, bodies):
        context.sheet.reject(fault)
        return None
    return _take(figure, answer)


def _say(figure: ProseReading, index: ProseIndex) -> str:
    read = f"chưa rõ là số nào ({figure.doubt}), muốn lấy phải thêm “| so=…”"
    if figure.value:
        read = f"đọc là {figure.value}"
    measure = f"đơn vị tính “{figure.measure}”" if figure.measure else "chưa rõ đơn vị tính, để trống"
    is_telling = figure.value.isdigit() and int(figure.value) >= SMALL
    places = index.places.get(figure.value, set()) if is_telling else set()
    hint = f" Số này cũng in ở {next(iter(places))}." if len(places) == 1 else ""
    return f"Có đưa số này vào bảng lời văn không? In “{figure.printed}”, {read}, {measure}.{hint}"


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
    titled = index.indicators.get(fold(figure.label), set()) if figure.label else set()
    for indicator in sorted(titled):
        choices.append(Choice(f"{choices[0].answer} | {INDICATOR}={indicator}", "nhãn trùng tên chỉ tiêu này"))
    return [*choices, Choice(SKIP, "không lấy; để trống cũng là không lấy")]


def _lacks(figure: ProseReading, answer: ProseAnswer, bodies: Sequence[str]) -> str:
    """What the answer must still say."""
    if not (figure.label or LABEL in answer.values):
        return "chưa có nhãn; viết nhãn thay cho “dung”"
    if not (figure.value or FIGURE in answer.values):
        return "chưa rõ là số nào; thêm “| so=…”"
    if bodies and UNIT not in answer.values:
        return f"câu có nêu tên đơn vị khác; thêm “| don-vi=…”, ví dụ “| don-vi={bodies[0]}”"
    return ""


def _take(figure: ProseReading, answer: ProseAnswer) -> ProseReading:
    values = answer.values
    return replace(
        figure,
        value=plain(values[FIGURE].replace(",", ".")) if FIGURE in values else figure.value,
        label=values.get(LABEL, figure.label),
        measure=values.get(MEASURE, figure.measure),
        indicator=values.get(INDICATOR, ""),
        unit=values.get(UNIT, ""),
    )


def _make_key(label: str, taken: set[str]) -> str:
    """The first words of the label; a number where another row has them already."""
    words = [word for word in fold(label).replace("%", "").split()[:KEY_WORDS] if word]
    key = "-".join(words) or "so"
    candidates = (key, *(f"{key}-{number}" for number in range(2, 10_000)))
    return next(candidate for candidate in candidates if candidate not in taken)


@dataclass(frozen=True)
class ProseAnswer:
    taken: bool
    values: Mapping[str, str]
    fault: str = ""  # Vietnamese: why the answer cannot be used


def read_prose_answer(answer: str, context: ImportContext) -> ProseAnswer:
    """“dung”, “bo-qua”, or the label in the person's own words; then “| so=…”, “| chi-tieu=…” and the like."""
    if answer in ("", SKIP):
        return ProseAnswer(False, {})
    first, *parts = [part.strip() for part in answer.split("|")]
    values = {} if first == YES else {LABEL: first}
    for part in parts:
        key, _, value = (word.strip() for word in part.partition("="))
        if key not in KEYS or not value:
            fault = f"không hiểu “{part}”; sau dấu | chỉ ghi {', '.join(f'{key}=' for key in KEYS)}"
            return ProseAnswer(True, values, fault)
        values[key] = value
    return ProseAnswer(True, values, _fault(values, context))


def _fault(values: Mapping[str, str], context: ImportContext) -> str:
    if FIGURE in values and read_answer(values[FIGURE], whole=False) is None:
        return f"“{values[FIGURE]}” không phải một số không có dấu ngăn phần nghìn"
    if values.get(INDICATOR, "") not in ("", *context.references.indicators):
        return f"không có chỉ tiêu “{values[INDICATOR]}” trong data/reference/indicators.csv"
    if values.get(UNIT, "") not in ("", *context.references.units):
        return f"không có đơn vị “{values[UNIT]}” trong data/reference/units.csv"
    for key, what in ((LABEL, "nhãn"), (MEASURE, "đơn vị tính")):
        note = read_note(values.get(key, ""), context.not_persons)
        if note.withheld or note.unclear:
            return f"{what} {note.withheld or note.unclear}"
    return ""
