"""Portal: who this site is. What is written here is all that tells one province's portal from another's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..words.catalogue import OWN_LANGUAGE
from ..words.text import NO_TEXT, Lang, Text


@dataclass(frozen=True)
class PortalNames:
    """How the site, its publisher and what it publishes are called."""

    site: Text = NO_TEXT
    tagline: Text = NO_TEXT
    publisher: Text = NO_TEXT
    catalogue: Text = NO_TEXT
    about: Text = NO_TEXT  # what the catalogue holds, in a sentence
    all_data: Text = NO_TEXT
    independence: Text = NO_TEXT  # whose site it is and whose it is not; at the foot of every page


@dataclass(frozen=True)
class HomeWords:
    """What the first page says before it shows figures."""

    question: Text = NO_TEXT
    description: Text = NO_TEXT
    opening: Text = NO_TEXT  # runs on into the number of figures
    until: Text = NO_TEXT  # how far the data reach, and what the place has become since
    units: Text = NO_TEXT  # the kinds of units to be found, short
    all_units: Text = NO_TEXT  # the same as a sentence


@dataclass(frozen=True)
class TileMap:
    """Units as tiles near where they lie, coloured by one measure; without a measure no map is drawn."""

    id: str = "ban-do"  # of the picture, part of its address
    measure: str = ""
    title: Text = NO_TEXT
    heading: Text = NO_TEXT  # on the first page
    places: Text = NO_TEXT  # all units on the map in words
    classes: tuple[Decimal, ...] = ()  # where one colour ends and the next begins; the same in every period
    tiles: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # unit -> (column, row)


@dataclass(frozen=True)
class Duty:
    """What the documents say of a regime; the letters themselves are not in the collection."""

    regime: str
    document: str  # as the reports cite it
    unit_types: tuple[str, ...] = ()  # code list unit_type: whom the document names
    units: tuple[str, ...] = ()  # single bodies named
    stated: tuple[str, ...] = ()  # kinds of period that a document says are due
    due_day: str = ""  # of the last month of a period; of whom and by which act says `due_act`
    due_act: str = ""
    date: str = ""  # of the document, as a day of the calendar


@dataclass(frozen=True)
class ShownExample:
    """What the guide shows how to read and to embed; whatever is not held is replaced by the first thing that is."""

    report: str = ""
    unit: str = ""
    period: str = ""
    chart: str = ""


@dataclass(frozen=True)
class SearchWords:
    """What the search cannot know by itself."""

    ignored: Text = NO_TEXT  # words that say nothing about what is wanted: of, in, how many
    words: Mapping[str, Text] = field(default_factory=dict)  # what people call a page, by its path


@dataclass(frozen=True)
class ServiceLink:
    """Where somebody else serves the reader: a dossier is looked up, a complaint taken."""

    name: Text
    note: Text
    address: str  # https


@dataclass(frozen=True)
class Portal:
    languages: tuple[Lang, ...] = (OWN_LANGUAGE,)  # the first is the one that the data are written in
    names: PortalNames = PortalNames()
    home: HomeWords = HomeWords()
    keywords: tuple[Text, ...] = ()
    province: str = ""  # unit id
    tag_authority: str = ""  # names the feeds of a site without an address (RFC 4151)
    headlines: tuple[str, ...] = ()  # measures, the most telling first
    tile_map: TileMap = field(default_factory=TileMap)
    highest_score: int = 2  # that one index can get
    duties: tuple[Duty, ...] = ()
    example: ShownExample = ShownExample()
    services: tuple[ServiceLink, ...] = ()  # told on the page of each unit
    search: SearchWords = field(default_factory=SearchWords)
    repository: str = ""  # where contributions go; empty as long as there is no public place
    contact: str = ""  # https: where readers may write, if not to the issues of the repository
    next_update: str = ""  # ISO date, or that there is none; empty as long as nobody has said

    def contact_at(self, repository: str) -> str:
        """`repository` of this build; else the portal's own."""
        place = (repository or self.repository).rstrip("/")
        return self.contact or (f"{place}/issues" if place else "")

    @property
    def first_language(self) -> Lang:
        return self.languages[0]


NO_DAY = "none"  # what `next_update` says where no day is promised
NO_PORTAL = Portal()
