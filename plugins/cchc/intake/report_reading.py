"""A whole document read against the collection: which tables it holds, for whom and when, and every open question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import UseError
from ..model.collection import Collection, References
from ..model.forms import Form
from .desk import Desk
from .folding import fold, has_words, strip_bullet
from .headings import says_title
from .period_names import shift
from .prose import find_prose, make_known, notes_as_text
from .prose_asking import ask_prose
from .prose_text import read_paragraphs
from .questions import SKIP, Choice
from .reading import ProseAside, ProseReading, ReportReading, TableReading
from .remarks import remark
from .report_facts import Wanted, check_wanted, read_facts
from .segments import Group, PrintedRow, Segment, choose_form, fill_rows, find_groups, is_clear, share_known
from .source import Document, Grid, GridRow
from .table_reading import read_table
from .templates import Template, known_labels, make_template, tables_of
from .unit_book import UnitBook, make_unit_book
from .wrapped import is_wrapped_form, read_wrapped

FIGURE = re.compile(r"[\d.,]+ ?%?")
ANNEX = re.compile(r"ph[ụu] l[ụu]c(?: (?:số )?(?P<number>[IVX]{1,4}[a-z]?|\d{1,2}[a-z]?))?(?!\w)", re.IGNORECASE)
HARDLY = 0.3  # below this, a table whose header is only likely is no form of ours


def read_report(
    document: Document, collection: Collection, wanted: Wanted, answers: Mapping[str, str], without: str = ""
) -> ReportReading:
    """`without` names a report whose own wording must not help: the measurement reads reports we already have."""
    check_wanted(wanted, collection.references, collection.forms)
    return _Reader(document, collection, wanted, answers, without).read()


class _Reader:
    def __init__(
        self, document: Document, collection: Collection, wanted: Wanted, answers: Mapping[str, str], without: str
    ) -> None:
        self.document, self.collection, self.wanted, self.without = document, collection, wanted, without
        self.book: UnitBook = make_unit_book(collection, without)
        places = frozenset(name for names in self.book.names.values() for name in names)
        self.desk = Desk(answers, places, document.place)
        self.desk.notices.extend(document.notices)
        self.annexes: dict[str, str] = {}  # how the print calls each table: “Phụ lục I”
        self.taken: dict[str, int] = {}  # tables read so far, with their lines

    def read(self) -> ReportReading:
        groups = self._groups()
        facts = read_facts(self.document, _first_line(groups), self.wanted, self.book, self._references, self.desk)
        tables = []
        for group in groups:
            template = self._template(group)
            if template is not None:
                tables.append(self._read_group(group, template, facts.period))
        self.desk.notices.extend(remark(tables, groups, self.document.place))
        self._tell_unread(groups)
        prose, asides = self._read_prose(groups, tables, facts.unit)
        return ReportReading(
            document=self.document,
            unit=facts.unit,
            period=facts.period,
            number=facts.number,
            date=facts.date,
            tables=tuple(tables),
            questions=tuple(self.desk.questions),
            notices=tuple(self.desk.notices),
            new_period=facts.new_period,
            prose=prose,
            asides=tuple(asides),
        )

    def _read_prose(
        self, groups: list[Group], tables: list[TableReading], reporter: str
    ) -> tuple[tuple[ProseReading, ...], list[ProseAside]]:
        """Figures of the letter's text; lines that a table without a frame takes up are none of it."""
        loose = [group for group in groups if group.form and not group.segments[0].grid.rows]
        outside = {line for group in loose for line in range(_line(group), group.rows[-1].line_to + 1)}
        framed = [table for table in tables if not loose]
        paragraphs = [*read_paragraphs(self.document, outside), *notes_as_text(framed, self.annexes)]
        known = make_known(self.collection, self.book, reporter, tables, self.without)
        found, asides, secret = find_prose(paragraphs, known, self.desk.places)
        if secret:
            lines = "; ".join(map(self.desk.at, secret))
            cure = "số nào cần thì thêm vào prose.csv sau khi nhập"
            said = f"Lời văn, {lines}: câu có thông tin cá nhân hoặc thuộc diện mật, không đưa số ra"
            self.desk.notices.append(f"{said}. → {cure[0].upper()}{cure[1:]}.")
        return ask_prose(found, known, self.desk), asides

    @property
    def _references(self) -> References:
        return self.collection.references

    @property
    def _forms(self) -> dict[str, Form]:
        wanted = self.wanted.form
        return {wanted: self.collection.forms[wanted]} if wanted else dict(self.collection.forms)

    def _groups(self) -> list[Group]:
        groups = [group for group in find_groups(self.document, self._forms) if self._is_ours(group)]
        groups = groups or self._wrapped_groups()
        if not groups:
            raise UseError(_say_no_table(self.document))
        return groups

    def _is_ours(self, group: Group) -> bool:
        """A header that is only likely needs rows that are known."""
        if group.complete:
            return True
        shares = [share_known(group, form, known_labels(self.collection, form, self.without)) for form in group.layouts]
        return max(shares) >= HARDLY

    def _wrapped_groups(self) -> list[Group]:
        """Text without any frame, by the form whose labels it has most of."""
        best: Group | None = None
        for form_id in self._forms:
            if not any(one.form.id == form_id for release in self.collection.newest() for one in release.tables):
                continue
            template = make_template(self.collection, tables_of(self.collection, form_id)[0], self.without)
            if not is_wrapped_form(template):
                continue
            rows = read_wrapped(self.document, template, self._measures())
            if rows and (best is None or _count_sure(rows) > _count_sure(best.rows)):
                grid = Grid((), (), "văn bản không có khung bảng")
                best = Group([Segment(grid, None, (), ())], {form_id: [None]}, {form_id}, form_id, rows)
        if best is not None:
            self.desk.notices.append("Tệp không có khung bảng: đọc theo nhãn của các dòng, chỗ không chắc đều hỏi.")
        return [best] if best else []

    def _measures(self) -> set[str]:
        others = (one for one in self.collection.newest() if one.report != self.without)
        return {row.unit_of_measure for one in others for table in one.tables for row in table.rows} - {""}

    def _template(self, group: Group) -> Template | None:
        """The table that the group is; None while that is open, or when it is to be left out."""
        form_id = group.form or self._choose(group)
        table = self._table(group, form_id) if form_id else ""
        if not table:
            return None
        if table in self.taken:
            where, first = self._about(group), self.desk.at(self.taken[table])
            ask = f"lại là một bảng {table}, mà bảng {table} đã đọc ở {first}. Nếu bảng này thừa thì ghi “{SKIP}”"
            answer = self.desk.ask(f"bang/d{_line(group)}/lap", where, ask, "", [Choice(SKIP, "bỏ qua bảng này")])
            if answer not in ("", SKIP):
                self.desk.reopen(f"chỉ ghi được “{SKIP}”; nếu bảng đầu mới thừa thì xóa nó trong tệp rồi nhập lại")
            return None
        self.taken[table] = _line(group)
        self.annexes[table] = _annex(group.title)
        return make_template(self.collection, table, self.without)

    def _about(self, group: Group) -> str:
        return _capital(self.desk.at(_line(group)))

    def _choose(self, group: Group) -> str:
        scored = choose_form(group, self.collection, self.without)
        if is_clear(scored):
            return scored[0][0]
        about = self._about(group)
        choices = [Choice(form, self.collection.forms[form].title.first) for form, _ in scored]
        ask = f"bảng này giống nhiều biểu mẫu. Đây là biểu mẫu nào? Ghi mã, hoặc “{SKIP}”"
        answer = self.desk.ask(
            f"bang/d{_line(group)}/bieu-mau", about, ask, "", [*choices, Choice(SKIP, "bỏ qua bảng này")]
        )
        if answer and answer != SKIP and answer not in group.layouts:
            self.desk.reopen("chọn một trong các mã đã nêu")
        return answer if answer in group.layouts else ""

    def _table(self, group: Group, form_id: str) -> str:
        """tthc-pl-3a or tthc-pl-3b: as the title above the table says."""
        tables = tables_of(self.collection, form_id)
        if len(tables) == 1:
            return tables[0]
        title, printed = fold(" . ".join(group.title)), fold(self.collection.forms[form_id].printed_title)
        named = [table for table in tables if has_words(title, f"{printed}{table[-1]}")]
        if len(named) == 1:
            return named[0]
        about = self._about(group)
        choices = [Choice(table, f"bảng {table[-1]} của biểu mẫu {form_id}") for table in tables]
        answer = self.desk.ask(f"bang/d{_line(group)}/bang", about, "đây là bảng nào của biểu mẫu?", "", choices)
        if answer and answer not in tables:
            self.desk.reopen("chọn một trong các mã đã nêu")
        return answer if answer in tables else ""

    def _read_group(self, group: Group, template: Template, period: str) -> TableReading:
        if not group.form:
            labels = known_labels(self.collection, template.form.id, self.without)
            fill_rows(group, template.form, template.has_measure, labels)
        own = shift(template.period, template.report_period, period) if period else ""
        return read_table(group, template, own, self.book, self._references, self.desk)

    def _tell_unread(self, groups: list[Group]) -> None:
        """Tables that belong to no form are named by their place alone, for they may list persons.

        One that holds figures, or stands below the title of a form, may be a form with a broken header: that is asked.
        """
        read = {id(segment.grid) for group in groups for segment in group.segments}
        left = [(segment.grid, segment.rows) for group in groups for segment in group.lost]
        left += [(grid, grid.rows) for grid in self.document.grids if id(grid) not in read and len(grid.rows) > 1]
        names = []
        for grid, rows in left:
            if looks_like_form(grid, rows):
                self._ask_unread(rows[0].line)
            else:
                names.append(grid.name)
        if names:
            self.desk.notices.append(f"Không thuộc biểu mẫu nào đã biết, không đọc: {', '.join(names)}.")

    def _ask_unread(self, line: int) -> None:
        ask = f"có vẻ là một biểu mẫu nhưng tiêu đề các cột không giống biểu mẫu nào. Nếu không phải thì ghi “{SKIP}”"
        about, choices = _capital(self.desk.at(line)), [Choice(SKIP, "bỏ qua bảng này")]
        if self.desk.ask(f"bang/d{line}/la", about, ask, "", choices) not in ("", SKIP):
            self.desk.reopen(f"chỉ ghi được “{SKIP}”; nếu là biểu mẫu, sửa tiêu đề các cột trong tệp rồi nhập lại")


