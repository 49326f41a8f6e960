"""Questions about figures of the letter's text, and the rows of prose.csv that the answers make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .desk import Desk, short
from .folding import fold
from .prose import GATE, Known
from .prose_answers import ProseAnswer, read_prose_answer
from .questions import DONE, SKIP, YES, Choice
from .reading import ProseReading
from .vi_numbers import plain

ABOUT = "Số nêu trong lời văn"
SMALL = 10  # figures below this stand in many cells: that one does is no hint
KEY_WORDS = 8


def ask_prose(found: Sequence[ProseReading], known: Known, desk: Desk) -> tuple[ProseReading, ...]:
    """One question that must be answered for all, and one for each figure that may be."""
    if not found:
        return ()
    is_done, keys = _ask_gate(found, desk), set[str]()
    return tuple(_ask_one(one, known, desk, keys, is_done) for one in found)


def _ask_gate(found: Sequence[ProseReading], desk: Desk) -> bool:
    ask = (
        f"lời văn và ghi chú nêu {len(found)} con số. Xem từng số ở mục “{ABOUT}” của bảng đối chiếu; số nào cần đưa "
        f"vào bảng lời văn (prose.csv) thì trả lời “{YES}” ở câu {GATE}/… của số đó. Xem xong thì ghi “{DONE}”"
    )
    choices = [Choice(DONE, f"đã xem, chỉ lấy các số đã trả lời “{YES}”"), Choice(SKIP, "không lấy số nào")]
    # A row that is read only after an answer brings its note along: then there is more to look at, asked anew.
    answer = desk.ask(f"{GATE}/tat-ca-{len(found)}", ABOUT, ask, "", choices)
    if answer == SKIP and any(desk.answer(one.id) not in ("", SKIP) for one in found):
        desk.reopen(f"có số đã trả lời là lấy; ghi “{DONE}” nếu muốn lấy, hoặc xóa các câu trả lời đó")
    elif answer not in ("", DONE, SKIP):
        desk.reopen(f"chỉ ghi được “{DONE}” hoặc “{SKIP}”")
    return answer == DONE


def _ask_one(one: ProseReading, known: Known, desk: Desk, keys: set[str], is_done: bool) -> ProseReading:
    bodies = [unit for unit in known.book.named_in(one.around) if unit != known.reporter]
    about = f"Lời văn, {one.where}, {desk.at(one.line)}"
    answer = desk.ask(one.id, about, _say(one, known), _print(one), _choices(one, bodies, known), optional=True)
    said = read_prose_answer(answer, known.references)
    fault = said.fault or (_lacks(one, said, bodies) if said.taken else "")
    if fault:
        desk.reopen(fault)
    if fault or not (said.taken and is_done):
        return one
    taken = _take(one, said)
    key = _make_key(taken.label, keys)
    keys.add(key)
    return replace(taken, key=key)


def _say(one: ProseReading, known: Known) -> str:
    read = f"đọc là {one.value}" if one.value else f"chưa rõ là số nào ({one.doubt}), muốn lấy phải thêm “| so=…”"
    measure = f"đơn vị tính “{one.measure}”" if one.measure else "chưa rõ đơn vị tính, để trống"
    places = known.cells.get(one.value, frozenset()) if one.value.isdigit() and int(one.value) >= SMALL else frozenset()
    hint = f" Số này cũng in ở {next(iter(places))}." if len(places) == 1 else ""
    return f"Có đưa số này vào bảng lời văn không? In “{one.printed}”, {read}, {measure}.{hint}"


def _print(one: ProseReading) -> str:
    """The sentence near the figure, which itself is set off."""
    before, figure, after = one.sentence
    ahead = before if len(before) <= 120 else f"…{before[-119:]}"
    return f"{ahead}»{figure}«{short(after)}"


def _choices(one: ProseReading, bodies: Sequence[str], known: Known) -> list[Choice]:
    """Indicator and body are never taken by themselves: each is an answer of its own."""
    label = f"nhãn “{one.label}”" if one.label else ""
    yes = YES if label else "<nhãn>"
    if not one.value:
        yes = f"{yes} | so=<số>"
    units = known.references.units
    if bodies:
        named = (*bodies, *([known.reporter] if known.reporter else []))
        choices = [Choice(f"{yes} | don-vi={unit}", f"lấy, của {units[unit].name.first}") for unit in named]
    else:
        choices = [Choice(yes, f"lấy, {label or 'với nhãn tự viết'}, của đơn vị báo cáo")]
    titled = known.indicators.get(fold(one.label), frozenset()) if one.label else frozenset()
    choices += [Choice(f"{choices[0].answer} | chi-tieu={it}", "nhãn trùng tên chỉ tiêu này") for it in sorted(titled)]
    return [*choices, Choice(SKIP, "không lấy; để trống cũng là không lấy")]


def _lacks(one: ProseReading, said: ProseAnswer, bodies: Sequence[str]) -> str:
    if not (one.label or "nhan" in said.said):
        return "chưa có nhãn; viết nhãn thay cho “dung”"
    if not (one.value or "so" in said.said):
        return "chưa rõ là số nào; thêm “| so=…”"
    if bodies and "don-vi" not in said.said:
        return f"câu có nêu tên đơn vị khác; thêm “| don-vi=…”, ví dụ “| don-vi={bodies[0]}”"
    return ""


def _take(one: ProseReading, answer: ProseAnswer) -> ProseReading:
    said = answer.said
    return replace(
        one,
        value=plain(said["so"].replace(",", ".")) if "so" in said else one.value,
        label=said.get("nhan", one.label),
        measure=said.get("dvt", one.measure),
        indicator=said.get("chi-tieu", ""),
        unit=said.get("don-vi", ""),
    )


def _make_key(label: str, taken: set[str]) -> str:
    """The first words of the label; a number where another row has them already."""
    words = [word for word in fold(label).replace("%", "").split()[:KEY_WORDS] if word]
    key = "-".join(words) or "so"
    return next(one for one in (key, *(f"{key}-{n}" for n in range(2, 10_000))) if one not in taken)
