"""A slow, plain second implementation of every measure, straight from the CSV files, against the real one."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.cchc.edition import Edition, assemble

ROOT = Path(__file__).resolve().parents[2]
Found = tuple[str, str, str, str, str, str]  # measure, report, table, row, unit, value


@pytest.fixture(scope="module")
def edition() -> Edition:
    return assemble(ROOT)


def test_every_measure_again(edition: Edition) -> None:
    ours = {
        (value.measure, value.report, value.table, value.row, value.unit, str(value.value))
        for values in edition.values_by_measure.values()
        for value in values
    }
    theirs = set(_all_values())
    assert ours == theirs
    assert len(ours) > 250


def test_each_definition_gives_at_least_one_value(edition: Edition) -> None:
    silent = [measure for measure, values in edition.values_by_measure.items() if not values]
    assert silent == []


def _all_values() -> list[Found]:
    forms = {path.stem: _yaml(path) for path in (ROOT / "data" / "forms").glob("*.yaml")}
    forms["prose"] = {"rows": "indicator", "fields": [{"name": "value"}]}  # figures of running text
    measures = [_yaml(path) for path in (ROOT / "data" / "measures").glob("*.yaml")]
    found: list[Found] = []
    for descriptor in _newest_descriptors():
        package = _yaml(descriptor)
        notes = _annotations(descriptor.parent)
        for resource in package["resources"]:
            form = "prose" if resource["name"] == "prose" else resource.get("form")
            if form not in forms:
                continue
            rows = _rows(descriptor.parent / resource["path"])
            for measure in measures:
                for variant in measure["variants"]:
                    if form in variant["forms"]:
                        found += _values(measure, variant, forms[form], package["name"], resource, rows, notes)
    return found


def _newest_descriptors() -> list[Path]:
    newest: dict[str, Path] = {}
    for path in sorted((ROOT / "data" / "reports").glob("*/*/datapackage.yaml"), key=lambda p: _version(p.parent.name)):
        newest[path.parent.parent.name] = path
    return list(newest.values())


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split("."))


def _values(measure: Any, variant: Any, form: Any, report: str, resource: Any, rows: Any, notes: Any) -> list[Found]:
    found: list[Found] = []
    for row_key, unit, cells in _groups(form, resource, rows, notes):
        top = _add(variant["numerator"], cells)
        whole = _add(variant["denominator"], cells) if variant["denominator"] else Decimal(1)
        if top is None or not whole:
            continue
        step = Decimal(1).scaleb(-int(measure["decimals"]))
        value = (top / whole * Decimal(measure["scale"])).quantize(step, rounding=ROUND_HALF_UP)
        found.append((measure["measure"], report, resource["name"], row_key, unit, str(value)))
    return found


def _groups(form: Any, resource: Any, rows: Any, notes: Any) -> list[tuple[str, str, dict[str, str]]]:
    groups: list[tuple[str, str, dict[str, str]]] = []
    merged: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        unit = row.get("unit") or resource["unit"]
        cells = {}
        for field in form["fields"]:
            indicator = field.get("indicator") or row.get("indicator")
            stated = not notes.get((resource["name"], row["row"], field["name"]))
            if indicator:
                cells[indicator] = row[field["name"]] if stated else ""
        if form["rows"] == "indicator":
            for indicator, text in cells.items():
                merged[unit].setdefault(indicator, text)
        elif row["row_kind"] in ("item", "total"):
            groups.append((row["row"], unit, cells))
    return groups + [("", unit, cells) for unit, cells in merged.items()]


def _add(indicators: list[str], cells: dict[str, str]) -> Decimal | None:
    texts = [cells.get(indicator, "") for indicator in indicators]
    return None if "" in texts else sum((Decimal(text) for text in texts), Decimal(0))


def _annotations(folder: Path) -> dict[tuple[str, str, str], str]:
    silent = {"not_applicable", "not_in_use", "illegible", "withheld"}
    rows = _rows(folder / "annotations.csv") if (folder / "annotations.csv").exists() else []
    return {(row["table"], row["row"], row["field"]): row["kind"] for row in rows if row["kind"] in silent}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)
