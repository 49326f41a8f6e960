"""findings.json: the checks that a published table does not pass, and what is known about each."""

from __future__ import annotations

from ...model.findings import Finding
from ...pages.check_views import finding_anchor
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from .route import Document, Route, make_list


def list_findings(publication: Publication, key: str) -> Document:
    return make_list("findings", (_finding(publication, one) for one in publication.edition.findings))


def _finding(publication: Publication, one: Finding) -> Document:
    result, anchor = one.result, finding_anchor(one.result)
    return record(
        id=anchor,
        report=result.report,
        version=result.version,
        check=result.check,
        place=result.place,
        rule=result.rule,
        title=result.title,
        stated=result.stated,
        level=result.level,
        printed=result.printed,
        expected=result.expected,
        arithmetic=result.arithmetic,
        gap=result.gap,
        cells=tuple(record(table=cell.table, row=cell.row, field=cell.field) for cell in result.cells),
        status=one.explanation.status,
        explanation=one.explanation.text,
        page=publication.host.both(publication.links.finding(anchor)),
    )


ROUTES = (
    Route(
        "findings.json",
        message("Những chỗ số liệu công bố không khớp phép đối chiếu"),
        "FindingsDocument",
        list_findings,
    ),
)
