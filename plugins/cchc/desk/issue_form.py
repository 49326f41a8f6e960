"""Questions as a form in an issue: boxes to tick and fields to fill in; what was ticked and typed read back."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from ..intake.question_groups import QuestionGroup
from ..intake.questions import SKIP, Choice, ImportQuestion, shorten
from ..intake.sheet_templates import showable

LONGEST = 60_000  # signs: hosting services cut issues at 65,536
SEND = "gui"
_TICK = re.compile(r"^\s*- \[(?P<mark>[ xX])\] .*<!-- (?P<id>\S+) = (?P<answer>.+?) -->\s*$", re.MULTILINE)
_FIELD = re.compile(r"^\s*(?:- )?Trả lời khác:(?P<answer>.*)<!-- (?P<id>\S+) -->\s*$", re.MULTILINE)
_GIVEN = re.compile(r"^<!-- (?P<id>\S+) = (?P<answer>.+?) -->$", re.MULTILINE)
_FILE = re.compile(r"<!-- tep: ([0-9a-f]{64}) -->")


def render_form(groups: Sequence[QuestionGroup], sha256: str, given: Mapping[str, str]) -> str:
    """The body of the issue: what is asked, as much of the lists as it holds, and what was answered before."""
    lines = [
        f"<!-- tep: {sha256} -->",
        *(f"<!-- {id_} = {answer.replace('-->', '—')} -->" for id_, answer in given.items() if id_ != SEND),
        f"Còn **{len(groups)} câu hỏi** trước khi báo cáo này thành dữ liệu. Đánh dấu vào ô vuông. Câu nào cần viết "
        "thì bấm dấu ba chấm ở góc phiếu, **Edit**, viết vào sau “Trả lời khác:” (trước dấu `<!--`), rồi lưu. Xong "
        "hết thì đánh dấu ô cuối cùng: máy đọc câu trả lời ở lượt chạy sau.",
    ]
    for number, group in enumerate(groups, start=1):
        about = f"### {number}. {_plain(group.about)}"
        lines += ["", about, "", _plain(group.ask), "", *_answers(group.id, group.choices)]
    for group in groups:
        lines += _render_list(group, LONGEST - sum(map(len, lines)) - 2_000)
    lines += ["", "---", f"- [ ] **Đã trả lời xong, máy đọc đi** <!-- {SEND} = {SEND} -->"]
    return "\n".join(lines) + "\n"


def _answers(id_: str, choices: Sequence[Choice]) -> Iterator[str]:
    """Answers in which something is still to be filled in cannot be ticked: they show how to write one."""
    for choice in choices:
        shown = f"`{choice.answer}`: {_plain(choice.means)}"
        yield f"- {shown}" if "<" in choice.answer else f"- [ ] {shown} <!-- {id_} = {choice.answer} -->"
    yield f"- Trả lời khác: <!-- {id_} -->"


def _render_list(group: QuestionGroup, room: int) -> Iterator[str]:
    if not group.questions:
        return
    yield from (
        "",
        f"<details><summary>Danh sách của câu “{_plain(group.about)}” ({len(group.questions)})</summary>",
        "",
    )
    for at, question in enumerate(group.questions):
        told = shorten(question.printed, 200) if question.optional else question.ask
        lines = [f"**{_plain(question.about)}** {_plain(told)}", "", *_answers(question.id, _best(question)), ""]
        room -= sum(map(len, lines))
        if room < 0:
            yield f"… và {len(group.questions) - at} chỗ nữa, máy ít chắc hơn."
            break
        yield from lines
    yield "</details>"


def _best(question: ImportQuestion) -> Sequence[Choice]:
    """Of what may be left alone only the fullest answer."""
    return [c for c in question.choices if c.answer != SKIP][-1:] if question.optional else question.choices


def _plain(text: str) -> str:
    """No markup, no mention of an account, no personal data."""
    return html.escape(showable(text), quote=False).replace("@", "&#64;").replace("|", "&#124;").replace("*", "&#42;")


def read_form(body: str, sha256: str) -> Mapping[str, str]:
    """Answers by the id of their question, what is typed before what is ticked; none before all are given."""
    file = _FILE.search(body)
    ticked = {match["id"]: match["answer"] for match in _TICK.finditer(body) if match["mark"] != " "}
    if file is None or file[1] != sha256 or SEND not in ticked:
        return {}
    given = {match["id"]: match["answer"] for match in _GIVEN.finditer(body)}
    typed = {match["id"]: html.unescape(match["answer"]).strip() for match in _FIELD.finditer(body)}
    return given | ticked | {id_: answer for id_, answer in typed.items() if answer}
