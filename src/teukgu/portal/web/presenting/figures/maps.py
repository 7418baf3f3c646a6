"""Maps as inline SVG: areas that are links with names, province outlines, frames around the far islands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from teukgu.loading.boundaries import Boundaries, Shape
from teukgu.portal.web.presenting.figures.svg import drawing, element, text

MARGIN = 40
MARKER_RADIUS = 46.0
LETTERS = 420.0
"""A small map is this many times as wide as a unit of its letters' size (14 units a letter)."""


@dataclass(frozen=True, slots=True)
class Link:
    """What an area leads to and says: address, name with its figure, colour class."""

    address: str
    name: str
    class_: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A round sign in a region, such as a zone with its band; several in one region stand side by side."""

    region: str
    address: str
    name: str
    class_: str
    letter: str = ""


def country(
    boundaries: Boundaries,
    label: str,
    links: Mapping[str, Link],
    *,
    language: str,
    provinces: Collection[str],
    markers: Sequence[Marker] = (),
) -> SafeString:
    """Draw the whole country; regions in ``links`` are links with names, the others stay quiet; markers come on top."""
    quiet = "".join(shape.path for region, shape in boundaries.municipalities.items() if region not in links)
    parts = [element("path", d=quiet, class_="area", fill_rule="evenodd")]
    parts += _areas(boundaries.municipalities, links)
    parts += _outlines(boundaries, provinces)
    for inset in boundaries.insets:
        west, north, east, south = inset.frame
        name = inset.name.text("en" if language == "en" else "ko")
        parts.append(element("rect", x=west, y=north, width=east - west, height=south - north, class_="frame"))
        # the frame of an island near the right edge has its name to the left of its corner
        anchor, x = ("end", east) if east > boundaries.width * 0.8 else ("start", west)
        parts.append(text(x, north - 20, name, "inset-name", anchor))
    parts += _markers(boundaries.municipalities, markers)
    return drawing(boundaries.width, boundaries.height, label, parts, class_="map", role="group")


def surroundings(
    boundaries: Boundaries,
    label: str,
    links: Mapping[str, Link],
    *,
    here: Collection[str],
    provinces: Collection[str],
) -> SafeString:
    """Draw only what lies around the regions ``here``; ``links`` should hold them and their neighbours."""
    shown = [boundaries.municipalities[region] for region in links if region in boundaries.municipalities]
    if not any(region in boundaries.municipalities for region in here):
        return SafeString("")
    west, north = min(shape.box[0] for shape in shown) - MARGIN, min(shape.box[1] for shape in shown) - MARGIN
    east, south = max(shape.box[2] for shape in shown) + MARGIN, max(shape.box[3] for shape in shown) + MARGIN
    frame = (west, north, east, south)
    near = {
        region: shape
        for region, shape in boundaries.municipalities.items()
        if region not in links and _overlap(shape.box, frame)
    }
    parts = [element("path", d="".join(shape.path for shape in near.values()), class_="area", fill_rule="evenodd")]
    parts += _areas(boundaries.municipalities, links)
    parts += _outlines(boundaries, provinces)
    size = max(east - west, south - north)
    for region, link in links.items():
        shape = boundaries.municipalities.get(region)
        if shape:
            caption = element("text", escape(link.name), text_anchor="middle", aria_hidden="true", class_="place")
            x, y = shape.point
            parts.append(element("g", caption, transform=f"translate({x:.0f} {y:.0f}) scale({size / LETTERS:.2f})"))
    return drawing(east - west, south - north, label, parts, class_="map near-map", role="group", left=west, top=north)


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _areas(shapes: Mapping[str, Shape], links: Mapping[str, Link]) -> Iterable[str]:
    for region, link in links.items():
        if region in shapes:
            area = element("path", d=shapes[region].path, class_=f"area {link.class_}", fill_rule="evenodd")
            yield _named_link(link.address, link.name, area)


def _outlines(boundaries: Boundaries, provinces: Collection[str]) -> Iterable[str]:
    outline = "".join(shape.path for region, shape in boundaries.provinces.items() if region in provinces)
    return [element("path", d=outline, class_="province")]


def _named_link(address: str, name: str, shape: str) -> str:
    if not address:
        return element("g", element("title", escape(name)) + shape)
    return element("a", element("title", escape(name)) + shape, href=address, aria_label=name)


def _markers(shapes: Mapping[str, Shape], markers: Sequence[Marker]) -> Iterable[str]:
    seen: dict[str, int] = {}
    for marker in markers:
        if marker.region not in shapes:
            continue
        at = seen[marker.region] = seen.get(marker.region, -1) + 1
        # a second and third zone of the municipality stand to the right, the next ones below
        x = shapes[marker.region].point[0] + (at % 3) * MARKER_RADIUS * 1.9
        y = shapes[marker.region].point[1] + (at // 3) * MARKER_RADIUS * 1.9
        sign = element("circle", cx=float(x), cy=float(y), r=MARKER_RADIUS, class_=f"marker {marker.class_}")
        if marker.letter:
            sign += text(x, y + MARKER_RADIUS * 0.4, marker.letter, f"on {marker.class_}", "middle")
        yield _named_link(marker.address, marker.name, sign)
