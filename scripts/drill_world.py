"""Invented municipalities with officers, two zones each and an open report each, for trials with many reports."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

YEAR = 2025
ZONES_EACH = 2
PROGRAMME = "demonstration"


@dataclass(frozen=True)
class Desk:
    """An officer with a key and a session, and the reports of the municipality."""

    key: str
    session: str
    reports: tuple[Any, ...]


def make_desks(count: int, now: datetime, today: date) -> list[Desk]:
    """Keep so many municipalities; open the reports of their zones."""
    return [_desk(number, now, today) for number in range(count)]


def _desk(number: int, now: datetime, today: date) -> Desk:
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore

    from teukgu.portal.services.people.api_tokens import make_key
    from teukgu.portal.services.reports.opening import open_report
    from teukgu.portal.store.models import Account, Holding, Organisation, Post, Region
    from teukgu.portal.store.queries.people import viewer_of_account

    region = Region.objects.create(
        pk=f"DRILL{number:03}", programme_id=PROGRAMME, kind="gun", name_ko=f"훈련{number}군", name_en=f"Drill {number}"
    )
    organisation = Organisation.objects.create(
        programme_id=PROGRAMME, key=f"drill-{number}", kind="municipality", region=region,
        name_ko=region.name_ko, name_en=region.name_en,
    )  # fmt: skip
    post = Post.objects.create(
        organisation=organisation, key="officer", role="officer", name_ko="담당자", name_en="Officer"
    )
    account = Account.objects.create_user(f"drill-{number}@demonstration.example", name="훈련", created_at=now)
    Holding.objects.create(post=post, account=account, valid_from=date(2020, 1, 1), recorded_at=now)
    viewer = viewer_of_account(account.pk, today)
    zones = [_zone(number * ZONES_EACH + place, region) for place in range(ZONES_EACH)]
    reports = tuple(open_report(viewer, zone=zone, year=YEAR, now=now, today=today) for zone in zones)
    session = SessionStore()
    session.update(_signed_in(account, settings.AUTHENTICATION_BACKENDS[1]))
    session.create()
    made = make_key(viewer, name="drill", scope="write", days=30, once="drill", now=now)
    return Desk(made.secret, session.session_key or "", reports)


def _signed_in(account: Any, backend: str) -> dict[str, Any]:
    return {
        "_auth_user_id": str(account.pk),
        "_auth_user_backend": backend,
        "_auth_user_hash": account.get_session_auth_hash(),
        "account_authentication_methods": [{"method": "password", "at": 0}, {"method": "mfa", "at": 0}],
        "account_authentication_methods_user": str(account.pk),
    }


def _zone(number: int, region: Any) -> str:
    from teukgu.portal.store.models import Zone, ZoneNow, ZonePlace

    key = f"drill-zone-{number}"
    zone = Zone.objects.create(pk=key, programme_id=PROGRAMME, address=key)
    now = ZoneNow.objects.create(
        zone=zone, programme_id=PROGRAMME, address=key, name_ko=f"훈련 {number} 특구", name_en=f"Drill {number}",
        where_ko=region.name_ko, where_en=region.name_en, status="operating", zone_type=f"type_{number % 3 + 1}",
        designated_on=date(2015, 5, 4), designated_year=2015, joint=False, search="", as_of=date(2026, 1, 1),
    )  # fmt: skip
    ZonePlace.objects.create(zone=now, region=region, province=region)
    return key


def filled_draft(report: Any, municipality: int) -> Any:
    """Return figures and texts for every cell of a report; those of the municipality are the same in both zones."""
    from teukgu.portal.report_rules import report_contents
    from teukgu.portal.store.queries.reports.forms import form_of
    from teukgu.reporting.definition import Scope
    from teukgu.reporting.draft import ReportDraft
    from teukgu.reporting.figure import Figure

    figures = {}
    for row in form_of(report).rows:
        shared = row.version.scope is Scope.MUNICIPALITY
        chance = random.Random(f"{municipality if shared else report.zone_id}/{row.cell}")
        figures[row.cell] = Figure(row.cell, chance.randint(1, 60))
    words = {one.id: f"{report.zone_id}의 {one.name.ko}." for one in report_contents().items}
    return ReportDraft(figures, words)
