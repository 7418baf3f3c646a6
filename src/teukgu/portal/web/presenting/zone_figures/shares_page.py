"""Agreed shares in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.shares import divisible
from teukgu.portal.web.presenting.korean import english, percent_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.attribution import Attribution
from teukgu.values import IndicatorId, RegionId

Names = Mapping[RegionId, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShareLine:
    """Shares that were agreed: from which year, for what, in which document, each municipality's."""

    first_year: int
    what: str
    document: str
    shares: tuple[tuple[str, str], ...]


def share_lines(agreed: Iterable[Attribution], names: Names) -> list[ShareLine]:
    """Return the shares, the newest first year first."""
    return [
        ShareLine(
            one.first_year,
            indicator_name(one.indicator),
            one.agreed,
            tuple((region_name(region, names), share_text(share)) for region, share in one.shares.items()),
        )
        for one in sorted(agreed, key=lambda each: (-each.first_year, each.indicator))
    ]


def indicator_name(indicator: str) -> str:
    """Return the name of an indicator, the words for all of them when it is empty."""
    every = indicators().versions_of(IndicatorId(indicator)) if indicator else ()
    return said(every[-1].name) if every else indicator or _("모든 지표")


def region_name(region: RegionId, names: Names) -> str:
    """Return the name of a municipality in the page's language."""
    korean, other = names.get(region, (str(region), str(region)))
    return other if english() else korean


def share_text(share: Fraction) -> str:
    """Return a share as people write it: percent where that is exact, a fraction where it is not."""
    percent = share * 100
    if (percent * 100).denominator == 1:
        return percent_text(float(share), 0 if percent.denominator == 1 else 2)
    return f"{share.numerator}/{share.denominator}"


def indicator_choices() -> list[tuple[str, str]]:
    """Return what shares may be agreed for: every indicator, or one that can be divided."""
    return [("", _("모든 지표")), *((str(one.id), said(one.name)) for one in divisible())]
