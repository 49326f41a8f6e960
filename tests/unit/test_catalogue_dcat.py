"""The DCAT catalogue, read by an RDF library: every data set, version and file, with what DCAT-AP asks for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from plugins.cchc.catalogue.dcat import make_catalogue, render_turtle
from plugins.cchc.catalogue.publication import Publication
from plugins.cchc.formats.file_facts import LICENCE_NAME, LICENCE_PATH
from plugins.cchc.formats.json_text import render_json
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.rdf_catalogue import DCAT, data_sets, kinds, read
from tests.unit.catalogue_samples import OTHER, REPORT, URL, bare, make_edition, publish

ADMS = Namespace("http://www.w3.org/ns/adms#")


SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


SPDX = Namespace("http://spdx.org/rdf/terms#")


LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


DATA_SUFFIXES = (".csv", ".json", ".xlsx", ".zip", ".parquet", ".sqlite")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def publication(folder: Path) -> Publication:
    return publish(folder, URL)


@pytest.fixture(scope="module")
def graph(publication: Publication) -> Graph:
    return read(render_json(make_catalogue(publication)))


def at(path: str) -> URIRef:
    return URIRef(f"{URL}/{path}")


def data_files(folder: Path) -> set[str]:
    """Of what is newest all but lists; of an older version the archive; of a past edition its document."""
    paths = [path for path in (folder / "du-lieu").rglob("*") if path.suffix in DATA_SUFFIXES]
    about = ("datapackage.json", "csv-metadata.json")
    followed = (f"{REPORT}/1.0.0",)
    files = {path.relative_to(folder / "du-lieu") for path in paths if path.name not in about}
    kept = (file for file in files if file.suffix == ".zip" or file.parent.as_posix() not in followed)
    figures = {"tthc-pl-1", "bm-01b", "sn-534", "prose", "figures"}
    of_data = {f"du-lieu/{file.as_posix()}" for file in kept if file.suffix != ".csv" or file.stem in figures}
    return of_data | {"api/v1/as-of/2026-11.json"}


def test_turtle_says_the_same(publication: Publication, graph: Graph) -> None:
    told = Graph().parse(data=render_turtle(make_catalogue(publication)), format="turtle")
    assert len(told) > 500 and isomorphic(told, graph)


def test_versions_and_files_have_titles_of_their_own(graph: Graph) -> None:
    own = [each for each in data_sets(graph) if REPORT in each]
    titles = {str(title) for each in own for title in graph.objects(each, DCTERMS.title) if title.language == "en"}
    assert len(own) == len(titles) == 3 and {title.rpartition(", ")[2] for title in titles} > {"version 1.0.1"}
    for data_set in data_sets(graph):
        listed = tuple(graph.objects(data_set, DCAT.distribution))
        names = [title for file in listed for title in graph.objects(file, DCTERMS.title)]
        assert len(set(names)) == len(names) == 2 * len(listed), data_set


def test_series_data_sets_versions_and_files_are_all_there(graph, folder):
    assert len(kinds(graph, DCAT.Catalog)) == len(kinds(graph, DCAT.DataService)) == 1
    assert kinds(graph, DCAT.DatasetSeries) == {at("du-lieu/catalog.jsonld#trung-tam-2019")}
    assert data_sets(graph) == {
        at(f"du-lieu/{path}#bo-du-lieu")
        for path in (
            "tat-ca/",
            "tat-ca/2026-11/",
            f"{OTHER}/",
            f"{OTHER}/1.0.0/",
            f"{REPORT}/",
            f"{REPORT}/1.0.0/",
            f"{REPORT}/1.0.1/",
        )
    }
    (catalogue,) = kinds(graph, DCAT.Catalog)
    listed = set(graph.objects(catalogue, DCAT.dataset))
    assert listed == kinds(graph, DCAT.Dataset)
    downloads = {str(one).removeprefix(f"{URL}/") for one in graph.objects(None, DCAT.downloadURL)}
    assert downloads == data_files(folder) and len(kinds(graph, DCAT.Distribution)) == len(downloads)


def test_versions_point_to_each_other(graph):
    report, first, second = (at(f"du-lieu/{REPORT}/{part}#bo-du-lieu") for part in ("", "1.0.0/", "1.0.1/"))
    assert set(graph.objects(report, DCAT.hasVersion)) == {first, second}
    assert graph.value(report, DCAT.hasCurrentVersion) == second
    assert graph.value(second, DCAT.previousVersion) == first
    assert graph.value(first, DCAT.previousVersion) is None
    assert graph.value(second, DCAT.version) == Literal("1.0.1")
    assert graph.value(second, DCAT.isVersionOf) == report
    assert set(graph.objects(report, DCAT.distribution)) == set(graph.objects(second, DCAT.distribution))
    notes = {note.language: str(note) for note in graph.objects(second, ADMS.versionNotes)}
    assert notes["en"] == "One cell <put> right & its sum."


def test_past_editions_are_versions_of_all_data(graph):
    everything, past = (at(f"du-lieu/tat-ca/{part}#bo-du-lieu") for part in ("", "2026-11/"))
    assert set(graph.objects(everything, DCAT.hasVersion)) == {past}
    assert graph.value(past, DCAT.previousVersion) is None and graph.value(past, DCAT.isVersionOf) == everything
    assert [str(graph.value(one, DCAT.version)) for one in (past, everything)] == ["2026-11", "2026-12"]
    assert str(graph.value(past, DCTERMS.issued)) == "2026-11-21"
    assert str(graph.value(past, DCAT.landingPage)) == f"{URL}/du-lieu/tat-ca/2026-11/"
    (document,) = graph.objects(past, DCAT.distribution)
    assert str(graph.value(document, DCAT.downloadURL)) == f"{URL}/api/v1/as-of/2026-11.json"
    assert str(graph.value(document, DCAT.mediaType)).endswith("/application/json")


def test_every_file_has_its_size_sum_type_and_licence(graph, folder):
    for one in kinds(graph, DCAT.Distribution):
        path = folder / str(graph.value(one, DCAT.downloadURL)).removeprefix(f"{URL}/")
        checksum = graph.value(one, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(path.read_bytes()).hexdigest()
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert graph.value(checksum, RDF.type) == SPDX.Checksum
        assert int(str(graph.value(one, DCAT.byteSize))) == path.stat().st_size
        assert graph.value(one, DCTERMS.license) == LICENCE
        assert str(graph.value(one, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")
        assert graph.value(one, DCAT.accessURL) and graph.value(one, DCTERMS.format)
    csv = at(f"du-lieu/{REPORT}/1.0.1/#tthc-pl-1.csv")
    assert str(graph.value(csv, DCAT.mediaType)).endswith("/text/csv")


def test_a_file_whose_table_has_no_title_is_called_by_its_name(publication: Publication) -> None:
    files = {path: tuple(replace(file, title=NO_TEXT) for file in files) for path, files in publication.files.items()}
    told = read(render_json(make_catalogue(replace(publication, files=files))))
    csv = at(f"du-lieu/{REPORT}/1.0.1/#tthc-pl-1.csv")
    assert list(told.objects(csv, DCTERMS.title)) == [Literal("tthc-pl-1.csv")]


# Mandatory and recommended properties of DCAT-AP 3, by class.
ASKED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCAT.service, DCTERMS.license,
                   DCTERMS.language, DCTERMS.issued, DCTERMS.modified, DCTERMS.spatial, DCAT.themeTaxonomy,
                   FOAF.homepage),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCAT.contactPoint, DCAT.distribution, DCAT.keyword,
                   DCTERMS.publisher, DCTERMS.spatial, DCTERMS.temporal, DCAT.theme, DCTERMS.language,
                   DCTERMS.identifier, DCAT.landingPage, DCTERMS.accessRights),
    DCAT.DatasetSeries: (DCTERMS.title, DCTERMS.description, DCAT.contactPoint, DCTERMS.accrualPeriodicity,
                         DCTERMS.spatial, DCTERMS.temporal, DCTERMS.publisher),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription, DCTERMS.publisher, DCAT.keyword,
                       DCAT.theme, DCAT.contactPoint, DCAT.servesDataset, DCTERMS.license, DCTERMS.conformsTo),
}  # fmt: skip


@pytest.mark.parametrize("kind", ASKED)
def test_what_dcat_ap_asks_for_is_said(graph, kind):
    for one in data_sets(graph) if kind == DCAT.Dataset else kinds(graph, kind):
        assert [asked for asked in ASKED[kind] if graph.value(one, asked) is None] == [], one


def test_times_places_and_languages_are_what_the_report_says(graph):
    report = at(f"du-lieu/{REPORT}/#bo-du-lieu")
    time = graph.value(report, DCTERMS.temporal)
    assert (str(graph.value(time, DCAT.startDate)), str(graph.value(time, DCAT.endDate))) == (
        "2019-01-01",
        "2019-06-20",
    )
    place = graph.value(report, DCTERMS.spatial)
    assert Literal("Tỉnh Sóc Trăng", lang="vi") in set(graph.objects(place, SKOS.prefLabel))
    assert {one.language for one in graph.objects(report, DCTERMS.title)} == {"vi", "en"}
    contact = graph.value(report, DCAT.contactPoint)
    assert graph.value(contact, VCARD.hasURL) == at("dong-gop/")


@pytest.mark.parametrize(
    ("path", "issued", "modified"),
    [
        ("catalog.jsonld#danh-muc", "2026-11-21", "2026-12-05"),
        (f"{REPORT}/#bo-du-lieu", "2026-11-21", "2026-12-05"),
        (f"{REPORT}/1.0.1/#bo-du-lieu", "2026-12-05", None),
    ],
)
def test_each_tells_its_first_day_and_its_last(graph: Graph, path: str, issued: str, modified: str | None):
    told = [graph.value(at(f"du-lieu/{path}"), property) for property in (DCTERMS.issued, DCTERMS.modified)]
    assert [str(day) if day else None for day in told] == [issued, modified]


@pytest.mark.parametrize(
    ("unit", "code", "kind"),
    [
        ("tinh-soc-trang", "94", "RegionalAuthority"),
        ("so-noi-vu", "", "RegionalAuthority"),
        ("huyen-long-phu", "946", "LocalAuthority"),
    ],
)
def test_a_place_below_the_province_governs_itself(unit: str, code: str, kind: str):
    made = make_edition()
    units, releases = dict(made.references.units), made.collection.releases
    units[unit] = replace(units[unit], code=code)
    issued = tuple(replace(release, source=replace(release.source, issuer=unit)) for release in releases)
    collection = replace(made.collection, references=replace(made.references, units=units), releases=issued)
    told = read(render_json(make_catalogue(bare(replace(made, collection=collection), URL))))
    assert told.value(at(f"don-vi/{unit}/#co-quan"), DCTERMS.type) == URIRef(
        f"http://purl.org/adms/publishertype/{kind}"
    )


def test_publisher_and_licence_are_those_of_the_files(graph):
    assert (str(LICENCE), LICENCE_NAME) == (LICENCE_PATH, "CC-BY-4.0")
    (catalogue,) = kinds(graph, DCAT.Catalog)
    publisher = graph.value(catalogue, DCTERMS.publisher)
    assert {str(name) for name in graph.objects(publisher, FOAF.name)} == {"Nhóm số liệu thử", "Trial figures group"}


def test_nothing_is_pointed_to_within_the_catalogue_that_it_does_not_describe(graph):
    inner = (DCAT.dataset, DCAT.distribution, DCAT.inSeries, DCAT.hasVersion, DCAT.isVersionOf, DCAT.servesDataset,
             DCAT.contactPoint, DCTERMS.publisher, DCTERMS.creator, DCTERMS.spatial)  # fmt: skip
    for property in inner:
        for target in graph.objects(None, property):
            assert (target, RDF.type, None) in graph, target


def test_a_theme_stands_in_its_list_and_both_have_names(graph):
    scheme = URIRef("http://publications.europa.eu/resource/authority/data-theme")
    theme = scheme + "/GOVE"
    assert Literal("Chính quyền và khu vực công", lang="vi") in set(graph.objects(theme, SKOS.prefLabel))
    assert Literal("Lĩnh vực dữ liệu (EU)", lang="vi") in set(graph.objects(scheme, DCTERMS.title))
    assert graph.value(theme, SKOS.inScheme) == scheme and graph.value(scheme, SKOS.inScheme) is None


def test_without_an_address_the_catalogue_is_read_from_where_it_lies(publication):
    told = read(render_json(make_catalogue(Publication(publication.edition, files=publication.files))))
    assert URIRef("https://elsewhere.example/du-lieu/tat-ca/#bo-du-lieu") in kinds(told, DCAT.Dataset)
