"""A ready question: in words, in SQL, and how its columns are called."""

from __future__ import annotations

from dataclasses import dataclass

from ..words.text import Lang, Text, bilingual


@dataclass(frozen=True)
class QueryColumn:
    name: str  # as in the SQL
    label: Text
    decimals: int | None = None  # None for text and for numbers printed as they are
    numeric: bool = True


@dataclass(frozen=True)
class Query:
    id: str  # anchor on the page
    question: Text
    note: Text  # what to mind when reading the answer; may be empty
    sql: str
    columns: tuple[QueryColumn, ...]  # the first one names the row

    def sql_in(self, lang: Lang) -> str:
        """Names in the reader's language: every table of names has both."""
        return self.sql if lang == "vi" else self.sql.replace("_vi", "_en")


def name(label_vi: str, label_en: str, column: str = "name") -> QueryColumn:
    return QueryColumn(column, bilingual(label_vi, label_en), numeric=False)


def count(column: str, label_vi: str, label_en: str) -> QueryColumn:
    return QueryColumn(column, bilingual(label_vi, label_en))


def share(column: str, label_vi: str, label_en: str) -> QueryColumn:
    return QueryColumn(column, bilingual(label_vi, label_en), decimals=2)
