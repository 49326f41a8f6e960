"""What machines read follows the languages of the portal: no other list of languages stands anywhere."""

from __future__ import annotations

import json
from dataclasses import replace

from plugins.cchc.catalogue.api.api_contents import ROUTES, make_openapi
from plugins.cchc.catalogue.dcat import make_catalogue
from plugins.cchc.catalogue.publication import Host, Publication
from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.catalogue.write_catalogue import SitemapWriter, make_feeds, render_llms
from plugins.cchc.words.language import Language
from tests.unit.catalogue_samples import REPORT, URL, bare, make_edition

LANGUAGES = ("vi", "km", "en")


def speaking(*languages: str) -> Publication:
    publication = bare(make_edition(), URL)
    collection = publication.edition.collection
    portal = replace(collection.portal, languages=languages)
    return replace(publication, edition=replace(publication.edition, collection=replace(collection, portal=portal)))


def test_texts_and_pages_of_the_api_have_a_field_for_each_language() -> None:
    for languages in (LANGUAGES, ("vi",)):
        publication = speaking(*languages)
        schemas = make_openapi(publication)["components"]
        assert isinstance(schemas, dict)
        for name in ("Text", "Page"):
            assert schemas["schemas"][name]["required"] == list(languages)
        (units,) = [route for route in ROUTES if route.path == "units.json"]
        unit = json.loads(json.dumps(units.document(publication, "")))["units"][0]
        assert list(unit["name"]) == list(unit["page"]) == list(languages)
        folders = {lang: "" if lang == "vi" else f"{lang}/" for lang in languages}
        assert unit["page"] == {lang: f"{URL}/{folder}don-vi/{unit['id']}/" for lang, folder in folders.items()}


def test_the_catalogue_names_each_language_as_the_european_list_does() -> None:
    catalogue = json.dumps(make_catalogue(speaking(*LANGUAGES)))
    assert [f"/language/{code}" in catalogue for code in ("VIE", "KHM", "ENG", "FRA")] == [True, True, True, False]
    assert '"@language": "km"' in catalogue
    assert "/language/ENG" not in json.dumps(make_catalogue(speaking("vi", "km")))
    assert [Language(lang).long_code for lang in ("vi", "km", "xx")] == ["vie", "khm", "xx"]


def test_feeds_data_pages_and_plain_texts_come_in_each_language() -> None:
    publication = speaking(*LANGUAGES)
    kinds = ("du-lieu", "dinh-chinh")
    assert [path for path, _ in make_feeds(publication)] == [
        f"feeds/{kind}.{lang}.atom.xml" for kind in kinds for lang in LANGUAGES
    ]
    told = json.loads(*json_ld_of(publication.edition, f"km/du-lieu/{REPORT}/", {}, URL))
    assert told["inLanguage"] == list(LANGUAGES) and told["url"] == f"{URL}/km/du-lieu/{REPORT}/"
    assert render_llms(publication).count("\n>\n") == 2 and render_llms(speaking("vi")).count("\n>\n") == 0


def test_a_page_in_the_list_of_pages_names_those_of_its_languages_that_are_there() -> None:
    pages = dict.fromkeys(("", "ky/", "km/", "km/ky/", "en/"), "")
    ((_, text),) = SitemapWriter(pages, Host(URL), LANGUAGES).files()
    lines = [line for line in text.splitlines() if line.startswith("<url>")]
    assert [line.count("hreflang=") for line in lines] == [4, 3, 4, 3, 4]
    assert f'hreflang="km" href="{URL}/km/ky/"' in lines[1] and f'hreflang="x-default" href="{URL}/ky/"' in lines[3]
