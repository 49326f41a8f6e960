"""The JSON API: every document against its own description, numbers as printed, nothing ever taken away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.cchc.catalogue.api.api_contents import (
    OPENAPI,
    ROUTES,
    all_shapes,
    api_page,
    explained_shapes,
    measure_with_most,
    python_example,
    record_anchor,
    route_anchor,
    shorten,
    show_measure,
)
from plugins.cchc.catalogue.api.api_records import RecordMaker, listed, make_record, plain, plain_fields, record_shapes
from plugins.cchc.catalogue.write_catalogue import write_api
from plugins.cchc.model.figures import COLUMNS
from plugins.cchc.model.findings import CONTESTED, IMPOSSIBLE, STANDINGS
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import verbatim
from tests.fixtures.api_documents import API, listed_in, read, records, validators
from tests.fixtures.small_edition import small_edition
from tests.fixtures.texts import LANGS
from tests.golden.renew_api import fields_now, merged, read_golden
from tests.unit.catalogue_samples import OTHER, REPORT, URL, bare, make_edition, publish


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The API of a small edition with two versions of a report and their files."""
    folder = tmp_path_factory.mktemp("sample")
    write_api(publish(folder, URL), folder)
    return folder


def test_the_check_bites(sample):
    openapi = json.loads((sample / OPENAPI).read_text("utf-8"))
    validator = validators(openapi)["/units.json"]
    document = json.loads((sample / API / "units.json").read_text("utf-8"))
    assert validator.is_valid(document)
    assert not validator.is_valid(document | {"unsaid": 1})
    assert not validator.is_valid({"meta": document["meta"], "count": 1})
    document["units"][0]["figures"] = "many"
    assert not validator.is_valid(document)


def test_the_description_names_every_route_shape_and_parameter(sample):
    openapi = json.loads((sample / OPENAPI).read_text("utf-8"))
    assert openapi["openapi"] == "3.1.0" and openapi["servers"] == [{"url": f"{URL}/api/v1/"}]
    assert openapi["info"]["license"]["identifier"] == "CC-BY-4.0"
    assert list(openapi["paths"]) == [f"/{route.path}" for route in ROUTES]
    assert set(openapi["components"]["schemas"]) == set(all_shapes(LANGS))
    assert {name for name in all_shapes(LANGS) if name.endswith("Document")} == {route.answer.name for route in ROUTES}
    operations = [item["get"]["operationId"] for item in openapi["paths"].values()]
    assert len(set(operations)) == len(operations)


def test_nothing_that_was_promised_is_taken_away_and_what_is_new_is_promised():
    golden, now = read_golden(), fields_now()
    lost = {route: sorted(set(fields) - set(now.get(route, ()))) for route, fields in golden.items()}
    assert {route: fields for route, fields in lost.items() if fields} == {}
    assert merged(golden, now) == golden, "run: python -m tests.golden.renew_api"


def test_an_example_has_lists_of_two_whole_and_of_longer_ones_the_first_item():
    told = {"a": [1, 2], "b": [3, 4, 5], "c": {"d": [[6, 7, 8], []]}, "e": "x"}
    assert shorten(told) == {"a": [1, 2], "b": [3], "c": {"d": [[6], []]}, "e": "x"}


def test_the_example_of_a_measure_is_the_one_with_the_most_values():
    edition = small_edition()
    counts = {measure: len(values) for measure, values in edition.values_by_measure.items()}
    assert counts[measure_with_most(bare(edition, URL))] == max(counts.values()) > min(counts.values())


def test_renewing_the_list_adds_and_never_removes():
    golden = {"a.json": ["x", "y"], "gone.json": ["z"]}
    assert merged(golden, {"a.json": ["y", "w"], "b.json": ["v"]}) == {
        "a.json": ["w", "x", "y"], "b.json": ["v"], "gone.json": ["z"],
    }  # fmt: skip


def test_printed_digits_and_missing_values_are_kept(sample):
    text = (sample / API / "units/huyen-ke-sach.json").read_text("utf-8")
    assert re.search(r'"value":\[[^]]*\b100\.00\b', text)
    tables = json.loads(text)["tables"]
    states = {one["field"]: (one["value"], one["state"]) for table in tables for one in records(table["figures"])}
    assert states["received_total"] == (0, "not_in_use")
    assert states["resolved_total"] == (None, "blank")
    assert states["resolved_late"] == (None, "illegible")


def test_a_report_tells_its_versions_and_its_package_the_rest(sample):
    (report,) = (one for one in read(sample, f"{API}/reports.json")["reports"] if one["id"] == REPORT)
    assert (report["version"], report["versions"]) == ("1.0.1", ["1.0.0", "1.0.1"])
    package = json.loads((sample / report["datapackage"].removeprefix(f"{URL}/")).read_text("utf-8"))
    assert (package["name"], package["version"]) == (REPORT, "1.0.1")


