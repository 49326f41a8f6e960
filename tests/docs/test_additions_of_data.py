"""A form, a report, a measure: exactly the files that docs/architecture.md lists are added, and the gate takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition import Edition, assemble
from tests.docs.architecture import files_listed
from tests.docs.project_copy import ProjectCopy
from tests.fixtures.descriptors import make_descriptor

FORM = """\
form: bieu-2
regime: mau-2019
title: {vi: "Hồ sơ trả lại", en: "Dossiers returned"}
printed_title: "Biểu 2"
rows: unit
row_label: {vi: "Đơn vị", en: "Body"}
fields:
  - name: returned_total
    type: integer
    unit_of_measure: ho-so
    indicator: ho-so-tra-lai
    column: "1"
    label: {vi: "Tổng số", en: "Total"}
  - name: returned_online
    type: integer
    unit_of_measure: ho-so
    column: "2"
    label: {vi: "Trực tuyến", en: "Online"}
identities:
  - id: online-within-total
    rule: part_of_field
    parts: [returned_online]
    whole: returned_total
    stated: "no"
    level: error
    title: {vi: "Trực tuyến không quá tổng số", en: "Online is at most the total"}
"""
INDICATOR = {
    "indicator": "ho-so-tra-lai", "slug": "ho-so-tra-lai", "page": "nhom-ho-so", "section": "III", "group_vi": "Hồ sơ",
    "group_en": "Dossiers", "label_vi": "Hồ sơ trả lại", "label_en": "Dossiers returned", "unit_of_measure": "ho-so",
    "value_type": "integer", "direction": "neutral",
}  # fmt: skip
REPORT = "2019-so-tu-phap"
FOLDER = f"data/reports/{REPORT}/1.0.0"
META = f"""\
report: {REPORT}
title: {{vi: "Báo cáo năm 2019 của Sở Tư pháp", en: "Report of the Department of Justice, 2019"}}
description: {{vi: "Một biểu.", en: "One form."}}
unit: so-tu-phap
period: "2019"
source:
  number: 7/BC-STP
  date: "2019-12-20"
  issuer: so-tu-phap
  regime: mau-2019
  file: mau.txt
  sha256: 6c1a63a7c142571077c8948375c7e540b8ca5f94c3dccc11d92ae8b06944d7c0
change: {{reason: initial, note: "Bản đầu.", note_en: "First version."}}
tables:
  - form: bieu-2
    title: {{vi: "Biểu 2. Hồ sơ trả lại", en: "Form 2. Dossiers returned"}}
    period: "2019"
    covers_from: "2019-01-01"
    as_of: "2019-12-15"
    unit: so-tu-phap
"""
FINDINGS = f"""\
report: {REPORT}
findings:
  - check: bieu-2/online-within-total
    place: "1"
    status: open
    text: {{vi: "Chưa rõ.", en: "Unclear."}}
"""
MEASURE = """\
measure: ky-truoc
title: {vi: "Hồ sơ kỳ trước chuyển qua", en: "Dossiers carried over"}
short: {vi: "Kỳ trước", en: "Carried over"}
question: {vi: "Bao nhiêu hồ sơ từ kỳ trước?", en: "How many dossiers from before?"}
topic: III
unit_of_measure: phan-tram
scale: "100"
decimals: "1"
direction: neutral
minimum_denominator: "5"
caveats: {vi: "", en: ""}
variants:
  - forms: [bieu-1]
    numerator: [ho-so-ky-truoc]
    denominator: [III.7.1]
    method: tu-bao-cao
    method_label: {vi: "cơ quan tự báo cáo", en: "stated by the body"}
    note: {vi: "", en: ""}
"""


@pytest.fixture
def project(tmp_path: Path) -> ProjectCopy:
    return ProjectCopy(tmp_path, with_code=False)


def add_form(project: ProjectCopy) -> None:
    project.write("data/forms/bieu-2.yaml", FORM)
    header = (project.root / "data/reference/indicators.csv").read_text("utf-8").splitlines()[0].split(",")
    assert set(INDICATOR) <= set(header)
    project.append("data/reference/indicators.csv", ",".join(INDICATOR.get(name, "") for name in header) + "\n")


def add_report(project: ProjectCopy) -> None:
    """More came online than there were: the paper contradicts itself, so something has to be said about it."""
    table = "row,row_kind,label,unit,returned_total,returned_online,note\n1,item,Sở Tư pháp,so-tu-phap,12,15,\n"
    prose = "row,label,unit,indicator,value,unit_of_measure,where,note\ntra-lai,Trả lại,so-tu-phap,,12,hồ sơ,Phần I,\n"
    project.write(f"{FOLDER}/bieu-2.csv", table)
    project.write(f"{FOLDER}/prose.csv", prose)
    project.write(f"{FOLDER}/annotations.csv", "table,row,field,kind,printed,note\n")
    project.write(f"{FOLDER}/lines.csv", "table,row,line_from,line_to\nbieu-2,1,20,20\nprose,tra-lai,9,9\n")
    project.write(f"{FOLDER}/datapackage.yaml", make_descriptor(project.root, Path(FOLDER), META))
    project.write(f"data/findings/{REPORT}.yaml", FINDINGS)


def answers(edition: Edition) -> list[tuple[str, str]]:
    return [(result.check, result.answer) for result in edition.results if result.report == REPORT]


def test_form_with_its_check(project: ProjectCopy) -> None:
    add_form(project)
    edition = assemble(project.root)
    assert project.touched() == set(files_listed("A form", {"form": "bieu-2"}))
    fields = [field.name for field in edition.collection.forms["bieu-2"].fields]
    assert fields == ["returned_total", "returned_online"]  # its check is asked as soon as a report comes


def test_report_on_the_form(project: ProjectCopy) -> None:
    add_form(project)
    of_the_form = project.touched()
    add_report(project)
    edition = assemble(project.root)
    names = {"report": REPORT, "table": "bieu-2"}
    assert project.touched() - of_the_form == set(files_listed("A report", names))
    assert ("bieu-2/online-within-total", "fail") in answers(edition)
    assert [finding.result.place for finding in edition.findings if finding.result.report == REPORT] == ["1"]
    assert [figure.value for figure in edition.store.of_indicator("ho-so-tra-lai")] == [12]


def test_measure(project: ProjectCopy) -> None:
    project.write("data/measures/ky-truoc.yaml", MEASURE)
    edition = assemble(project.root)
    assert project.touched() == set(files_listed("A measure", {"measure": "ky-truoc"}))
    assert [value.value for value in edition.values_by_measure["ky-truoc"]][:1] == [20]
