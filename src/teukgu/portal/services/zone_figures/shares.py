"""Shares of a joint zone's municipalities: agreed in a document, from a year on, adding up to exactly one."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.zone_figures import refusals
from teukgu.portal.services.zone_figures.approvals import DOCUMENT, DOCUMENT_LIMIT
from teukgu.portal.services.zone_figures.held import hold, zone_for
from teukgu.portal.store.models import AttributionShare, ZoneNow
from teukgu.portal.store.queries.zone_figures.forms import target_years
from teukgu.portal.store.queries.zone_figures.holdings import shares_of_zone
from teukgu.portal.store.queries.zone_figures.zones import members_of, region_names_of
from teukgu.reporting.attribution import DIVISIBLE, Attribution, Shares, read_share, share_findings
from teukgu.reporting.definition import IndicatorVersion, Scope
from teukgu.values import Bilingual, Finding, IndicatorId, Refused, RegionId, refuse_if_any

EVERY = Bilingual("모든 지표의 배분 비율", "shares of all indicators")


@transaction.atomic
def agree_shares(
    viewer: Viewer,
    zone: str,
    *,
    first_year: int,
    indicator: str = "",
    typed: Mapping[RegionId, str],
    document: str,
    seen: int = 0,
    now: datetime,
    today: date,
) -> bool:
    """Keep the shares as they were agreed; False when they stand so already.

    ``typed`` is what was written for each municipality (``50%``, ``1/3``); ``seen`` the newest row its writer knew.

    Raises:
        Refused: with everything that speaks against them.
    """
    found = zone_for(viewer, zone)
    members = members_of(zone)
    if len(members) < 2:
        raise Refused([refusals.not_joint()])
    hold(zone)
    agreed = clean_text(document).strip()
    shares, unread = _read(members, typed)
    findings = [*unread, *_about(found.zone, first_year, indicator, agreed, today)]
    if not unread:
        findings += share_findings(shares, members)
    refuse_if_any(findings)
    there = _standing(zone, first_year, indicator)
    if there is not None and dict(there.shares) == dict(shares) and there.agreed == agreed:
        return False
    if newest_share(zone) != seen:
        name = _name(indicator)
        raise Refused([refusals.changed_meanwhile(name, "shares")])
    account = account_of(viewer)
    for region in members:
        AttributionShare.objects.create(
            zone_id=zone,
            first_year=first_year,
            indicator=indicator,
            region=region,
            share=str(shares[region]),
            document=agreed,
            account_id=account,
            recorded_at=now,
        )
    return True


def newest_share(zone: str) -> int:
    """Return the number of the newest share, 0 when none was agreed."""
    return AttributionShare.objects.filter(zone=zone).aggregate(newest=Max("pk"))["newest"] or 0


def divisible() -> tuple[IndicatorVersion, ...]:
    """Return the newest version of each indicator whose figures can be divided."""
    newest = (indicators().versions_of(one)[-1] for one in indicators().ids)
    return tuple(one for one in newest if one.aggregation in DIVISIBLE and one.scope is not Scope.MUNICIPALITY)


def _read(members: tuple[RegionId, ...], typed: Mapping[RegionId, str]) -> tuple[Shares, list[Finding]]:
    """Return what was typed as fractions; a municipality left empty has none, which is told by `share_findings`."""
    shares: dict[RegionId, Fraction] = {}
    findings = []
    names = region_names_of(members)
    for region, text in typed.items():
        if not text.strip():
            continue
        share = read_share(text)
        if share is None:
            name = names.get(region, (region, region))[0]
            findings.append(refusals.bad_share(name, text, f"share-{region}"))
        else:
            shares[region] = share
    return shares, findings


def _about(zone: ZoneNow, first_year: int, indicator: str, document: str, today: date) -> list[Finding]:
    found, years = [], target_years(zone, today)
    if first_year not in years:
        found.append(refusals.bad_year(years[0], years[-1]) if years else refusals.no_years())
    if indicator and indicator not in {one.id for one in divisible()}:
        found.append(refusals.not_divided(_name(indicator)))
    if not document:
        found.append(refusals.needed("document", DOCUMENT))
    elif len(document) > DOCUMENT_LIMIT:
        found.append(refusals.too_long("document", DOCUMENT, DOCUMENT_LIMIT))
    return found


def _name(indicator: str) -> Bilingual:
    every = indicators().versions_of(IndicatorId(indicator)) if indicator else ()
    if every:
        return every[-1].name
    return Bilingual(indicator[:60], indicator[:60]) if indicator else EVERY


def _standing(zone: str, first_year: int, indicator: str) -> Attribution | None:
    own = (one for one in shares_of_zone(zone) if (one.first_year, one.indicator) == (first_year, indicator))
    return next(own, None)
