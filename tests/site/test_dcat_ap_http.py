"""The published catalogue has what DCAT-AP 3 makes mandatory and recommends, class by class."""

from __future__ import annotations

from datetime import date

import pytest
from rdflib import DCTERMS, FOAF, RDF, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from tests.site.conftest import DCAT

DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.DatasetSeries: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
}
_ABOUT = (DCAT.contactPoint, DCAT.keyword, DCTERMS.publisher, DCTERMS.spatial, DCTERMS.temporal, DCAT.theme)
# The type of the publisher and the bounds of the place are recommended too: the project has not said what it is in
# law, and no document of the collection prints coordinates.
RECOMMENDED = {
    DCAT.Catalog: (DCAT.dataset, DCTERMS.issued, FOAF.homepage, DCTERMS.language, DCTERMS.license, DCTERMS.modified,
                   DCAT.service, DCTERMS.spatial, DCAT.themeTaxonomy),
    DCAT.Dataset: (*_ABOUT, DCAT.distribution),
    DCAT.DatasetSeries: (DCAT.contactPoint, DCTERMS.accrualPeriodicity, DCTERMS.spatial, DCTERMS.temporal),
    DCAT.Distribution: (DCATAP.availability, DCTERMS.description, DCTERMS.format, DCTERMS.license),
    DCAT.DataService: (DCAT.contactPoint, DCAT.endpointDescription, DCAT.keyword, DCAT.servesDataset, DCAT.theme,
                       DCTERMS.publisher),
    DCTERMS.PeriodOfTime: (DCAT.endDate,),  # of some figures the first day is not known
}  # fmt: skip
ONCE = (
    DCTERMS.publisher, DCTERMS.issued, DCTERMS.modified, DCTERMS.license, DCTERMS.accessRights, DCAT.byteSize,
    DCTERMS.accrualPeriodicity, SPDX.checksum, DCAT.mediaType, DCTERMS.format, DCAT.version, DCAT.previousVersion,
    DCATAP.availability, DCAT.hasCurrentVersion, FOAF.homepage,
)  # fmt: skip
TYPES = {
    DCTERMS.issued: XSD.date, DCTERMS.modified: XSD.date, DCAT.startDate: XSD.date, DCAT.endDate: XSD.date,
    DCAT.byteSize: XSD.nonNegativeInteger, SPDX.checksumValue: XSD.hexBinary,
}  # fmt: skip
# What these point to is described in the same document, as the class that DCAT-AP asks for.
RANGES = {
    DCAT.dataset: DCAT.Dataset, DCAT.distribution: DCAT.Distribution, DCAT.service: DCAT.DataService,
    DCAT.inSeries: DCAT.DatasetSeries, DCAT.hasVersion: DCAT.Dataset, DCAT.servesDataset: DCAT.Dataset,
    DCTERMS.publisher: FOAF.Agent, DCTERMS.creator: FOAF.Agent, DCAT.contactPoint: VCARD.Kind,
    DCTERMS.spatial: DCTERMS.Location, DCTERMS.temporal: DCTERMS.PeriodOfTime, SPDX.checksum: SPDX.Checksum,
    DCTERMS.provenance: DCTERMS.ProvenanceStatement,
}  # fmt: skip
BOTH_LANGUAGES = (DCTERMS.title, DCTERMS.description, DCAT.keyword)


def of_kind(graph: Graph, kind: URIRef) -> set[Node]:
    """A series is said to be a data set as well; what is asked of data sets with files is not asked of it."""
    found = set(graph.subjects(RDF.type, kind))
    return found - set(graph.subjects(RDF.type, DCAT.DatasetSeries)) if kind == DCAT.Dataset else found


@pytest.mark.parametrize("kind", {**MANDATORY, **RECOMMENDED})
def test_mandatory_and_recommended_properties_are_there(graph: Graph, kind: URIRef) -> None:
    asked = MANDATORY.get(kind, ()) + RECOMMENDED.get(kind, ())
    nodes = of_kind(graph, kind)
    assert nodes, kind
    for node in nodes:
        assert [property for property in asked if graph.value(node, property) is None] == [], node


def test_what_is_said_once_is_said_once(graph: Graph) -> None:
    for property in ONCE:
        for node in set(graph.subjects(property, None)):
            assert len(list(graph.objects(node, property))) == 1, (node, property)


def test_dates_sizes_and_sums_are_of_their_types(graph: Graph) -> None:
    for property, kind in TYPES.items():
        values = list(graph.objects(None, property))
        assert values and all(isinstance(one, Literal) and one.datatype == kind for one in values), property
        if kind == XSD.date:
            assert all(date.fromisoformat(str(one)) for one in values)
    for period in of_kind(graph, DCTERMS.PeriodOfTime):
        start = graph.value(period, DCAT.startDate)
        assert start is None or str(start) < str(graph.value(period, DCAT.endDate))


def test_whatever_is_pointed_to_is_described_as_what_it_should_be(graph: Graph) -> None:
    for property, kind in RANGES.items():
        targets = set(graph.objects(None, property))
        assert targets and all((one, RDF.type, kind) in graph for one in targets), property


def test_words_are_in_both_languages(graph: Graph) -> None:
    nodes = [one for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.DatasetSeries, DCAT.DataService)
             for one in of_kind(graph, kind)]  # fmt: skip
    for node in nodes:
        for property in BOTH_LANGUAGES:
            said = [one for one in graph.objects(node, property) if isinstance(one, Literal)]
            if said:
                assert {one.language for one in said} == {"vi", "en"}, (node, property)
        # One title and one description for each language.
        for property in BOTH_LANGUAGES[:2]:
            assert len(list(graph.objects(node, property))) == 2, (node, property)


def test_terms_of_the_european_lists_say_what_kind_they_are(graph: Graph) -> None:
    """A validator that cannot fetch the lists finds the class of each term here."""
    listed = {one for property, one in graph.predicate_objects() if property != SKOS.inScheme}
    used = {one for one in listed if "/resource/authority/" in str(one)}
    assert len(used) > 8
    assert [one for one in used if graph.value(one, RDF.type) is None] == []


def test_every_version_belongs_to_a_data_set_and_every_report_to_a_series(graph: Graph) -> None:
    for node in of_kind(graph, DCAT.Dataset):
        is_version = graph.value(node, DCAT.isVersionOf) is not None
        is_whole = graph.value(node, DCAT.hasVersion) is not None
        # All data have no other version before a newer edition comes.
        is_only_edition = str(node).endswith("/du-lieu/tat-ca/#bo-du-lieu") and not is_whole
        assert is_version != (is_whole or is_only_edition), node
        assert graph.value(node, DCAT.version) is not None or graph.value(node, DCAT.inSeries) is not None, node
    for whole, newest in graph.subject_objects(DCAT.hasCurrentVersion):
        assert (newest, DCAT.isVersionOf, whole) in graph and not isinstance(whole, BNode)
