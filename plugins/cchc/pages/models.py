"""Page models: everything a template prints, formatted and in the page's language; no HTML, no choice left to make.

Paths are site paths without a leading slash (`don-vi/so-lua/`, `en/ky/2018/`); a template prints
`{{ head.to(path) }}`, so that the site works in any folder of any server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from ..charts.series import Series
from ..charts.share_card import Card
from ..words.text import Lang
from .table_models import LONG_TABLE as LONG_TABLE
from .table_models import CellView as CellView
from .table_models import Embed as Embed
from .table_models import HeaderView as HeaderView
from .table_models import LegendEntry as LegendEntry
from .table_models import RowView as RowView
from .table_models import TableView as TableView

# Parts of a section that say nothing alone.
_NO_CONTENT = ("anchor", "title", "intro", "sheet", "link_style", "filter", "folded", "alarm")
LONG_PAGE = 6  # sections that need no list of contents


@dataclass(frozen=True)
class Link:
    label: str
    path: str
    note: str = ""


@dataclass(frozen=True)
class PageHead:
    """What every page has: where it is, what it is called, what of its address all languages share."""

    lang: Lang
    path: str
    root: str  # "./", "../", "../../" …
    title: str  # the page's own, unique; the template adds the site's name
    description: str
    crumbs: tuple[Link, ...]  # from the section down to this page's parent
    shared_path: str  # the path without the folder of its language
    section: str  # which entry of the navigation is current
    json_ld: tuple[str, ...] = ()  # schema.org, already serialised and safe inside script elements
    published: str = ""  # ISO: the day of the paper, version or news item that the page shows
    modified: str = ""  # ISO: of the newest data on it
    picture: str = ""  # path of the picture for sharing

    def to(self, path: str) -> str:
        """The shortest way from this page; from one that is served at any depth the whole way; elsewhere as it is."""
        if path.startswith("https://"):
            return path
        if not self.root.startswith("."):
            return f"{self.root}{path}"
        here, way = self.path[: self.path.rfind("/") + 1], ""
        while not path.startswith(here):
            here, way = here[: here.rfind("/", 0, -1) + 1], f"{way}../"
        rest = path[len(here) :]
        # Nothing more, or a place on a page: a file beside the page of its folder has to name the folder.
        is_folder = not way and (not rest or (rest.startswith("#") and here != self.path))
        return f"./{rest}" if is_folder else f"{way}{rest}"


@dataclass(frozen=True)
class Evidence:
    """The signature line under every figure: what it is made of, where it stands, whether it adds up."""

    parts: str  # "2.885 trên 2.941 đã giải quyết", may be empty
    place: str  # "Phụ lục I, dòng 12, cột 7, 8 và 6"
    path: str  # the row on its table page
    check: Literal["pass", "fail", "remark", "none"]
    check_label: str  # "4 + 5 khớp", "lệch 1: xem đối chiếu"
    check_path: str = ""


@dataclass(frozen=True)
class Strip:
    """Where a value stands among those of its peers: places in hundredths of the way from the least to the most."""

    low: str
    high: str
    others: tuple[int, ...]
    own: tuple[int, ...]  # of a contested value each figure that is stated
    words: str  # the same for those who do not see it


@dataclass(frozen=True)
class Tile:
    """A big quiet numeral with its evidence; in a sheet a row."""

    name: str
    figure: str  # "98,10 %" or a word for a missing value
    missing: bool
    evidence: Evidence
    threshold: str = ""  # "Ngưỡng 90 % (…)": where an act sets one, and how sure that is
    interval: str = ""  # "95 %: từ 97,5 đến 98,6 %": what chance alone leaves open
    rivals: tuple[str, ...] = ()  # other figures stated for the same thing, each with who says it
    rank: str = ""  # "thứ 13 trong 16 đơn vị", empty where no rank is honest
    trend: str = ""  # "kỳ trước: 97,20 % (quý I/2019)"; says so where the earlier one was counted otherwise
    context: str = ""  # unit and period, where the page does not say them
    path: str = ""  # to the measure
    strip: Strip | None = None  # where a place among peers can be shown


@dataclass(frozen=True)
class CheckView:
    anchor: str
    answer: Literal["pass", "fail", "not_applicable"]
    remark: bool  # a soft oddity, not an error
    title: str
    arithmetic: str  # "3.428 = 195 + 3.233" or "1.125 + 1.815 = 2.940; báo cáo ghi 2.941 (lệch 1)"
    place: str  # row or field label
    place_path: str
    reason: str = ""  # why not applicable
    status: str = ""  # open, explained … as a word
    explanation: str = ""


@dataclass(frozen=True)
class CheckGroup:
    """All answers of one check of a table: counts first, then a line for each failure."""

    title: str
    stated: bool
    passed: int
    failed: int
    summary: str  # "16 trên 16 dòng khớp"
    failures: tuple[Link, ...]
    reasons: tuple[str, ...]  # why not applicable, each once
    remark: bool = False  # its failures are oddities, none an error


@dataclass(frozen=True)
class ImageView:
    """A picture's file in the form for phones, which stands beside a table on a screen too."""

    path: str
    width: float
    height: float


