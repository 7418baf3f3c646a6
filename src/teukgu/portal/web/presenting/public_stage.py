"""What the ministry's page of the public stage shows."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.identity_providers import voter_provider
from teukgu.portal.services.public_stage.analysing import Analysis, UseOfVotes, analyses_now, uses_of
from teukgu.portal.services.public_stage.elections import LAW, restricted_times
from teukgu.portal.services.public_stage.stories import missing_stories
from teukgu.portal.store.models import BallotTally, Case, PublicBallot, StageErasure
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.public_stage.standing import (
    OWN,
    about_aside,
    erasure_of,
    imports_of,
    judged_zones,
    provinces_of,
    set_aside,
    state_of,
    zone_names,
)
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.portal.web.presenting.korean import day_text, english, number_text
from teukgu.portal.web.presenting.public_votes import home_rule
from teukgu.portal.web.presenting.words import said

SEALED = ("sealed", "published")
COUNTS = ("cast", "codes")
SMALLEST = 0.0001
"""Chances below this are told as below it."""


def stage_context(case: Case, standing: RoundStanding, now: datetime) -> dict[str, Any]:
    """Return everything on the page."""
    zones = judged_zones(standing.population)
    names = zone_names(zones, english=english())
    names |= {one.pk: one.name_en if english() else one.name_ko for one in provinces_of(case.programme_id)}
    uses, erasure = uses_of(standing.scheme), erasure_of(case)
    return {
        "imports": [(one, _component(one.component, uses.get(one.component))) for one in imports_of(case)],
        "ballots": _ballots(case, erasure, now),
        "missing_stories": len(missing_stories(case, zones)),
        "restricted": _restricted(case, now),
        "provider": voter_provider(settings.SOCIALACCOUNT_PROVIDERS),
        "components": sorted(uses),
        "ready": bool(zones),
        "open": not standing.decided and erasure is None,
        "analyses": [_analysis(case, one, names) for one in analyses_now(standing, now)],
        "erasure": erasure,
        "sealed": standing.state.stage in SEALED,
    }


def _component(component: str, use: UseOfVotes | None) -> str:
    return said(use.name) if use is not None and use.name is not None else component


def _ballots(case: Case, erasure: StageErasure | None, now: datetime) -> list[dict[str, Any]]:
    """Return the own ballots; once erased with what was counted before, None where that says nothing of one."""
    rows = list(case.public_ballots.select_related("ended").order_by("-pk"))
    counts: dict[int, tuple[int | None, int | None]]
    if erasure is None:
        counts = {one.pk: (one.voters.count(), one.codes.count()) for one in rows}
    else:
        counts = {one.pk: _kept_counts(case, one, erasure.codes if len(rows) == 1 else None) for one in rows}
    return [{"row": one, "state": state_of(one, now), **dict(zip(COUNTS, counts[one.pk], strict=True))} for one in rows]


def _kept_counts(case: Case, ballot: PublicBallot, codes: int | None) -> tuple[int | None, int | None]:
    tally = BallotTally.objects.filter(case=case, component=ballot.component, channel=OWN).first()
    if tally is None or hasattr(ballot, "ended"):
        return None, codes
    voters, invited = (sum(row[place] for row in tally.turnout) for place in (1, 2))
    return voters, codes if codes is not None else invited or None


def _restricted(case: Case, now: datetime) -> list[str]:
    """Return in words the times of the coming year that the election law restricts."""
    today = clock.day_of(now)
    rows = restricted_times(situation_of(case, today=today, now=now), today, today + timedelta(days=366))
    return [
        _("%(first)s부터 %(last)s까지: %(election)s, 공직선거법 %(law)s")
        % {
            "first": day_text(one.last_free + timedelta(days=1)),
            "last": day_text(one.election.day),
            "election": said(one.election.name),
            "law": said(LAW[one.rule]),
        }
        for one in rows
    ]


def _analysis(case: Case, one: Analysis, names: Mapping[str, str]) -> dict[str, Any]:
    found, before = one.counted, {row.zone: row.votes for row in one.all.zones} if one.all else {}
    by_zone = one.margins.by_zone if one.margins else {}
    return {
        "component": one.component,
        "name": _component(one.component, one.use),
        "rule": home_rule(one.use.home, one.use.cap) if one.use else "",
        "found": found,
        "error": one.favour_error,
        "margins": one.margins,
        "use": one.use,
        "aside": one.aside,
        "zones": [
            {
                "name": names.get(row.zone, row.zone),
                "row": row,
                "before": before.get(row.zone, row.votes),
                "shares": [number_text(100 * part, 2) for part in (row.counted, row.capped, row.left_out, row.removed)],
                "margin": number_text(100 * by_zone[row.zone], 2) if row.zone in by_zone else "–",
            }
            for row in sorted(found.zones if found else (), key=lambda row: (-row.counted, row.zone))
        ],
        "channels": [
            {
                "votes": channel,
                "alarms": _alarms(case, one, channel.component, channel.facts.id, names),
                "aside": set_aside(case, channel.component, channel.facts.id),
            }
            for channel in one.channels
        ],
    }


def _alarms(case: Case, one: Analysis, component: str, channel: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    aside = about_aside(case, component, channel)
    return [
        {
            "check": alarm.check,
            "about": alarm.about,
            "words": named(said(alarm.words), names),
            "ballots": len(alarm.behind),
            "row": f"{component}/{channel}/{alarm.check}/{alarm.about}",
            "chance": _chance(alarm.chance),
            "is_aside": (alarm.check, alarm.about) in aside,
        }
        for alarm in one.alarms.get(channel, ())
    ]


def _chance(chance: float) -> str:
    """Return a chance in figures that are read at a glance."""
    if chance < SMALLEST:
        return _("%(chance)s보다 작음") % {"chance": f"{SMALLEST:f}".rstrip("0")}
    return number_text(chance, 4)


def named(text: str, names: Mapping[str, str]) -> str:
    """Return the text with zones and provinces by name in the place of their ids."""
    if not names:
        return text
    ids = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![A-Za-z0-9-])({ids})(?![A-Za-z0-9-])", lambda found: names[found.group(1)], text)
