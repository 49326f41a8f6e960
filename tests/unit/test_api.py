"""The JSON API: every document against its own description, numbers as printed, nothing ever taken away."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from plugins.cchc.catalogue.api.contents import OPENAPI, ROUTES
from plugins.cchc.catalogue.api.documentation import describe_records, describe_routes
from plugins.cchc.catalogue.api.shapes import DOCUMENTS, SHAPES
from plugins.cchc.catalogue.api.write import write_api
from plugins.cchc.pages.api_page import api_page, python_example, route_anchor
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import LANGS
from tests.golden.renew_api import fields_now, merged, read_golden
from tests.unit.catalogue_samples import OTHER, REPORT, URL, bare, make_edition, publish

API = "api/v1"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The API of a small edition with two versions of a report and their files."""
    folder = tmp_path_factory.mktemp("sample")
    write_api(publish(folder, URL), folder)
    return folder


def read(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)


def closed(schema: Any) -> Any:
    """The same schema without room for fields that it does not name."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        return made | {"additionalProperties": False} if made.get("type") == "object" else made
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def validators(openapi: Any) -> dict[str, Draft202012Validator]:
    """By path of the API; each route has its shape."""
    described = closed({"components": openapi["components"]})
    registry = Registry().with_resource("urn:api", Resource(described, DRAFT202012))
    made = {}
    for path, item in openapi["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        made[path] = Draft202012Validator({"$ref": f"urn:api{schema['$ref']}"}, registry=registry)
    return made


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
    assert set(openapi["components"]["schemas"]) == set(SHAPES)
    assert {route.shape for route in ROUTES} == {shape.name for shape in DOCUMENTS}
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
    assert '"value": 100.00,' in text and '"value": 0,' not in text
    states = {one["field"]: (one["value"], one["state"]) for one in json.loads(text)["figures"]}
    assert states["received_total"] == (None, "not_in_use")
    assert states["resolved_total"] == (None, "blank")
    assert states["resolved_late"] == (None, "illegible")


def test_a_report_tells_its_versions_their_files_and_what_changed(sample):
    report = read(sample, f"{API}/reports/{REPORT}.json")["report"]
    assert (report["version"], report["versions"]) == ("1.0.1", ["1.0.0", "1.0.1"])
    assert [(one["version"], one["previous"], one["newest"]) for one in report["releases"]] == [
        ("1.0.0", None, False), ("1.0.1", "1.0.0", True),
    ]  # fmt: skip
    assert report["releases"][1]["changed_cells"] == [
        {"table": "tthc-pl-1", "row": "1", "field": "resolved_total", "old": "2885", "new": "2884",
         "old_state": "reported", "new_state": "reported"},
    ]  # fmt: skip
    for release in report["releases"]:
        sums = (sample / "du-lieu" / REPORT / release["version"] / "SHA256SUMS").read_text("utf-8")
        listed = dict(reversed(line.split("  ")) for line in sums.splitlines())
        told = {file["name"]: file for file in release["files"]}
        assert listed == {name: file["sha256"] for name, file in told.items() if name != "SHA256SUMS"}
        for file in told.values():
            path = sample / file["url"].removeprefix(f"{URL}/")
            assert path.stat().st_size == file["bytes"]
    assert told["tthc-pl-1.csv"]["media_type"] == "text/csv"
    assert told["tthc-pl-1.csv-metadata.json"]["media_type"] == "application/csvm+json"
    for table in report["tables"]:
        assert all((sample / table[kind].removeprefix(f"{URL}/")).is_file() for kind in ("csv", "json"))
    versions = read(sample, f"{API}/versions.json")["versions"]
    assert [(one["report"], one["version"]) for one in versions] == [
        (OTHER, "1.0.0"), (REPORT, "1.0.0"), (REPORT, "1.0.1"),
    ]  # fmt: skip


def test_a_unit_tells_its_printed_names_and_what_became_of_it(sample):
    unit = read(sample, f"{API}/units/huyen-ke-sach.json")["unit"]
    assert [(one["relation"], one["successor"]) for one in unit["became"]] == [("merged", "so-noi-vu")]
    unit = read(sample, f"{API}/units/so-noi-vu.json")["unit"]
    assert [one["unit"] for one in unit["formerly"]] == ["huyen-ke-sach"]
    assert [one["name"] for one in unit["printed_names"]] == ["Sở NV"]
    assert unit["page"] == {"vi": f"{URL}/don-vi/so-noi-vu/", "en": f"{URL}/en/don-vi/so-noi-vu/"}


def test_findings_say_what_is_printed_expected_and_known(sample):
    (finding,) = read(sample, f"{API}/findings.json")["findings"]
    assert (finding["printed"], finding["expected"], finding["gap"]) == ("2946", "2945", "1")
    assert finding["status"] == "open" and finding["explanation"]["en"] == "Not known why."
    assert finding["page"]["vi"].endswith(f"doi-chieu/#{finding['id']}")


def test_the_same_data_give_the_same_bytes(sample, tmp_path):
    write_api(publish(tmp_path, URL), tmp_path)
    for file in (sample / API).rglob("*.json"):
        assert (tmp_path / file.relative_to(sample)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_a_real_example_of_each_route_and_every_field(lang):
    publication = bare(make_edition())
    routes, records = describe_routes(publication), describe_records()
    page = api_page(PageContext(publication.edition, Language(lang), Links(lang)), routes, records)
    anchors = {section.anchor: section for section in page.sections}
    for route, facts in zip(ROUTES, routes, strict=True):
        section = anchors[route_anchor(facts)]
        assert section.title == route.title.in_(lang) and f"/api/v1/{route.path}" in {one.text for one in section.facts}
        example = json.loads(dict(section.code)["JSON"])
        assert example["meta"]["address"] == f"/{facts.example_path}"
        assert next(one.path for one in section.facts if one.path) == facts.example_path
    told = {row.label for table in anchors["truong"].tables for row in table.rows}
    assert told == {prop.name for record in records for prop in SHAPES[record.name].props}
    assert len({section.anchor for section in page.sections}) == len(page.sections)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test asks the program, not its log."""


def test_the_python_example_runs_as_it_stands(sample):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sample)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        program = python_example(describe_routes(bare(make_edition())), f"http://127.0.0.1:{server.server_port}")
        command = [sys.executable, "-W", "error", "-c", program]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    finally:
        server.shutdown()
        server.server_close()
    values = read(sample, f"{API}/measures/da-giai-quyet.json")["values"]
    assert said.splitlines() == [f"{o['unit']} {o['period']} {float(o['value'])} {o['method']}" for o in values]
    assert values