@dataclass(frozen=True)
class ChartView:
    id: str  # unique on the page, letters-digits-dashes
    title: str
    say: str
    table: TableView
    source: str
    caveats: tuple[str, ...] = ()  # told once for all pictures of a page
    ways: Mapping[str, Link] = field(default_factory=dict)  # where the mark of each row leads
    origins: tuple[tuple[str, str], ...] = ()  # (report, table) that it is drawn from
    series: Series = field(kw_only=True)  # what charts/ draws; the rest is put in before the page is printed
    file: str = ""  # path of its files without the end of a form, where that is not its page's
    is_image: bool = False  # shown by its file, as other people's pages show it
    row: str = ""  # that is marked in it
    home: str = ""  # where it stands with all its files, if not here
    image: ImageView | None = None  # put in when it is drawn, as the following
    svg_wide: str = ""  # trusted: made by charts/, checked against an allow-list; a small picture has none
    svg_narrow: str = ""
    is_large: bool = False  # its files have both forms
    downloads: tuple[Link, ...] = ()  # the first one is the picture itself
    specification: str = ""  # path of the interactive form's
    embeds: tuple[Embed, ...] = ()  # following the newest version, frozen
    embed_note: str = ""

    @property
    def marked(self) -> str:
        """The end of its files' addresses that marks the row."""
        return f"#{self.row}" if self.row else ""

    def stem(self, page: str) -> str:
        """The path of its files, without the end of a form, on the page at that path."""
        return self.file or f"{page}{self.id}"


@dataclass(frozen=True)
class Download:
    label: str  # "CSV"
    path: str
    size: str  # "12 kB"
    note: str = ""


@dataclass(frozen=True)
class Quote:
    """A sentence a journalist may copy, with period, as-of date, denominator and caveat."""

    text: str
    cite: str


@dataclass(frozen=True)
class CitationView:
    """How to cite what a page shows: in both languages, with an address that stays, and as BibTeX."""

    texts: tuple[tuple[Lang, str, str], ...]  # (language, its own name, text); the page's language first
    address: str  # as people copy it
    path: str
    bibtex: str


@dataclass(frozen=True)
class LinePicture:
    """A picture of one line: bars that fill a whole from the left, or points on a scale; places are percentages."""

    bars: tuple[tuple[str, str, str], ...] = ()  # start, length, colour
    points: tuple[tuple[str, str], ...] = ()  # place, colour


NO_PICTURE = LinePicture()


@dataclass(frozen=True)
class Highlight:
    """What the figures tell at once: a sentence with its picture, its evidence, and where more of it is told."""

    anchor: str
    doubt: str  # its first clause, where somebody states another figure
    words: tuple[str, str, str]  # the sentence: before its figure, the figure, after it
    notes: tuple[str, ...]  # which dossiers the form counts, by whom and until when
    picture: LinePicture
    evidence: Evidence
    link: Link
    path: str = ""  # of the page that can be passed on

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (self.doubt, "".join(self.words))))


