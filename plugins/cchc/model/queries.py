"""Ready questions: in words, in SQL for the published SQLite file, and how the columns of the answer are called."""

from dataclasses import dataclass

from ..words.text import NO_TEXT, Lang, Text

# What a column holds: words, numbers as they stand, numbers with two decimals, or shares in percent.
COLUMN_KINDS = ("name", "count", "share", "percent")


@dataclass(frozen=True)
class QueryColumn:
    name: str  # as in the SQL
    kind: str  # of COLUMN_KINDS
    label: Text = NO_TEXT

    @property
    def is_numeric(self) -> bool:
        return self.kind != "name"

    @property
    def decimals(self) -> int | None:
        return 2 if self.kind in ("share", "percent") else None


@dataclass(frozen=True)
class Query:
    id: str  # anchor on the page
    question: Text  # as a sentence; of a worked example's finding: the words with the columns in braces
    note: Text  # what to mind when reading the answer; may be empty
    sql: str  # {lang} stands for the reader's language: name_{lang}
    columns: tuple[QueryColumn, ...]  # the first one names the row
    needs: tuple[str, ...] = ()  # reports without which the question is not asked
    python: str = ""  # the same with pandas, where the question is a worked example; {base}: where the files are
    finding: "Query | None" = None  # of a worked example: what the answer says, in a sentence

    def sql_in(self, lang: Lang) -> str:
        """Names in the reader's language: every table of names has a column for each."""
        return self.sql.replace("{lang}", lang)
