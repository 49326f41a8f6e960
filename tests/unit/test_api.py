"""The JSON API: every document against its own description, numbers as printed, nothing ever taken away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Literal

import pytest

from plugins.cchc.catalogue.api.api_contents import (
    OPENAPI,
    ROUTES,
    all_shapes,
    api_page,
    python_example,
    record_shapes,
    route_anchor,
)
from plugins.cchc.catalogue.api.api_records import ApiRecord, Columns, Day, PageAddresses, plain, plain_fields, shape_of
from plugins.cchc.catalogue.api.measure_documents import show_measure
from plugins.cchc.catalogue.write_catalogue import write_api
from plugins.cchc.model.findings import CONTESTED, IMPOSSIBLE
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import Text, verbatim
from tests.fixtures.api_documents import API, read, records, validators
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


def test_a_unit_tells_what_became_of_it(sample):
    unit = read(sample, f"{API}/units/huyen-ke-sach.json")["unit"]
    assert unit["became"] == ["so-noi-vu"]
    unit = read(sample, f"{API}/units/so-noi-vu.json")["unit"]
    assert unit["formerly"] == ["huyen-ke-sach"]
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
    assert finding["page"]["vi"].endswith(f"/{Links('vi').finding(finding['id'])}")


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
    assert told == {field.name for shape in record_shapes(publication.languages) for field in shape.fields}
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
    values = [value for measure in edition.measures for value in show_measure(publication, measure).values]
    told = {bool(value.contradictions) for value in values if value.standing in (CONTESTED, IMPOSSIBLE)}
    assert told == {True}
    assert not any(value.contradictions for value in values if value.standing not in (CONTESTED, IMPOSSIBLE))
    assert all(other.printed != other.expected for value in values for other in value.contradictions)


class SampleRecord(ApiRecord, title=verbatim("A sample")):
    id: Annotated[str, verbatim("its id")]
    day: Annotated[Day | None, verbatim("when")]
    page: Annotated[PageAddresses | None, verbatim("where")]
    kind: Annotated[Literal["a", "b"], verbatim("which")]
    shares: Annotated[tuple[Decimal, ...], verbatim("how much")]


class LongerSampleRecord(SampleRecord, title=verbatim("A longer sample")):
    name: Annotated[Text, verbatim("its name")]
    more: Annotated[tuple[SampleRecord, ...], verbatim("others")]
    many: Annotated[Columns[SampleRecord], verbatim("by column")]


def test_a_record_says_its_schema():
    schema = shape_of(LongerSampleRecord).schema(LANGS)
    properties = schema["properties"]
    assert isinstance(properties, dict) and schema["description"] == "A longer sample"
    assert schema["required"] == list(properties) == ["id", "day", "page", "kind", "shares", "name", "more", "many"]
    assert properties["id"] == {"type": "string", "description": "its id"}
    assert properties["day"]["type"] == ["string", "null"] and properties["day"]["format"] == "date"
    assert properties["page"]["anyOf"] == [{"$ref": "#/components/schemas/Page"}, {"type": "null"}]
    assert properties["kind"]["enum"] == ["a", "b"]
    assert properties["shares"]["items"] == {"type": "number"}
    assert properties["more"]["items"] == {"$ref": "#/components/schemas/Sample"}
    assert properties["many"]["$ref"] == "#/components/schemas/SampleColumns"


def test_records_by_column_say_each_field_once_and_stay_columns_when_there_are_none():
    columns = shape_of(SampleRecord).by_column
    assert columns.name == "SampleColumns" and columns.main_record == ""
    kind = columns.schema(LANGS)["properties"]["kind"]
    assert kind == {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}, "description": "which"}
    two = [SampleRecord(name, "", None, "a", (Decimal("1.0"),)) for name in ("x", "y")]
    told = plain(Columns(SampleRecord, two), LANGS)
    assert told == {"id": ["x", "y"], "day": [None] * 2, "page": [None] * 2, "kind": ["a"] * 2,
                    "shares": [[Decimal("1.0")]] * 2}  # fmt: skip
    assert plain(Columns(SampleRecord, ()), LANGS) == {name: [] for name in told}


def test_a_record_takes_from_a_thing_what_is_not_given_and_is_written_in_its_order():
    @dataclass
    class Thing:
        id: str
        day: str
        kind: str

    record = SampleRecord.of(Thing("x", "", "a"), page=None, shares=(Decimal("1.00"),))
    assert plain(record, LANGS) == {"id": "x", "day": None, "page": None, "kind": "a", "shares": [Decimal("1.00")]}
    assert list(plain_fields(record, LANGS)) == ["id", "day", "page", "kind", "shares"]
    with pytest.raises(AttributeError, match="shares"):
        SampleRecord.of(Thing("x", "", "a"), page=None)
    with pytest.raises(TypeError, match="other"):
        SampleRecord.of(Thing("x", "", "a"), page=None, shares=(), other=1)
