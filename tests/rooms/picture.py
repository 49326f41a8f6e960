"""The picture of the house: a box for each room, an arrow from a room to one that may ask it; drawn from the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

Point = tuple[float, float]

# What every room may ask; drawn as the ground, without arrows.
GROUND = ("words", "model", "errors")
# Centre of each box. Data enter at the top, the site leaves at the bottom.
PLACES: Mapping[str, Point] = {
    "loading": (430, 150),
    "checks": (250, 150),
    "figures": (610, 150),
    "edition": (430, 250),
    "tables": (790, 150),
    "formats": (790, 250),
    "charts": (970, 250),
    "pages": (610, 360),
    "messages": (280, 360),
    "catalogue": (760, 460),
    "posters": (520, 460),
    "build": (700, 570),
    "releases": (280, 570),
    "intake": (120, 250),
    "desk": (120, 470),
    "words": (330, 690),
    "model": (520, 690),
    "errors": (710, 690),
}
NOTES: Mapping[str, str] = {
    "loading": "data/ to values",
    "checks": "one rule a file",
    "figures": "asked by question",
    "edition": "all one build shows",
    "tables": "one value a table",
    "formats": "one file a format",
    "charts": "series to picture",
    "pages": "what each page says",
    "messages": "what commands say",
    "catalogue": "API, DCAT, feeds",
    "posters": "a sheet on A4",
    "build": "print, verify, swap",
    "releases": "life of a version",
    "intake": "Word, Excel, PDF",
    "desk": "inbox, local page",
    "words": "texts, languages",
    "model": "values",
    "errors": "problems",
}
# What stands outside the rooms: where its name is, and the line that joins it to a room, drawn from the first point.
OUTSIDE: tuple[tuple[str, Point, Point, Point], ...] = (
    ("data/", (430, 52), (430, 62), (430, 124)),
    ("Word, Excel, PDF", (120, 52), (120, 62), (120, 224)),
    ("content/, theme/", (900, 505), (865, 515), (775, 556)),
    ("the site", (930, 575), (775, 570), (895, 570)),
)
WIDTH, HEIGHT, BOX, TALL = 1100, 760, 150, 52
_STYLE = """\
rect.room { fill: #ffffff; stroke: #0b5d5e; stroke-width: 1.5 }
rect.ground { fill: #e3eeea; stroke: #93c4b8 }
path { fill: none; stroke: #4a5763; stroke-width: 1.5; marker-end: url(#tip) }
text { font-family: Inter, "DejaVu Sans", Arial, sans-serif; text-anchor: middle; fill: #17212b }
text.name { font-size: 17px; font-weight: 600 }
text.note { font-size: 13px; fill: #4a5763 }
text.outside { font-size: 15px; font-style: italic; fill: #4a5763 }"""


def arrows_drawn(rooms: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """(asked, asking), without what every room may ask, and without what another arrow's way already leads to."""
    asked = {room: others - set(GROUND) for room, others in rooms.items() if room not in GROUND}
    return sorted(
        (other, room)
        for room, others in asked.items()
        for other in others
        if not any(other in _behind(asked, between) for between in others - {other})
    )


def _behind(asked: Mapping[str, set[str]], room: str) -> set[str]:
    reached = set(asked[room])
    for other in asked[room]:
        reached |= _behind(asked, other)
    return reached


def draw_rooms(rooms: Mapping[str, set[str]]) -> str:
    """The picture as SVG; a room without a place is an error."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            "<title>The rooms of plugins/cchc and who may ask whom</title>",
            f"<style>{_STYLE}</style>",
            '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<polygon points="0,0 8,4 0,8" fill="#4a5763"/></marker>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf6"/>',
            f'<rect class="ground" x="40" y="638" width="{WIDTH - 80}" height="100" rx="6"/>',
            '<text class="note" x="140" y="694">every room above may ask</text>',
            *(_line(PLACES[asked], PLACES[asking]) for asked, asking in arrows_drawn(rooms)),
            *_outside(),
            *(part for room in rooms for part in _box(room)),
            "</svg>\n",
        ]
    )


def _box(room: str) -> Iterator[str]:
    x, y = PLACES[room]
    yield f'<rect class="room" x="{x - BOX / 2:g}" y="{y - TALL / 2:g}" width="{BOX}" height="{TALL}" rx="6"/>'
    yield f'<text class="name" x="{x:g}" y="{y - 3:g}">{room}</text>'
    yield f'<text class="note" x="{x:g}" y="{y + 16:g}">{escape(NOTES[room])}</text>'


def _outside() -> Iterator[str]:
    for name, (x, y), (start_x, start_y), (end_x, end_y) in OUTSIDE:
        yield f'<text class="outside" x="{x:g}" y="{y:g}">{escape(name)}</text>'
        yield f'<path d="M{start_x:g},{start_y:g} L{end_x:g},{end_y:g}"/>'


def _line(start: Point, end: Point) -> str:
    """A curve that leaves a box at its lower side and enters the other at its upper one; level ones go sideways."""
    (x, y), (to_x, to_y) = start, end
    if abs(to_y - y) < TALL:
        side = 1 if to_x > x else -1
        return f'<path d="M{x + side * BOX / 2:g},{y:g} L{to_x - side * BOX / 2:g},{to_y:g}"/>'
    down = 1 if to_y > y else -1
    top, bottom = y + down * TALL / 2, to_y - down * TALL / 2
    half = (top + bottom) / 2
    return f'<path d="M{x:g},{top:g} C{x:g},{half:g} {to_x:g},{half:g} {to_x:g},{bottom:g}"/>'
