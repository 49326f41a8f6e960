"""A comparison's account as text, Markdown and HTML, and the comparison itself as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from html import escape

from ..errors import UseError
from ..messages.markdown import facts, heading, paths, plain, table
from ..model.measures import MeasureValue
from ..words.catalogue import OWN_LANGUAGE
from ..words.text import suffixed
from .compare import Comparison
from .comparison_tables import Account, ComparisonTable, make_account


def render(comparison: Comparison, pages: tuple[str, ...], form: str) -> str:
    """The comparison in the form of that name."""
    check_form(form)
    if form == "json":
        return render_json(comparison, pages)
    return _FORMS[form](make_account(comparison, pages))


def check_form(form: str) -> None:
    if form not in FORMS:
        raise UseError(f"Không có định dạng “{form}”: chọn một trong {', '.join(FORMS)}.")


def render_text(account: Account) -> str:
    lines = [account.title, *(f"  {term}: {said}" for term, said in account.facts)]
    for sheet in account.sheets:
        lines += ["", sheet.title]
        lines += [f"  {', '.join(line.place)}: {line.old or '–'} → {line.new or '–'}" for line in sheet.lines]
    if account.pages:
        lines += ["", "Trang đổi theo", *(f"  /{page}" for page in account.pages)]
    return "\n".join(lines) + "\n"


def render_markdown(account: Account) -> str:
    lines = [*heading(2, plain(account.title)), *facts(account.facts)]
    for sheet in account.sheets:
        rows = [(*line.place, line.old, line.new) for line in sheet.lines]
        lines += ["", *heading(3, sheet.title), *table((*sheet.header, "Bản cũ", "Bản mới"), rows)]
    if account.pages:
        lines += ["", *heading(3, "Trang đổi theo"), *paths(account.pages)]
    return "\n".join(lines) + "\n"


def render_html(account: Account) -> str:
    """A page that stands by itself; it has no style, so that any site may embed it."""
    facts = "".join(f"<dt>{escape(term)}</dt><dd>{escape(said)}</dd>\n" for term, said in account.facts)
    pages = "".join(f"<li>/{escape(page)}</li>\n" for page in account.pages)
    return (
        f'<!doctype html>\n<html lang="{OWN_LANGUAGE}">\n<head><meta charset="utf-8">'
        f"<title>{escape(account.title)}</title></head>\n<body>\n<h1>{escape(account.title)}</h1>\n<dl>\n{facts}</dl>\n"
        + "".join(_html_table(sheet) for sheet in account.sheets)
        + (f"<h2>Trang đổi theo</h2>\n<ul>\n{pages}</ul>\n" if pages else "")
        + "</body>\n</html>\n"
    )


def _html_table(sheet: ComparisonTable) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in (*sheet.header, "Bản cũ", "Bản mới"))
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in (*line.place, line.old, line.new)) + "</tr>\n"
        for line in sheet.lines
    )
    return (
        f"<h2>{escape(sheet.title)}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def render_json(comparison: Comparison, pages: tuple[str, ...]) -> str:
    changes, new = comparison.changes, comparison.changes.new
    said = {
        "report": new.report,
        "from": changes.old.version,
        "to": new.version,
        "created": new.created,
        "reason": new.reason,
        **{key: new.change_note.in_(lang) for key, lang in suffixed("note", new.change_note.languages).items()},
        "least_bump": comparison.least,
        "given_bump": comparison.given,
        **{
            name: [asdict(one) for one in getattr(changes, name)]
            for name in ("cells", "annotations", "rows", "shape", "words", "lines")
        },
        "measures": [
            {
                "measure": one.measure,
                "unit": one.value.unit,
                "period": one.value.period,
                "table": one.value.table,
                "row": one.value.row,
                "old": _number(one.old),
                "new": _number(one.new),
            }
            for one in comparison.measures
        ],
        "pages": list(pages),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _number(value: MeasureValue | None) -> str | None:
    return None if value is None else str(value.value)


_FORMS: dict[str, Callable[[Account], str]] = {
    "text": render_text,
    "markdown": render_markdown,
    "html": render_html,
}
FORMS = (*_FORMS, "json")
