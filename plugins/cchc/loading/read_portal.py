"""data/portal.yaml into who this portal is; every unit, measure and kind that it names must be in the lists."""

import re
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

from ..model.portal import (
    NO_DAY,
    NO_PORTAL,
    Duty,
    HomeWords,
    Portal,
    PortalNames,
    SearchWords,
    ServiceLink,
    ShownExample,
    TileMap,
)
from ..words.catalogue import LANGUAGES
from ..words.text import Lang, Text
from .closed_reading import ClosedSection
from .read_definitions import check_code
from .read_files import Faults, FilePlace, Tree, make_file
from .structure_check import Lists, open_yaml

FILE = "data/portal.yaml"
# Of a duty: key -> list that has its codes.
_DUTY_CODES = {
    "regime": "regime", "due_act": "legal_act", "unit_types": "unit_type", "units": "unit", "stated": "period_kind",
}  # fmt: skip
_KEYS = ("languages", "names", "home", "province", "headlines")
_MORE = (
    "keywords", "tag_authority", "tile_map", "highest_score", "duties", "example", "services", "search", "repository",
    "contact", "next_update",
)  # fmt: skip


def read_languages(tree: Tree) -> tuple[Lang, ...]:
    """The languages alone, before anything else can be read: their suffixes name the columns of the lists.

    Where the file does not say them, all that there are: one missing file is no reason to refuse every other.
    """
    section = open_yaml(tree.files.get(FILE), Faults())
    return (section.words("languages") if section else ()) or LANGUAGES


def portal_of(root: Path) -> Portal:
    """The portal of a project for settings that are needed before the data are read; the gate judges the file."""
    faults, path = Faults(), root / FILE
    file = make_file(FILE, path.read_bytes(), faults) if path.is_file() else None
    portal, _ = read_portal(Tree({FILE: file} if file else {}), faults)
    return portal


def read_portal(tree: Tree, faults: Faults) -> tuple[Portal, ClosedSection | None]:
    """The portal, and its file for what can be judged only when the lists are known."""
    if not tree.has(FILE):
        faults.add("file.missing/portal", FilePlace(FILE))
    section = open_yaml(tree.files.get(FILE), faults)
    if section is None:
        return NO_PORTAL, None
    section.close(_KEYS, _MORE)
    if section.text("next_update") != NO_DAY:
        section.check_day("next_update")
    if section.text("contact"):
        _address(section, "contact")
    section.languages = _languages(section)
    portal = section.make(
        Portal,
        languages=section.languages,
        names=PortalNames(**_texts(section.section("names"), PortalNames)),
        home=HomeWords(**_texts(section.section("home"), HomeWords)),
        keywords=tuple(keyword.as_text(must_be_filled=True) for keyword in section.sections("keywords")),
        province=section.filled("province"),
        tile_map=_tile_map(section.section("tile_map")) if "tile_map" in section.values else TileMap(),
        highest_score=section.whole("highest_score", Portal.highest_score),
        duties=tuple(duty.close_as(Duty).make(Duty) for duty in section.sections("duties")),
        example=section.section("example").close_as(ShownExample).make(ShownExample),
        services=tuple(_service(service) for service in section.sections("services")),
        search=_search(section.section("search")) if "search" in section.values else SearchWords(),
    )
    return portal, section


def check_portal(section: ClosedSection | None, lists: Lists) -> None:
    """What the portal names must be in the lists; a list that is broken judges nothing."""
    if section is None:
        return
    tile_map = section.section("tile_map")
    named = [(section, "province", "unit"), (section, "headlines", "measure"), (tile_map, "measure", "measure")]
    named += [(tile, "unit", "unit") for tile in tile_map.sections("tiles")]
    for duty in section.sections("duties"):
        duty.check_day("date")
        named += [(duty, key, code_list) for key, code_list in _DUTY_CODES.items()]
    for part, key, code_list in named:
        check_code(part, key, lists, code_list, "portal.unknown")


def _languages(section: ClosedSection) -> tuple[Lang, ...]:
    languages = section.words("languages")
    for language in languages:
        if language not in LANGUAGES:
            told = {"language": language, "choices": ", ".join(sorted(LANGUAGES))}
            section.problem("languages", "portal.language", language, **told)
    if "languages" in section.values and not languages:
        section.problem("languages", "yaml.empty/languages")
    return languages or Portal.languages


def _texts(section: ClosedSection, kind: type[PortalNames] | type[HomeWords]) -> dict[str, Text]:
    """Words in every language of the portal, none empty."""
    names = tuple(field.name for field in fields(kind))
    section.close(names)
    return {name: section.section(name).as_text(must_be_filled=True) for name in names if name in section.values}


def _tile_map(section: ClosedSection) -> TileMap:
    section.close(("measure", "title", "heading", "places", "classes", "tiles"), ("id",))
    tiles = {}
    for tile in section.sections("tiles"):
        tile.close(("unit", "column", "row"))
        tiles[tile.text("unit")] = (tile.whole("column"), tile.whole("row"))
    return TileMap(
        id=section.text("id") or TileMap.id,
        measure=section.filled("measure"),
        **{name: section.section(name).as_text(must_be_filled=True) for name in ("title", "heading", "places")},
        classes=_classes(section),
        tiles=tiles,
    )


def _classes(section: ClosedSection) -> tuple[Decimal, ...]:
    words = section.words("classes")
    for word in words:
        if not (word.isascii() and word.isdigit() and 0 < int(word) < 100):
            section.problem("classes", "yaml.number/classes", word)
            return ()
    return tuple(sorted(Decimal(word) for word in words))


def _search(section: ClosedSection) -> SearchWords:
    section.close(("ignored", "words"))
    words = {}
    for named in section.sections("words"):
        named.close(("page", "words"))
        words[named.filled("page")] = named.section("words").as_text(must_be_filled=True)
    return SearchWords(section.section("ignored").as_text(must_be_filled=True), words)


def _service(section: ClosedSection) -> ServiceLink:
    section.close_as(ServiceLink)
    name, note = (section.section(key).as_text(must_be_filled=True) for key in ("name", "note"))
    return ServiceLink(name, note, _address(section, "address"))


def _address(section: ClosedSection, key: str) -> str:
    address = section.filled(key)
    if not re.fullmatch(r"https://[a-z0-9.-]+/\S*", address):
        section.problem(key, "portal.address", address)
    return address
