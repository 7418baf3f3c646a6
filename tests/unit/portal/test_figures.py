import xml.etree.ElementTree as ET

import pytest

from teukgu.loading.boundaries import Boundaries, Shape
from teukgu.portal.web.presenting.figures import charts, maps
from teukgu.portal.web.presenting.paging import page_numbers

SQUARE = "M0,0l10,0 0,10 -10,0z"
LAND = Boundaries(
    municipalities={key: Shape(SQUARE, (5, 5), (0, 0, 10, 10)) for key in ("M1", "M2")},
    provinces={"P1": Shape(SQUARE, (5, 5), (0, 0, 10, 10))},
    insets=(),
    width=100,
    height=100,
    units_of=2020,
    source="drawn by hand",
)
NASTY = "<b>&\"'"


@pytest.mark.parametrize(
    "drawn",
    [
        charts.bars(NASTY, [charts.Bar(NASTY, 3), charts.Bar("b", 0)]),
        charts.columns(NASTY, []),
        charts.shares(NASTY, [charts.Bar("A", 0.5, "band-1"), charts.Bar("B", 0.0, "band-2")]),
        charts.stacked(NASTY, [(NASTY, [charts.Bar("A", 2, "band-1")])]),
        charts.diverging(NASTY, [charts.Bar(NASTY, -1.5), charts.Bar("b", 2)]),
        charts.intervals(NASTY, [charts.Interval(NASTY, 1, 2, 3, "", "/z/")], most=3),
        maps.country(LAND, NASTY, {"M1": maps.Link("/z/", NASTY, "n1")}, language="ko", provinces=["P1"]),
        maps.surroundings(LAND, NASTY, {"M1": maps.Link("", NASTY, "here")}, here=["M1"], provinces=[]),
    ],
)
def test_a_drawing_is_named_xml_without_styles_and_scripts(drawn: str) -> None:
    root = ET.fromstring(drawn)
    assert root.get("aria-label") == NASTY
    assert root.get("role") in {"img", "group"}
    every = list(root.iter())
    assert not [node for node in every if node.get("style") or node.tag.endswith("script")]


def test_a_region_with_zones_is_a_link_with_its_name() -> None:
    root = ET.fromstring(
        maps.country(LAND, "map", {"M1": maps.Link("/z/", "One: 2", "n2")}, language="ko", provinces=[])
    )
    links = root.findall("a")
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [("/z/", "One: 2")]


def test_markers_of_one_region_do_not_lie_on_each_other() -> None:
    signs = [maps.Marker("M1", f"/{number}", "z", "band-1", "A") for number in range(4)]
    root = ET.fromstring(maps.country(LAND, "map", {}, language="en", provinces=[], markers=signs))
    places = {(circle.get("cx"), circle.get("cy")) for circle in root.iter("circle")}
    assert len(places) == 4


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (6, 11, [1, None, 4, 5, 6, 7, 8, None, 11]), (11, 11, [1, None, 9, 10, 11])],
)
def test_page_numbers(page: int, pages: int, shown: list[int | None]) -> None:
    assert page_numbers(page, pages) == shown