def _say_no_table(document: Document) -> str:
    name, names = document.name, ", ".join(grid.name for grid in document.grids[:8])
    if not any(document.lines):
        return f"Tệp “{name}” không có chữ nào. → Xem lại có đúng tệp báo cáo không."
    if not names:
        cure = "Số liệu phải nằm trong bảng có dòng tiêu đề (STT, …); xin đơn vị gửi bản Word hoặc Excel của phụ lục"
        return f"Tệp “{name}” không có bảng nào. → {cure}."
    cure = "Kiểm tra dòng tiêu đề của bảng (STT, …) còn nguyên như biểu mẫu, hoặc ghi FORM= mã biểu mẫu"
    return f"Tệp “{name}” có {names}, nhưng không bảng nào giống các biểu mẫu đã biết. → {cure}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def looks_like_form(grid: Grid, rows: tuple[GridRow, ...]) -> bool:
    """At least three rows and columns, with figures in a third of the cells beyond the first two or a form's title."""
    cells = [cell.text for row in rows for cell in row.cells[2:] if cell.text]
    figures = sum(FIGURE.fullmatch(text) is not None for text in cells)
    return len(rows) >= 3 and grid.width >= 3 and (says_title(grid.title[-4:]) or figures > len(cells) / 3)


def _annex(title: tuple[str, ...]) -> str:
    """“Phụ lục I” where a line above the table begins so."""
    for line in reversed(title):
        match = ANNEX.match(strip_bullet(line))
        if match:
            return f"Phụ lục {match['number'] or ''}".strip()
    return ""


def _first_line(groups: list[Group]) -> int:
    return min(_line(group) for group in groups)


def _line(group: Group) -> int:
    header = group.segments[0].header
    return header.line if header else group.rows[0].line if group.rows else 1


def _count_sure(rows: list[PrintedRow]) -> int:
    return sum(not any(piece.marks for piece in row.cells.values()) for row in rows)
