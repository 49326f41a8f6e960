"""A comparison's account as text and Markdown, and the comparison itself as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from ..errors import UseError
from ..messages.markdown import facts, heading, paths, plain, table
from ..model.measures import MeasureValue
from ..words.text import suffixed
from .compare import Account, Comparison, make_account


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
}
FORMS = (*_FORMS, "json")
