"""Which row of the form each printed row is: by its label, in order; what does not fit in one way is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..loading.schemas import DIMENSIONS
from ..model.collection import References
from .alignment import align
from .cell_reading import Place
from .desk import Desk, short
from .folding import fold
from .questions import ABSENT, ADD, SKIP, Choice
from .segments import PrintedRow
from .templates import Template, TemplateRow
from .unit_book import UnitBook

OFFERED = 5


@dataclass(frozen=True)
class Match:
    printed: PrintedRow
    row: TemplateRow
    is_new: bool = False


@dataclass(frozen=True)
class Matching:
    matches: tuple[Match, ...]  # in printed order
    unread: int  # printed rows that wait for an answer


def match_rows(
    rows: Sequence[PrintedRow], template: Template, book: UnitBook, references: References, desk: Desk
) -> Matching:
    return _Matcher(tuple(rows), template, book, references, desk).match()


class _Matcher:
    def __init__(
        self, rows: tuple[PrintedRow, ...], template: Template, book: UnitBook, references: References, desk: Desk
    ) -> None:
        self.rows, self.template, self.book, self.references, self.desk = rows, template, book, references, desk
        self.names = _row_names(template, book)
        self.found: dict[int, TemplateRow] = {}  # by place among the printed rows
        self.new: set[int] = set()
        self.dropped: set[int] = set()

    def match(self) -> Matching:
        self._take_answers()
        self._align()
        waiting = [at for at in range(len(self.rows)) if at not in self.found and at not in self.dropped]
        waiting = self._drop_outside(waiting)
        for at in waiting:
            self._ask_row(at)
        self._ask_missing(waiting)
        matches = tuple(Match(self.rows[at], self.found[at], at in self.new) for at in sorted(self.found))
        return Matching(matches, len(waiting))

    def _place(self, at: int) -> Place:
        row = self.rows[at]
        return Place(self.template.table, "", self.desk.at(row.line), row.line, row.label or row.number)

    def _take_answers(self) -> None:
        for at in range(len(self.rows)):
            answer = self.desk.answer(self._place(at).id("dong"))
            taken = {row.key for row in self.found.values()}
            if answer == SKIP:
                self.dropped.add(at)
            elif answer in self.template.by_key and answer not in taken:
                self.found[at] = self.template.by_key[answer]
            elif answer.split(" ")[0] == ADD and (row := self._new_row(at, answer)) is not None:
                self.found[at] = row
                self.new.add(at)
            else:
                continue
            self._ask_row(at)  # kept among the questions, with its answer

    def _align(self) -> None:
        left = [at for at in range(len(self.rows)) if at not in self.found and at not in self.dropped]
        taken = {row.key for row in self.found.values()}
        open_rows = [row for row in self.template.rows if row.key not in taken]
        labels = [fold(self.rows[at].label) for at in left]
        fits = [self.names[row.key] for row in open_rows]
        alignment = align(len(left), len(open_rows), lambda i, j: labels[i] in fits[j])
        for i, j in alignment.pairs:
            self.found[left[i]] = open_rows[j]

    def _drop_outside(self, waiting: list[int]) -> list[int]:
        """Lines above and below the table (titles, signatures) that hold no figure are no rows of it."""
        places = sorted(self.found)
        first, last = (places[0], places[-1]) if places else (0, len(self.rows))
        outside = [at for at in waiting if (at < first or at > last) and not self.rows[at].has_figures]
        if outside and places:
            lines = "; ".join(self.desk.at(self.rows[at].line) for at in outside)
            self.desk.notices.append(f"Bảng {self.template.table}: {lines} nằm ngoài bảng, không đọc.")
            return [at for at in waiting if at not in outside]
        return waiting

    def _ask_row(self, at: int) -> None:
        row, place = self.rows[at], self._place(at)
        choices = [*self._likely_rows(at), Choice(SKIP, "không phải dòng số liệu, bỏ qua"), self._adding(at)]
        said = "có dòng không nhãn" if not row.label else f"dòng “{short(row.label)}” không khớp dòng nào của biểu mẫu"
        ask = f"{said}. Đây là dòng nào? Ghi mã dòng, “{SKIP}”, hoặc “{ADD}” và mã"
        answer = self.desk.ask(place.id("dong"), place.about(), ask, self._print(row), choices)
        if answer and at not in self.found and at not in self.dropped:
            self.desk.reopen("không có mã dòng này, hoặc mã đã dùng cho dòng khác")

    def _print(self, row: PrintedRow) -> str:
        figures = [piece.text or piece.formula for piece in row.cells.values()]
        return " | ".join([row.number, row.label, row.measure, *figures]).strip(" |")

    def _adding(self, at: int) -> Choice:
        kind = self.template.form.rows
        if kind == "unit":
            exact = self.book.exact(self.rows[at].label, self._district(at))
            if len(exact) == 1:
                return Choice(f"{ADD} {exact[0]}", f"dòng thêm, của {self.references.units[exact[0]].name.first}")
            return Choice(f"{ADD} <mã đơn vị>", "dòng thêm, mã trong data/reference/units.csv")
        if kind == "indicator":
            return Choice(f"{ADD} <mã chỉ tiêu>", "dòng thêm, mã trong data/reference/indicators.csv")
        return Choice(ADD, "dòng thêm, không có trong biểu mẫu")

    def _likely_rows(self, at: int) -> list[Choice]:
        """Rows of the form that nothing has taken, those at this place first, then by likeness of the label."""
        from rapidfuzz import fuzz

        label, near = fold(self.rows[at].label), set(self._gap(at))
        taken = {row.key for row in self.found.values()}
        scored = []
        for place, row in enumerate(self.template.rows):
            if row.key in taken:
                continue
            # Word for word: sorting the words would call Tân Thạnh and Thạnh Tân the same.
            likeness = max((round(fuzz.ratio(label, name)) for name in self.names[row.key]), default=0)
            if likeness >= 60 or (place in near and likeness >= 40):
                scored.append((place not in near, -likeness, place, row))
        scored.sort(key=lambda one: one[:3])
        return [Choice(row.key, f"{short(row.label)} (giống {-score} %)") for _, score, _, row in scored[:OFFERED]]

    def _gap(self, at: int) -> range:
        """Places in the form between the rows matched just before and just after."""
        places = {row.key: place for place, row in enumerate(self.template.rows)}
        before = [places[self.found[one].key] for one in self.found if one < at and one not in self.new]
        after = [places[self.found[one].key] for one in self.found if one > at and one not in self.new]
        return range(max(before, default=-1) + 1, min(after, default=len(self.template.rows)))

    def _district(self, at: int) -> str:
        """The district whose heading stands above the row, empty where rows are not within one."""
        for one in range(at - 1, -1, -1):
            row = self.found.get(one)
            if row is not None and row.kind in ("section", "subtotal"):
                unit = self.references.units.get(row.unit)
                names = self.book.exact(row.label, "")
                unit = unit or (self.references.units[names[0]] if len(names) == 1 else None)
                return unit.id if unit is not None and unit.level == "district" else ""
        return ""

    def _new_row(self, at: int, answer: str) -> TemplateRow | None:
        _, _, code = answer.partition(" ")
        kind, code = self.template.form.rows, code.strip()
        known = {"unit": self.references.units, "indicator": self.references.indicators}
        categories = self.references.code_lists.get("category", {})
        if code and code not in known.get(kind, categories):
            return None
        before = [one for one in self.found if one < at]
        key = _next_key(self.found[max(before)].key if before else "them", self._keys())
        row = TemplateRow(key, "item", self.rows[at].label)
        return replace(row, **({kind: code} if kind in DIMENSIONS else {}))

    def _keys(self) -> set[str]:
        return {row.key for row in (*self.template.rows, *self.found.values())}

    def _ask_missing(self, waiting: list[int]) -> None:
        """A row of the form that the print lacks; where unread rows stand at its place, they are asked first."""
        taken = {row.key for row in self.found.values()}
        crowded = {place for at in waiting for place in self._gap(at)}
        for place, row in enumerate(self.template.rows):
            if row.key in taken or place in crowded:
                continue
            about = f"Bảng {self.template.table}, dòng {row.key} của biểu mẫu, “{short(row.label)}”"
            ask = f"không thấy dòng này trong tệp. Nếu bản in không có dòng này thì ghi “{ABSENT}” (bảng sẽ thiếu dòng)"
            if row.kind == "section":
                ask += "; các dòng dưới nó vẫn được hiểu là thuộc mục này"
            question_id = f"{self.template.table}/thieu/{row.key}"
            choices = [Choice(ABSENT, "bản in không có dòng này")]
            if self.desk.ask(question_id, about, ask, "", choices) not in ("", ABSENT):
                self.desk.reopen(f"chỉ ghi được “{ABSENT}”; nếu dòng có trong tệp, sửa tệp rồi nhập lại")


def _row_names(template: Template, book: UnitBook) -> Mapping[str, frozenset[str]]:
    """Wordings of each row; a name that two rows of one section share stays with the row that is printed so."""
    names = {row.key: set(row.names) for row in template.rows}
    if template.form.rows == "unit":
        for row in template.rows:
            if row.unit and row.kind == "item":
                names[row.key] |= book.names.get(row.unit, frozenset())
    for row, other in _siblings(template):
        for name in names[row.key] & names[other.key]:
            if name not in row.names:
                names[row.key].discard(name)
    return {key: frozenset(found) for key, found in names.items()}


def _siblings(template: Template) -> Iterator[tuple[TemplateRow, TemplateRow]]:
    for row in template.rows if template.form.rows == "unit" else ():
        yield from ((row, other) for other in template.rows if other.parent == row.parent and other.key != row.key)


def _next_key(before: str, taken: set[str]) -> str:
    """The key of a row that the form does not have: after the row it follows."""
    head, _, last = before.rpartition(".")
    if last.isdigit():
        number = f"{head}.{int(last) + 1}" if head else str(int(last) + 1)
        if number not in taken:
            return number
    return next(key for key in (f"{before}-{n}" for n in range(2, 1000)) if key not in taken)
