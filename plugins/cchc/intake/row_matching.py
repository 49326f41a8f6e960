"""Which row of the form each printed row is: by its label, in order; what does not fit in one way is asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..loading.schemas import DIMENSIONS
from ..model.grouping import grouped
from .folding import fold
from .import_context import ImportContext, UnitBook, likeness
from .questions import ADD, INSTEAD, SKIP, Choice, DoubtKind, ImportQuestion, PrintedPlace, name_row, shorten
from .table_groups import PrintedRow
from .templates import Template, TemplateRow

OFFERED = 5
LIKELY = 40  # percent of likeness from which on a row of the form is suggested


@dataclass(frozen=True)
class Match:
    printed: PrintedRow
    row: TemplateRow
    is_new: bool = False


def match_rows(rows: Sequence[PrintedRow], template: Template, context: ImportContext) -> tuple[list[Match], int]:
    """Matches in printed order, and how many printed rows wait for an answer."""
    return _Matcher(tuple(rows), template, context).match()


class _Matcher:
    def __init__(self, rows: tuple[PrintedRow, ...], template: Template, context: ImportContext) -> None:
        self.rows, self.template, self.context, self.sheet = rows, template, context, context.sheet
        self.names = _row_names(template, context.units)
        self.places = {row.key: place for place, row in enumerate(template.rows)}
        self.matched: dict[int, TemplateRow] = {}  # by place among the printed rows
        self.new: dict[int, str] = {}  # by place, with the code of what the row is about
        self.dropped: set[int] = set()

    def match(self) -> tuple[list[Match], int]:
        self._take_answers()
        self._align()
        self._add_rows()
        self._take_doubled()
        self._drop_outside()
        for at in self._left():
            self._ask_row(at)
        waiting = self._left()
        self._ask_missing(waiting)
        matches = [Match(self.rows[at], self.matched[at], at in self.new) for at in sorted(self.matched)]
        return matches, len(waiting)

    def _left(self) -> list[int]:
        """Printed rows that are neither matched nor added nor left out."""
        return [at for at in range(len(self.rows)) if at not in {*self.matched, *self.new, *self.dropped}]

    @property
    def _taken(self) -> set[str]:
        return {row.key for row in self.matched.values()}

    def _place(self, at: int) -> PrintedPlace:
        row, table = self.rows[at], self.template.table
        where, name = self.sheet.at(row.line), row.label or row.number
        return PrintedPlace(table, "", where, row.line, name, "dong", kind=DoubtKind.ROW, number=row.number)

    def _take_answers(self) -> None:
        for at in range(len(self.rows)):
            answer = self.sheet.answer(self._place(at).id)
            if answer == SKIP:
                self.dropped.add(at)
            elif answer in self.template.by_key and answer not in self._taken:
                self.matched[at] = self.template.by_key[answer]
            elif answer.split(" ")[0] == ADD and self._is_known(code := answer.removeprefix(ADD).strip()):
                self.new[at] = code
            else:
                continue
            self._ask_row(at)  # kept among the questions, with its answer

    def _align(self) -> None:
        left, taken = self._left(), self._taken
        open_rows = [row for row in self.template.rows if row.key not in taken]
        names = [{name.replace(" ", "") for name in self.names[row.key]} for row in open_rows]
        for i, j in align(len(left), len(open_rows), lambda i, j: self.rows[left[i]].is_one_of(names[j])):
            self.matched[left[i]] = open_rows[j]

    def _take_doubled(self) -> None:
        """A row printed several times in a row is the one row of the form that has its place: asked is the second."""
        left = self._left()
        for at in left:
            gap = [self.template.rows[place] for place in self._gap(at)]
            fitting = [row for row in gap if self._fits(at, row) and row.key not in self._taken]
            label = fold(self.rows[at].label)
            again = [other for other in left if other > at and fold(self.rows[other].label) == label]
            if len(fitting) == 1 and again[:1] == [at + 1]:
                self.matched[at] = fitting[0]
                for other in again:
                    self._ask_doubled(at, other)

    def _ask_doubled(self, first: int, again: int) -> None:
        row, line = self.matched[first], self.sheet.at(self.rows[first].line)
        prints = [[cell.text for cell in self.rows[at].cells.values()] for at in (first, again)]
        how = "giống hệt" if prints[0] == prints[1] else f"in khác: {' | '.join(prints[0])} và {' | '.join(prints[1])}"
        question = replace(self._place(again), row=row.key, field="lap").question(" | ".join(prints[1]))
        answer = self.sheet.choose(question.put("row/doubled", line=line, how=how))
        if answer == INSTEAD:
            self.matched[again] = self.matched.pop(first)
        self.dropped.add(first if answer == INSTEAD else again)

    def _fits(self, at: int, row: TemplateRow) -> bool:
        return fold(self.rows[at].label) in self.names.get(row.key, ())

    def _drop_outside(self) -> None:
        """Lines above and below the table (titles, signatures) that hold no figure are no rows of it."""
        first, last = min(self.matched, default=0), max(self.matched, default=len(self.rows))
        outside = [at for at in self._left() if not (first <= at <= last or self.rows[at].has_figures)]
        if outside:
            lines = "; ".join(self.sheet.at(self.rows[at].line) for at in outside)
            self.sheet.notices.append(f"Bảng {self.template.table}: {lines} nằm ngoài bảng, không đọc.")
        self.dropped.update(outside)

    def _ask_row(self, at: int) -> None:
        row = self.rows[at]
        likely = self._likely_rows(at)
        what = "không khớp dòng nào của biểu mẫu" if row.label else "có dòng không nhãn"
        taken = next((other for other, form in self.matched.items() if other != at and self._fits(at, form)), None)
        if taken is not None and not likely:
            what = f"in lại nhãn của dòng đã đọc ở {self.sheet.at(self.rows[taken].line)}"
        figures = [cell.text or cell.formula for cell in row.cells.values()]
        printed = " | ".join([row.number, row.label, row.measure, *figures]).strip(" |")
        choices = (*likely, Choice(SKIP, "không phải dòng số liệu, bỏ qua"), self._adding())
        answer = self.sheet.ask(self._place(at).question(printed, choices).put("row/unknown", what=what))
        if answer == SKIP:
            self.dropped.add(at)
        elif answer and at in self._left():
            self.sheet.reject("không có mã dòng này, hoặc mã đã dùng cho dòng khác")

    def _adding(self) -> Choice:
        codes = {"unit": "<mã đơn vị>", "indicator": "<mã chỉ tiêu>"}
        code = codes.get(self.template.form.rows, "")
        means = f"mã trong data/reference/{self.template.form.rows}s.csv" if code else "không có trong biểu mẫu"
        return Choice(f"{ADD} {code}".strip(), f"dòng thêm, {means}")

    def _likely_rows(self, at: int) -> list[Choice]:
        """Rows of the form at this place that nothing has taken, by likeness of the label; elsewhere none is likely."""
        scored = [(-percent, place) for place, percent in self._likely_places(at) if percent >= LIKELY]
        rows = [(self.template.rows[place], -percent) for percent, place in sorted(scored)[:OFFERED]]
        return [Choice(row.key, f"{shorten(row.label)} (giống {percent} %)") for row, percent in rows]

    def _likely_places(self, at: int) -> Iterator[tuple[int, int]]:
        """Places of open rows of the form that this printed row may have, with how alike the labels are."""
        label, taken = fold(self.rows[at].label), self._taken
        for place in self._gap(at):
            row = self.template.rows[place]
            if row.key not in taken:
                yield place, likeness(label, self.names[row.key]) if label else LIKELY

    def _gap(self, at: int) -> range:
        """Places in the form between the rows matched just before and just after."""
        places = {other: self.places[row.key] for other, row in self.matched.items() if other not in self.new}
        before = max((place for other, place in places.items() if other < at), default=-1)
        after = min((place for other, place in places.items() if other > at), default=len(self.template.rows))
        return range(before + 1, after)

    def _is_known(self, code: str) -> bool:
        references = self.context.references
        known = {"unit": references.units, "indicator": references.indicators}
        return not code or code in known.get(self.template.form.rows, references.code_lists.get("category", {}))

    def _add_rows(self) -> None:
        """Rows that the form does not have, each with the key that comes after the row it follows."""
        kind = self.template.form.rows
        for at, code in self.new.items():
            before = [other for other in self.matched if other < at]
            key = _next_key(self.matched[max(before)].key if before else ADD, self._taken | self.template.by_key.keys())
            row = TemplateRow(key, "item", self.rows[at].label)
            self.matched[at] = replace(row, **{kind: code}) if kind in DIMENSIONS else row

    def _ask_missing(self, waiting: list[int]) -> None:
        """A row of the form that the print lacks; an unread row that may be it is asked first, and only that."""
        taken = self._taken
        perhaps = {place for at in waiting for place, percent in self._likely_places(at) if percent >= LIKELY}
        for place, row in enumerate(self.template.rows):
            if row.key in taken or place in perhaps:
                continue
            more = "; các dòng dưới nó vẫn được hiểu là thuộc mục này" if row.kind == "section" else ""
            table, about = self.template.table, f"{name_row(row.key, row.label)} của biểu mẫu"
            question = ImportQuestion(
                f"{table}/thieu/{row.key}", f"Bảng {table}, {about}", kind=DoubtKind.MISSING, topic=table, row=row.key
            )
            self.sheet.choose(question.put("row/missing", more=more))


def _row_names(template: Template, units: UnitBook) -> Mapping[str, set[str]]:
    """Wordings of each row; a name that two rows of one section share stays with the row that is printed so."""
    names = {row.key: set(row.names) for row in template.rows}
    if template.form.rows != "unit":
        return names
    for row in template.rows:
        if row.unit and row.kind == "item":
            names[row.key] |= units.names.get(row.unit, frozenset())
    for row in template.rows:
        for other in template.rows:
            if other.parent == row.parent and other.key != row.key:
                names[row.key] -= names[other.key] - row.names
    return names


def _next_key(before: str, taken: set[str]) -> str:
    """The key after this one that no row has."""
    head, _, last = before.rpartition(".")
    if last.isdigit():
        number = f"{head}.{int(last) + 1}" if head else str(int(last) + 1)
        if number not in taken:
            return number
    return next(key for key in (f"{before}-{n}" for n in range(2, 1000)) if key not in taken)


def align(printed: int, expected: int, fits: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Pairs (printed, expected) of the longest common order of two lists of rows, each pair the only one possible.

    A pair is sure when every longest order has it, that is when it alone has its rank. Equal labels one after the
    other, of which the print has only one, are left out.
    """
    equal = [[j for j in range(expected) if fits(i, j)] for i in range(printed)]
    before = _lengths(expected, equal)
    after = _lengths(expected, [[expected - 1 - j for j in columns] for columns in reversed(equal)])
    longest = before[printed][expected]
    ranks = grouped(
        (before[i][j], (i, j))
        for i, columns in enumerate(equal)
        for j in columns
        if before[i][j] + 1 + after[printed - 1 - i][expected - 1 - j] == longest
    )
    return [pairs[0] for _, pairs in sorted(ranks.items()) if len(pairs) == 1]


def _lengths(expected: int, equal: list[list[int]]) -> list[list[int]]:
    """Length of the longest common order of the first i and the first j rows."""
    table = [[0] * (expected + 1)]
    for columns in equal:
        above, row = table[-1], [0] * (expected + 1)
        for j in range(expected):
            row[j + 1] = above[j] + 1 if j in columns else max(above[j + 1], row[j])
        table.append(row)
    return table