@dataclass(frozen=True)
class Fact:
    term: str
    text: str
    path: str = ""


@dataclass(frozen=True)
class PageSection:
    """A heading with what stands under it, in this order; any part may be empty."""

    anchor: str
    title: str
    intro: str = ""
    highlights: tuple[Highlight, ...] = ()
    tiles: tuple[Tile, ...] = ()
    sheet: bool = False  # the tiles are the rows of one table
    charts: tuple[ChartView, ...] = ()
    tables: tuple[TableView, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    link_style: Literal["list", "columns", "chips", "cards"] = "list"
    checks: tuple[CheckView, ...] = ()
    check_groups: tuple[CheckGroup, ...] = ()
    downloads: tuple[Download, ...] = ()
    quotes: tuple[Quote, ...] = ()
    citation: CitationView | None = None
    paragraphs: tuple[str, ...] = ()
    warning: str = ""
    alarm: bool = False  # the warning tells of a known mistake
    filter: str = ""  # label of a box that filters this section's links or rows (script only adds)
    code: tuple[tuple[str, str], ...] = ()  # (language name, text)
    folded: bool = False  # starts closed (details), for long tables after the main thing

    @property
    def has_content(self) -> bool:
        """Whether anything stands below the heading and its introduction."""
        return any(getattr(self, part.name) for part in fields(self) if part.name not in _NO_CONTENT)


def with_content(*sections: PageSection) -> tuple[PageSection, ...]:
    """Without those that are a heading over nothing."""
    return tuple(section for section in sections if section.has_content)


@dataclass(frozen=True)
class Finder:
    """All units in folded groups, with a box that opens what it finds."""

    label: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class QueryEditor:
    """Where scripts run: an editor that asks the published SQLite file."""

    base_file: str
    base_size: str
    first_query: str


Run = tuple[str, bool]  # words, and whether they are emphasised
Lead = tuple[Run, ...]


def plain_lead(sentence: str) -> Lead:
    """A first sentence without emphasis."""
    return ((sentence, False),)


@dataclass(frozen=True)
class Page:
    """One page: head, what it says first, then its sections. One template prints them all."""

    head: PageHead
    heading: str  # the one h1
    kicker: str = ""  # small line above the heading
    lead: Lead = ()  # the sentence that says it
    chips: tuple[Link, ...] = ()  # periods of a unit, years of a list …
    current_chip: str = ""  # path of the chip that is this page
    sections: tuple[PageSection, ...] = ()
    is_text: bool = False  # to be read from end to end, however long
    template: str = "data_page"  # theme/templates/<template>.html
    finder: Finder | None = None  # on the home page
    editor: QueryEditor | None = None  # on the page for asking the data
    abbreviations: tuple[Fact, ...] = ()  # those the page uses; put in when it is printed
    lead_source: str = ""  # the source of the first sentence, for whoever copies it
    card: Card | None = None  # what its own picture for sharing says

    @property
    def is_long(self) -> bool:
        """Long enough for a list of its sections."""
        return len(self.sections) > LONG_PAGE

    @property
    def charts(self) -> tuple[ChartView, ...]:
        return tuple(chart for section in self.sections for chart in section.charts)

    @property
    def workbook(self) -> Download | None:
        """What most readers want of the files; offered beside the first sentence too."""
        files = (file for section in self.sections for file in section.downloads)
        return next((file for file in files if file.path.endswith(".xlsx")), None)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What to beware of in the pictures drawn here, each sentence once, where no section says it already."""
        told = "\n".join(paragraph for section in self.sections for paragraph in section.paragraphs)
        sentences = (sentence for chart in self.charts if not chart.is_image for sentence in chart.caveats)
        return tuple(dict.fromkeys(sentence for sentence in sentences if sentence not in told))