def test_a_version_tells_what_it_changed(sample):
    versions = read(sample, f"{API}/versions.json")["versions"]
    assert [(one["report"], one["version"]) for one in versions] == [
        (OTHER, "1.0.0"), (REPORT, "1.0.0"), (REPORT, "1.0.1"),
    ]  # fmt: skip
    assert [(one["previous"], one["newest"]) for one in versions[1:]] == [(None, False), ("1.0.0", True)]
    assert versions[2]["changed_cells"] == {
        "table": ["tthc-pl-1"], "row": ["1"], "field": ["resolved_total"], "old": ["2885"], "new": ["2884"],
        "old_state": ["reported"], "new_state": ["reported"],
    }  # fmt: skip


def test_a_third_version_follows_the_second():
    made = make_edition()
    third = replace(made.releases[REPORT], version="1.0.2", created="2026-12-06")
    collection = replace(made.collection, releases=(*made.collection.releases, third))
    last = listed_in(bare(replace(made, collection=collection), URL), "versions")[-1]
    assert (last["version"], last["previous"], last["newest"]) == ("1.0.2", "1.0.1", True)
    assert not any(last["changed_cells"].values()), "its cells are those of the second"


def test_a_unit_tells_what_became_of_it(sample):
    unit = read(sample, f"{API}/units/huyen-ke-sach.json")["unit"]
    assert unit["became"] == ["so-noi-vu"]
    unit = read(sample, f"{API}/units/so-noi-vu.json")["unit"]
    assert unit["formerly"] == ["huyen-ke-sach"]
    assert unit["url"] == f"{URL}/api/v1/units/so-noi-vu.json"
    assert unit["page"] == {"vi": f"{URL}/don-vi/so-noi-vu/", "en": f"{URL}/en/don-vi/so-noi-vu/"}


def test_a_unit_tells_what_the_figures_of_a_table_share_once_and_their_sources_whole(sample):
    publication = bare(make_edition(), URL)
    figures = tuple(publication.edition.judged(publication.edition.store.of_unit("huyen-ke-sach")))
    document = read(sample, f"{API}/units/huyen-ke-sach.json")
    told = [
        (table["report"], table["table"], table["period"], one["row"], one["field"], table["source"] + one["source"])
        for table in document["tables"]
        for one in records(table["figures"])
    ]
    assert told == [(f.report, f.table, f.period, f.row, f.field, f.source) for f in figures]
    assert len(told) == document["count"] and all(table["source"] for table in document["tables"])


def test_findings_say_what_is_printed_expected_and_known(sample):
    (finding,) = records(read(sample, f"{API}/findings.json")["findings"])
    assert (finding["printed"], finding["expected"], finding["gap"]) == ("2946", "2945", "1")
    assert finding["status"] == "open" and finding["explanation"]["en"] == "Not known why."
    assert finding["page"]["vi"].endswith(f"/{Links('vi').finding(finding['report'], finding['id'])}")


