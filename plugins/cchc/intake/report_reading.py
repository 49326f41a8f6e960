"""A whole document read against the collection: which tables it holds, for whom and when, and every open question."""

import re
from collections.abc import Iterable, Mapping

from ..errors import UseError
from ..model.collection import Collection, ReportWording
from ..words.language import capital
from .folding import fold, has_words
from .import_context import ImportContext
from .notes import redact_lines
from .number_balance import weigh_numbers
from .prose import ProseIndex, ask_passages, ask_prose, find_passages, find_prose, notes_as_text
from .prose_text import read_paragraphs
from .questions import SKIP, AnswerSheet, Choice, DoubtKind, ImportQuestion, tell
from .reading import ReportReading, TableReading
from .report_facts import Wanted, read_facts
from .scan_identities import NO_VERDICT, judge_scan
from .source import Document, Grid, GridRow
from .table_groups import TableGroup, fill_rows, find_groups, likely_forms, says_title, share_known
from .table_reading import read_table
from .templates import Template, make_template, tables_of

FIGURE = re.compile(r"[\d.,]+ ?%?")
HARDLY = 0.3  # below this, a table whose header is only likely is no form of ours


def read_report(
    document: Document, collection: Collection, wanted: Wanted, answers: Mapping[str, str]
) -> ReportReading:
    """Everything that the document says, as far as the answers go; what is open is asked."""
    verdict = NO_VERDICT
    if document.is_scanned:  # read once without any answer: what is asked must not hang on what was answered
        trial = ImportContext(collection, AnswerSheet({}, document.place))
        verdict = judge_scan(_ReportReader(document, wanted, trial).read().tables)
    sheet = AnswerSheet(answers, document.place, notices=[*document.notices])
    return _ReportReader(document, wanted, ImportContext(collection, sheet, verdict)).read()


class _ReportReader:
    def __init__(self, document: Document, wanted: Wanted, context: ImportContext) -> None:
        self.document, self.wanted, self.context, self.sheet = document, wanted, context, context.sheet
        self.taken: dict[str, int] = {}  # tables read so far, with their lines

    def read(self) -> ReportReading:
        groups = self._groups()
        facts = read_facts(self.document, min(group.line for group in groups), self.wanted, self.context)
        pairs = [(group, template) for group in groups if (template := self._template(group))]
        tables = [self._read_group(group, template, facts.period) for group, template in pairs]
        self._tell_unread(groups)
        index, paragraphs = ProseIndex(self.context, facts.unit, tables), read_paragraphs(self.document)
        prose = find_prose([*paragraphs, *notes_as_text(tables)], index)
        if prose.secret_lines:
            lines = "; ".join(map(self.sheet.at, prose.secret_lines))
            self.sheet.notices.append(tell("secret lines", lines=lines))
        figures = ask_prose(prose.figures, index)
        passages = ask_passages(find_passages(paragraphs, self.context), self.context)
        balance = weigh_numbers(self.document, groups, tables, self.context)
        return ReportReading(
            document=self.document,
            facts=facts,
            tables=tuple(tables),
            questions=tuple(self.sheet.questions),
            notices=tuple(self.sheet.notices),
            prose=figures,
            asides=prose.asides,
            balance=balance,
            passages=passages,
            source=redact_lines(self.document.lines),
        )

    def _groups(self) -> list[TableGroup]:
        wanted, forms = self.wanted.form, self.context.collection.forms
        likely = find_groups(self.document, [forms[wanted]] if wanted else forms.values(), self.context)
        groups = [group for group in likely if self._is_ours(group)]
        if not groups:
            raise UseError(_say_no_table(self.document))
        return groups

    def _is_ours(self, group: TableGroup) -> bool:
        """A header that is only likely needs rows that are known."""
        return any(group.is_whole(form) or share_known(group, form, self.context) >= HARDLY for form in group.forms)

    def _template(self, group: TableGroup) -> Template | None:
        """The table that the group is; None while that is open, or when it is to be left out."""
        form_id = self._choose_form(group)
        table = self._choose_table(group, form_id) if form_id else ""
        if not table:
            return None
        if table in self.taken:
            self._ask(group.line, "lap", table=table, first=self.sheet.at(self.taken[table]))
            return None
        self.taken[table] = group.line
        return make_template(table, self.context.collection)

    def _ask(self, line: int, what: str, choices: Iterable[Choice] = (), **words: str) -> str:
        """About a whole table, which is named by its first line."""
        id_, about = f"bang/d{line}/{what}", capital(self.sheet.at(line))
        question = ImportQuestion(id_, about, choices=tuple(choices), kind=DoubtKind.TABLE, topic=what)
        return self.sheet.choose(question.put(f"table/{what}", **words))

    def _choose_form(self, group: TableGroup) -> str:
        likely = likely_forms(group, self.context)
        if len(likely) == 1:
            return likely[0]
        forms = [Choice(form, self.context.collection.forms[form].title.first) for form in likely]
        answer = self._ask(group.line, "bieu-mau", forms)
        return "" if answer == SKIP else answer

    def _choose_table(self, group: TableGroup, form_id: str) -> str:
        """A form may have two tables, told apart by a letter in the title above the table."""
        tables = tables_of(self.context.collection, form_id)
        if len(tables) == 1:
            return tables[0]
        title, printed = fold(" . ".join(group.title)), fold(self.context.collection.forms[form_id].printed_title)
        named = [table for table in tables if has_words(title, f"{printed}{table[-1]}")]
        if len(named) == 1:
            return named[0]
        return self._ask(
            group.line, "bang", [Choice(table, f"bảng {table[-1]} của biểu mẫu {form_id}") for table in tables]
        )

    def _read_group(self, group: TableGroup, template: Template, period: str) -> TableReading:
        fill_rows(group, template, self.context)
        if period:
            period = self.context.periods.shift(template.period, template.report_period, period)
        return read_table(group, template, period, self.context)

    def _tell_unread(self, groups: list[TableGroup]) -> None:
        """Tables that belong to no form are named by their place alone, for they may list persons.

        One that holds figures, or stands below the title of a form, may be a form with a broken header: that is asked.
        """
        read = {id(segment.grid) for group in groups for segment in group.segments}
        left = [(segment.grid, segment.rows) for group in groups for segment in group.lost]
        left += [(grid, grid.rows) for grid in self.document.grids if id(grid) not in read and len(grid.rows) > 1]
        names = []
        for grid, rows in left:
            if looks_like_form(grid, rows, self.context.wording):
                self._ask(rows[0].line, "la")
            else:
                names.append(grid.name)
        if names:
            self.sheet.notices.append(f"Không thuộc biểu mẫu nào đã biết, không đọc: {', '.join(names)}.")


def _say_no_table(document: Document) -> str:
    name, names = document.name, ", ".join(grid.name for grid in document.grids[:8])
    lack = "no words" if not any(document.lines) else "no form" if names else "no table"
    return tell(lack, file=name, tables=names)


def looks_like_form(grid: Grid, rows: tuple[GridRow, ...], wording: ReportWording) -> bool:
    """At least three rows and columns, with figures in a third of the cells beyond the first two or a form's title."""
    cells = [cell.text for row in rows for cell in row.cells[2:] if cell.text]
    figures = sum(FIGURE.fullmatch(text) is not None for text in cells)
    is_titled = says_title(grid.title[-4:], wording)
    return len(rows) >= 3 and grid.width >= 3 and (is_titled or figures > len(cells) / 3)
