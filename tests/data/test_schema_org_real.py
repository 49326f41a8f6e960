"""The description of every real data page for search engines."""

from __future__ import annotations

import json

from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.edition import Edition
from tests.unit.catalogue_samples import URL


def test_every_real_data_page_is_described_and_light(edition: Edition):
    paths = [f"du-lieu/{report}/" for report in edition.releases] + ["du-lieu/tat-ca/"]
    for path in paths:
        (text,) = json_ld_of(edition, path, {}, URL)
        assert 50 <= len(json.loads(text)["description"]) <= 5000
        assert len(text.encode()) < 20_000, path
