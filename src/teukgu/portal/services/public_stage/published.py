"""What is published of the public stage with the round: method of each channel, turnout, margins, favour, counts."""

from collections.abc import Sequence
from typing import Any

from teukgu.evaluation.panels.public.home import PublicVote
from teukgu.evaluation.seal import json_bytes
from teukgu.portal.services.public_stage.analysing import Analysis, alarm_rows
from teukgu.portal.services.public_stage.counting import ChannelVotes
from teukgu.portal.store.models import BallotImport, Organisation, OrganisationKind
from teukgu.portal.store.queries.public_stage.standing import set_aside

FILE = "public_stage.json"


def stage_files(found: Sequence[Analysis]) -> dict[str, bytes]:
    """Return the file that tells of the public stage; none where the round had no votes."""
    return {FILE: json_bytes([_component(one) for one in found])} if found else {}


def stage_facts(found: Sequence[Analysis]) -> dict[str, Any]:
    """Return what the page of the published round says in short."""
    return {"public_stage": [{**_short(one), "zones": _shares(one)} for one in found if one.counted is not None]}


def _short(one: Analysis) -> dict[str, Any]:
    margins, found = one.margins, one.counted
    return {
        "component": one.component,
        "name": {"ko": one.use.name.ko, "en": one.use.name.en} if one.use and one.use.name else None,
        "voters": margins.voters if margins else 0,
        "turnout": margins.turnout if margins else None,
        "widest": margins.widest if margins else None,
        "sampled": margins.sampled if margins else False,
        "favour": found.favour if found else None,
        "favour_low": found.favour_low if found else None,
        "favour_high": found.favour_high if found else None,
        "home": one.use.home if one.use else "",
        "aside": one.aside,
        "favour_with_aside": one.all.favour if one.all and one.aside else None,
        "set_aside": _set_aside(one),
        "dropped": dict(one.dropped),
        "channels": [_channel(channel) for channel in one.channels],
    }


def _component(one: Analysis) -> dict[str, Any]:
    return {
        **_short(one),
        "home_cap": one.use.cap if one.use else None,
        "zones": _zones(one.counted, one),
        "zones_with_aside": _zones(one.all, None) if one.aside else [],
        "patterns": {name: alarm_rows(alarms) for name, alarms in one.alarms.items()},
    }


def _set_aside(one: Analysis) -> list[dict[str, Any]]:
    """Return what was set aside and why: number and kind of pattern, neither ballots nor networks."""
    return [
        {"channel": row.channel, "pattern": row.pattern, "ballots": row.ballots, "reason": row.reason}
        for channel in one.channels
        if channel.source is not None
        for row in set_aside(channel.source.case, one.component, channel.facts.id)
    ]


def _zones(found: PublicVote | None, one: Analysis | None) -> list[dict[str, Any]]:
    by_zone = one.margins.by_zone if one is not None and one.margins is not None else {}
    return [
        {
            "zone": row.zone,
            "votes": row.votes,
            "home_votes": row.home_votes,
            "home_expected": row.home_expected,
            "favour": row.favour,
            "counted": row.counted,
            "capped": row.capped,
            "left_out": row.left_out,
            "removed": row.removed,
            "margin": by_zone.get(row.zone),
        }
        for row in (found.zones if found is not None else ())
    ]


def _shares(one: Analysis) -> list[dict[str, Any]]:
    """Return of each zone its votes, its share with and without those from home, and the margin."""
    kept = ("zone", "votes", "counted", "left_out", "margin")
    return [{key: row[key] for key in kept} for row in _zones(one.counted, one)]


def _channel(one: ChannelVotes) -> dict[str, Any]:
    facts = one.facts
    return {
        "channel": facts.id,
        "name": facts.name,
        "method": facts.method,
        "carried_out_by": _carried_out_by(one),
        "opened": facts.opened,
        "closed": facts.closed,
        "log_in": facts.log_in,
        "prizes": facts.prizes,
        "sampled": facts.sampled,
        "turnout": [{"region": row.region, "voters": row.voters, "eligible": row.eligible} for row in facts.turnout],
    }


def _carried_out_by(one: ChannelVotes) -> str:
    """Return who carried a channel out: of the round's own ballot, the ministry."""
    if isinstance(one.source, BallotImport):
        return one.source.carried_out_by
    if one.source is None:
        return ""
    rows = Organisation.objects.filter(programme=one.source.case.programme_id, kind=OrganisationKind.MINISTRY)
    ministry = rows.order_by("pk").first()
    return ministry.name_ko if ministry is not None else ""
