"""A small country to test with: six municipalities, two sectors, round numbers."""

from datetime import date

from teukgu.surroundings import Comparison, Figure, Municipality, Place, Repeat, Rules, Statistics, Wording
from teukgu.values import Bilingual, RegionId, ZoneId

SAME_KIND = Comparison("same", Bilingual("같은 종류", "same kind"))
ANY_KIND = Comparison("any", Bilingual("모든 종류", "any kind"), same_kind=False)
NO_ZONE = Comparison("none", Bilingual("특구 없음", "no zone"), never="any_zone")

RULES = Rules(
    designated_by=date(2017, 12, 31),
    not_ended_before=date(2021, 1, 1),
    industries={"farm": ("agriculture",), "tour": ("hotels", "arts")},
    figures=(
        Figure("industry", (2010, 2015, 2020), of_sector=True),
        Figure("private", (2015, 2020), plus=("total",), minus=("public",)),
    ),
    comparison=SAME_KIND,
    others=(ANY_KIND,),
    repeat=Repeat("industry", (2010, 2015), (2015, 2020)),
    wording=Wording(0.2, 0.5, 0.05),
)


def regions(*ids: str) -> tuple[RegionId, ...]:
    return tuple(RegionId(one) for one in ids)


MUNICIPALITIES = tuple(
    Municipality(RegionId(f"M{number}"), f"곳{number}", "gun" if number <= 4 else "si") for number in range(1, 7)
)


def place(
    zone: str = "Z1",
    sector: str = "farm",
    where: tuple[str, ...] = ("M1",),
    designated: date = date(2006, 1, 1),
    ended: date | None = None,
) -> Place:
    return Place(ZoneId(zone), f"특구 {zone}", sector, regions(*where), designated, ended)


def statistics(**growth: float) -> Statistics:
    """Every figure is 100 in 2010 and 2015; in 2020 it is 100 times the municipality's growth (default 1)."""
    names = ("agriculture", "hotels", "arts", "total", "public")
    return Statistics(
        {
            (one.id, year, name): 100.0 * (growth.get(str(one.id), 1.0) if year == 2020 else 1.0)
            for one in MUNICIPALITIES
            for year in (2010, 2015, 2020)
            for name in names
        }
    )
