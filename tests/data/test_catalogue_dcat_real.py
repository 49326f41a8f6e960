"""The DCAT catalogue of the real data names every report and is the same each time."""

from __future__ import annotations

import json

from rdflib import URIRef

from plugins.cchc.catalogue.dcat import make_catalogue
from plugins.cchc.edition import Edition
from plugins.cchc.formats.json_text import render_json
from plugins.cchc.model.figures import past_editions
from tests.fixtures.rdf_catalogue import DCAT, data_sets, kinds, read
from tests.unit.catalogue_samples import URL, bare


def at(path: str) -> URIRef:
    return URIRef(f"{URL}/{path}")


def test_the_real_catalogue_names_every_report_and_is_the_same_each_time(edition: Edition):
    text = render_json(make_catalogue(bare(edition, URL)))
    assert text == render_json(make_catalogue(bare(edition, URL)))
    assert "context" not in json.loads(text)["@context"], "a context of our own, inline"
    told = read(text)
    reports = {at(f"du-lieu/{report}/#bo-du-lieu") for report in edition.releases}
    assert reports <= kinds(told, DCAT.Dataset)
    versions = len(past_editions(edition.collection.releases)) + len(edition.collection.releases)
    assert len(data_sets(told)) == 1 + len(reports) + versions
    assert len(kinds(told, DCAT.DatasetSeries)) == len({one.source.regime for one in edition.releases.values()})