def test_the_same_data_give_the_same_bytes(sample, tmp_path):
    write_api(publish(tmp_path, URL), tmp_path)
    for file in (sample / API).rglob("*.json"):
        assert (tmp_path / file.relative_to(sample)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_a_real_example_of_each_route_and_every_field(lang):
    publication = bare(make_edition())
    page = api_page(PageContext(publication.edition, Language(lang), Links(lang)), publication)
    anchors = {section.anchor: section for section in page.sections}
    for route in ROUTES:
        section, (example_path, _) = anchors[route_anchor(route)], route.example(publication)
        assert section.title == route.title.in_(lang) and f"/api/v1/{route.path}" in {one.text for one in section.facts}
        example = json.loads(dict(section.code)["JSON"])
        assert example["meta"]["address"] == f"/{example_path}"
        assert next(one.path for one in section.facts if one.path) == example_path
    told = {row.label for table in anchors["truong"].tables for row in table.rows}
    assert told == {field.name for shape in explained_shapes(publication.languages) for field in shape.fields}
    places = [[row.anchor for row in table.rows] for table in anchors["truong"].tables]
    shapes = explained_shapes(publication.languages)
    assert places == [[record_anchor(shape), *[""] * (len(shape.fields) - 1)] for shape in shapes]
    assert len({section.anchor for section in page.sections}) == len(page.sections)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test asks the program, not its log."""


def test_the_python_example_runs_as_it_stands(sample):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sample)))
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        ((_, program),) = python_example(bare(make_edition(), f"http://127.0.0.1:{server.server_port}"))
        command = [sys.executable, "-W", "error", "-c", program]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    finally:
        server.shutdown()
        server.server_close()
    values = records(read(sample, f"{API}/measures/da-giai-quyet.json")["values"])
    assert said.splitlines() == [f"{o['unit']} {o['period']} {float(o['value'])} {o['method']}" for o in values]
    assert values


def test_a_value_that_is_contradicted_tells_the_other_figures_and_a_sound_one_none():
    edition = small_edition()
    publication = bare(edition, URL)
    documents = [plain_fields(show_measure(RecordMaker(publication), measure), LANGS) for measure in edition.measures]
    values = [value for document in documents for value in records(document["values"])]
    told = {bool(value["contradictions"]) for value in values if value["standing"] in (CONTESTED, IMPOSSIBLE)}
    assert told == {True}
    assert not any(value["contradictions"] for value in values if value["standing"] not in (CONTESTED, IMPOSSIBLE))
    assert all(other["printed"] != other["expected"] for value in values for other in value["contradictions"])


def test_a_record_says_its_schema():
    shapes = record_shapes()
    dumb = {(name, field.name) for name, shape in shapes.items() for field in shape.fields if not field.meaning.first}
    assert dumb == set(), "nothing is told whose meaning is not"
    report, value, measure = (shapes[name].schema(LANGS) for name in ("Report", "MeasureValue", "Measure"))
    assert str(value["description"]).startswith("Chỉ số của một đơn vị trong một kỳ / ")
    properties = {**report["properties"], **measure["properties"], **value["properties"]}  # type: ignore[dict-item]
    assert value["required"] == list(value["properties"]) and list(value["properties"])[:2] == ["unit", "period"]  # type: ignore[call-overload]
    assert properties["version"]["type"] == "string" and "mã báo cáo" in properties["report"]["description"]
    assert properties["document_date"]["type"] == ["string", "null"] and properties["document_date"]["format"] == "date"
    assert properties["page"] == {"$ref": "#/components/schemas/Page", "description": properties["page"]["description"]}
    assert properties["question"]["anyOf"] == [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]
    assert properties["standing"]["enum"] == list(STANDINGS)
    assert properties["value"]["type"] == "number" and properties["denominator"]["type"] == ["number", "null"]
    assert properties["basis"]["items"] == {"$ref": "#/components/schemas/Text"}
    assert properties["methods"]["items"] == {"$ref": "#/components/schemas/Method"}
    assert properties["parts"]["$ref"] == "#/components/schemas/PartColumns"


def test_a_record_has_the_fields_of_another_or_of_a_table_and_its_own_go_before_them():
    shapes = {name: [field.name for field in shape.fields] for name, shape in record_shapes().items()}
    assert shapes["Measure"] == [*shapes["MeasureSummary"], "methods"]
    assert shapes["CellChange"][:3] == shapes["Cell"] == ["table", "row", "field"]
    assert shapes["Unit"][0] == "id" and shapes["Figure"] == list(COLUMNS)
    (source,) = [field for field in record_shapes()["UnitFigure"].fields if field.name == "source"]
    assert source.meaning.first.startswith("phần còn lại")


def test_records_by_column_say_each_field_once_and_stay_columns_when_there_are_none():
    columns = record_shapes()["Part"].in_lists
    assert columns.name == "PartColumns" and columns.main_record == ""
    role = columns.schema(LANGS)["properties"]["role"]  # type: ignore[call-overload]
    assert (role["type"], role["items"]) == ("array", {"type": "string", "enum": ["numerator", "denominator"]})
    two = [make_record("Part", role="numerator", row=row, field="", indicator="a") for row in ("x", "y")]
    told = plain(listed("Part", two), LANGS)
    assert told == {"role": ["numerator"] * 2, "row": ["x", "y"], "field": [None] * 2, "indicator": ["a"] * 2}
    assert plain(listed("Part", ()), LANGS) == {name: [] for name in ("role", "row", "field", "indicator")}
    codes = [make_record("Code", code="a", label=verbatim("b"))]
    assert listed("Code", codes) == tuple(codes) and record_shapes()["Code"].in_lists is record_shapes()["Code"]


def test_a_record_takes_from_a_thing_what_is_not_given_and_is_written_in_its_order():
    @dataclass
    class Thing:
        kind: str
        last: str

    record = make_record("Window", Thing("printed", ""), first="2031-01-01")
    assert list(record.items()) == [("kind", "printed"), ("first", "2031-01-01"), ("last", "")]
    assert plain_fields(record, LANGS) == {"kind": "printed", "first": "2031-01-01", "last": None}
    with pytest.raises(AttributeError, match="first"):
        make_record("Window", Thing("printed", ""))
    with pytest.raises(AssertionError, match="other"):
        make_record("Window", Thing("printed", ""), first="", other=1)
