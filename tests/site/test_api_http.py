"""The JSON API walked over HTTP from its description alone; each documented example is the document itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.site.web import Web

OPENAPI = "api/v1/openapi.json"
# Quotations of the paper: a slash may begin them.
QUOTED = ("note", "printed", "expected", "source")


@pytest.fixture(scope="module")
def openapi(web: Web) -> dict[str, Any]:
    return exact(web.text(OPENAPI))


@pytest.fixture(scope="module")
def server(web: Web, openapi: dict[str, Any]) -> str:
    """Where the routes begin, as a client works it out: relative to the description that it fetched."""
    (one,) = openapi["servers"]
    return web.at(one["url"], OPENAPI)


@pytest.fixture(scope="module")
def walked(web: Web, openapi: dict[str, Any], server: str) -> dict[str, dict[str, Any]]:
    """Every document that is reached from the routes without a parameter, by its address."""
    waiting = [server + path.lstrip("/") for path in openapi["paths"] if "{" not in path]
    reached: dict[str, dict[str, Any]] = {}
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached[address] = exact(web.text(address))
            found = (web.at(one) for one in addresses(reached[address]))
            waiting += [one for one in found if one.startswith(server) and one not in (server, web.at(OPENAPI))]
    return reached


def exact(text: str) -> Any:
    """Numbers with their digits: 100.00 is not 100.0."""
    return json.loads(text, parse_float=Decimal)


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in QUOTED:
                yield from addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from addresses(part)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


def matches(path: str, route: str) -> bool:
    return bool(re.fullmatch(re.sub(r"\\\{[a-z]+\\\}", "[a-z0-9-]+", re.escape(route)), path))


def test_the_description_is_sound_openapi(web: Web) -> None:
    described = web.json(OPENAPI)
    assert [str(error) for error in OpenAPIV31SpecValidator(described).iter_errors()] == []
    del described["info"]["title"]
    assert list(OpenAPIV31SpecValidator(described).iter_errors()), "the validator notices what is missing"


def test_every_document_is_reached_and_belongs_to_one_route(
    web: Web, site: Path, openapi: dict[str, Any], server: str, walked: dict[str, dict[str, Any]]
) -> None:
    held = {web.at(path.relative_to(site).as_posix()) for path in (site / "api").rglob("*") if path.is_file()}
    assert set(walked) == held - {web.at(OPENAPI)}
    routes: Counter[str] = Counter()
    for address, document in walked.items():
        (route,) = [one for one in openapi["paths"] if matches("/" + address.removeprefix(server), one)]
        routes[route] += 1
        assert web.at(document["meta"]["address"]) == address
        if "count" in document:
            parts = [part for part in document.values() if isinstance(part, list | dict)]
            tables = sum(len(table["figures"]["row"]) for table in document.get("tables", ()))
            lists = [*parts, *(part for columns in parts if isinstance(columns, dict) for part in columns.values())]
            assert document["count"] in [tables, *(len(part) for part in lists if isinstance(part, list))], address
    contents = walked[f"{server}index.json"]["routes"]
    assert {f"/{one['path']}": one["documents"] for one in contents} == routes
    assert set(routes) == set(openapi["paths"])


def test_every_address_that_a_document_names_answers(web: Web, walked: dict[str, dict[str, Any]]) -> None:
    named = {web.at(one).partition("#")[0] for document in walked.values() for one in addresses(document)}
    for address in sorted(named):
        assert web.get(address), address
    assert len(named) > 500


def test_each_documented_example_is_the_document_itself(web: Web, openapi: dict[str, Any], server: str) -> None:
    for path, item in openapi["paths"].items():
        operation = item["get"]
        for parameter in operation.get("parameters", ()):
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
        example = operation["responses"]["200"]["content"]["application/json"]["example"]
        assert list(differences(example, exact(web.text(server + path.lstrip("/"))), path)) == []


@pytest.mark.parametrize("lang", ["", "en/"])
def test_each_example_on_the_page_is_the_document_itself(web: Web, openapi: dict[str, Any], lang: str) -> None:
    page = html.fromstring(web.get(f"{lang}du-lieu/api/"))
    shown = 0
    for section in page.xpath('//section[starts-with(@id, "r-")]'):
        (code,) = section.xpath('.//figure[@class="code"]//code')
        example = exact(code.text_content())
        assert list(differences(example, exact(web.text(example["meta"]["address"])), section.get("id"))) == []
        shown += 1
    assert shown == len(openapi["paths"])


def differences(example: Any, real: Any, where: str) -> Iterator[str]:
    """An example is the document with long lists cut short, and nothing else."""
    if isinstance(example, dict) and isinstance(real, dict):
        if list(example) != list(real):
            yield f"{where}: {list(example)}"
        for key in example:
            yield from differences(example[key], real.get(key), f"{where}.{key}")
    elif isinstance(example, list) and isinstance(real, list):
        if len(example) > len(real) or (real and not example) or (len(real) <= 2 and len(example) != len(real)):
            yield f"{where}: {len(example)} of {len(real)}"
        for at, (one, other) in enumerate(zip(example, real, strict=False)):
            yield from differences(one, other, f"{where}[{at}]")
    elif str(example) != str(real):
        yield f"{where}: {example!r} {real!r}"


def test_the_difference_is_seen() -> None:
    assert list(differences({"a": [Decimal("1.0")]}, {"a": [Decimal("1.00")]}, ""))
    assert list(differences({"a": []}, {"a": [1]}, "")) and list(differences({"a": 1}, {"a": 1, "b": 2}, ""))
    assert list(differences({"a": [1]}, {"a": [1, 2, 3]}, "")) == []


def test_every_answer_that_a_server_may_give_is_named(web: Web, openapi: dict[str, Any], server: str) -> None:
    """An id that no file has: the server's own page, which the description names as the only other answer."""
    for path, item in openapi["paths"].items():
        named = item["get"]["responses"]
        assert set(named) == ({"200", "404"} if "{" in path else {"200"})
        if "404" in named:
            with pytest.raises(HTTPError) as refused:
                web.get(server + re.sub(r"{\w+}", "khong-co", path.lstrip("/")))
            assert str(refused.value.code) in named
            assert refused.value.headers.get_content_type() in named["404"]["content"]
            refused.value.close()
