"""The API of all real data: every figure with its digits, every value to be worked out again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plugins.cchc.catalogue.api.api_contents import OPENAPI, ROUTES
from plugins.cchc.catalogue.write_catalogue import write_api
from plugins.cchc.edition import Edition
from plugins.cchc.model.figures import COLUMNS
from plugins.cchc.model.measures import rounded
from tests.fixtures.api_documents import API, read, records, validators
from tests.unit.catalogue_samples import URL, bare, publish


@pytest.fixture(scope="module")
def real(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The API of all real data."""
    folder = tmp_path_factory.mktemp("real")
    write_api(bare(edition), folder)
    return folder


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The API of a small edition with two versions of a report and their files."""
    folder = tmp_path_factory.mktemp("sample")
    write_api(publish(folder, URL), folder)
    return folder


def pattern(path: str) -> re.Pattern[str]:
    return re.compile(API + re.sub(r"\\\{[a-z]+\\\}", "[a-z0-9-]+", re.escape(path)))


@pytest.mark.parametrize("which", ["real", "sample"])
def test_every_document_is_what_the_description_says_and_no_more(which, request):
    site = request.getfixturevalue(which)
    openapi = json.loads((site / OPENAPI).read_text("utf-8"))
    known = validators(openapi)
    walked = set()
    for file in sorted((site / API).rglob("*.json")):
        path = file.relative_to(site).as_posix()
        if path == OPENAPI:
            continue
        (route,) = [one for one in known if pattern(one).fullmatch(path)]
        walked.add(route)
        document = json.loads(file.read_text("utf-8"))
        assert [error.message for error in known[route].iter_errors(document)] == [], path
        assert document["meta"]["address"].endswith(path)
    assert walked == set(known)


@pytest.mark.parametrize("which", ["real", "sample"])
def test_examples_are_taken_from_the_data_and_fit(which, request):
    site = request.getfixturevalue(which)
    openapi = json.loads((site / OPENAPI).read_text("utf-8"))
    known = validators(openapi)
    for route in ROUTES:
        operation = openapi["paths"][f"/{route.path}"]["get"]
        example = operation["responses"]["200"]["content"]["application/json"]["example"]
        assert known[f"/{route.path}"].is_valid(example)
        key = operation["parameters"][0]["example"] if route.parameter else ""
        document = json.loads((site / route.place(key)).read_text("utf-8"))
        assert example["meta"] == document["meta"]
        assert [name for name in document if name not in example] == []


def test_a_unit_of_several_tables_has_every_figure_of_the_store_with_its_digits(real, edition):
    listed = {unit["id"]: unit for unit in read(real, f"{API}/units.json")["units"]}
    assert list(listed) == list(edition.references.units)
    for unit, told in listed.items():
        figures = edition.store.of_unit(unit)
        assert told["figures"] == sum(figure.state == "reported" for figure in figures)
        several = len({(figure.report, figure.table) for figure in figures}) > 1
        assert (real / API / f"units/{unit}.json").is_file() is several is (told["url"] is not None)
        if several:
            document = read(real, f"{API}/units/{unit}.json")
            assert document["count"] == len(figures) and document["unit"] == told
            told_of = [(table, record) for table in document["tables"] for record in records(table["figures"])]
            for (table, record), figure in zip(told_of, figures, strict=True):
                assert sorted({*table, *record, "unit"} - {"figures"}) == sorted(COLUMNS)
                shared = ("report", "version", "table", "period", "document")
                assert [table[name] for name in shared] == [getattr(figure, name) for name in shared]
                for name in ("row", "field", "indicator", "category", "unit_of_measure"):
                    assert (record[name] or "") == getattr(figure, name)
                assert (str(record["value"]), record["value_text"] or "") == (str(figure.number), figure.value_text)
                assert (record["state"], record["note"] or "") == (figure.state, figure.note)
                assert record["standing"] == edition.standing_at(figure.report, figure.place).standing
                assert f"{table['source'] or ''}{record['source'] or ''}" == figure.source


def test_an_indicator_says_where_it_is_shown(real, edition):
    listed = records(read(real, f"{API}/indicators.json")["indicators"])
    pages = {told["id"]: told["page"]["vi"] for told in listed}
    for indicator in edition.references.indicators.values():
        own, shared = f"/chi-tieu/{indicator.slug}/", f"/chi-tieu/{indicator.page}/#{indicator.slug}"
        assert pages[indicator.id].endswith(own if indicator.own_page else shared)


def test_values_of_measures_can_be_worked_out_again(real, edition):
    for measure in edition.measures.values():
        document = read(real, f"{API}/measures/{measure.id}.json")
        assert document["count"] == len(edition.values_by_measure[measure.id])
        for one in records(document["values"]):
            whole = one["denominator"] or 1
            assert one["value"] == rounded(one["numerator"] / whole * measure.scale, measure.decimals)
            assert one["above_whole"] == (one["denominator"] is not None and one["numerator"] > one["denominator"])
            for role in ("numerator", "denominator"):
                cells = [part for part in records(one["parts"]) if part["role"] == role]
                table = edition.releases[one["report"]].table(one["table"])
                worth = sum(table.row(part["row"]).cells[part["field"]].number for part in cells)
                assert worth == (one[role] or 0)
