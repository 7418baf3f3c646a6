"""What a published round tells of its public stage: method, turnout by province, margins, favour with and without."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.store.models import Region
from teukgu.portal.store.queries import RoundPage
from teukgu.portal.store.queries.public_stage.standing import OWN
from teukgu.portal.web.presenting.korean import day_text, english


@dataclass(frozen=True, slots=True)
class VotesView:
    """One component: figures as published; ``turnout`` (province, voters, invited), ``zones`` with percentages."""

    name: str
    told: Mapping[str, Any]
    rule: str
    rate: str
    widest: str
    channels: list[dict[str, Any]]
    turnout: list[tuple[str, int, int]]
    zones: list[dict[str, Any]]
    aside: list[tuple[str, int, str]]
    dropped: list[tuple[str, int]]


def public_votes(page: RoundPage) -> list[VotesView]:
    """Return what is told of the public stage of a round; nothing where it had none."""
    told = page.round.facts.get("public_stage") or ()
    ids = {row["region"] for one in told for channel in one.get("channels", ()) for row in channel["turnout"]}
    regions = {one.pk: one.name_en if english() else one.name_ko for one in Region.objects.filter(pk__in=ids)}
    names = {one.unit: one.name for one in page.results}
    return [_view(one, names, regions) for one in told]


def _view(told: Mapping[str, Any], names: Mapping[str, str], regions: Mapping[str, str]) -> VotesView:
    channels = list(told.get("channels", ()))
    turnout: dict[str, tuple[int, int]] = {}
    for row in (row for channel in channels for row in channel["turnout"]):
        voters, invited = turnout.get(row["region"], (0, 0))
        turnout[row["region"]] = voters + row["voters"], invited + (row["eligible"] or 0)
    return VotesView(
        (told.get("name") or {}).get("en" if english() else "ko") or told["component"],
        told,
        home_rule(told.get("home", "")),
        _percent(told.get("turnout")),
        _percent(told.get("widest")),
        [_channel(one) for one in channels],
        [(regions.get(key, key), *counts) for key, counts in sorted(turnout.items())],
        [
            {
                "name": names.get(row["zone"], row["zone"]),
                "votes": row["votes"],
                **{key: _percent(row[key]) for key in ("counted", "left_out", "margin")},
            }
            for row in sorted(told.get("zones", ()), key=lambda row: (-row["counted"], row["zone"]))
        ],
        [(_patterns().get(one["pattern"], one["pattern"]), one["ballots"], one["reason"]) for one in told["set_aside"]]
        if told.get("set_aside")
        else [],
        [(names.get(zone, zone), votes) for zone, votes in sorted((told.get("dropped") or {}).items())],
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _channel(told: Mapping[str, Any]) -> dict[str, Any]:
    own = {"name": _("자체 투표")} if told["channel"] == OWN else {}
    times = {key: moment_words(told[key]) for key in ("opened", "closed")}
    return {**told, **own, **times, "method": _methods().get(told["method"], told["method"])}


def moment_words(text: str) -> str:
    """Return a day, or a day and a time of it, kept as text (``2027-04-06 09:00``) as the page writes days."""
    day, _space, time = text.partition(" ")
    try:
        return f"{day_text(date.fromisoformat(day))} {time}".strip()
    except ValueError:
        return text


def home_rule(rule: str, cap: float | None = None) -> str:
    """Return in words how the scheme counts votes from a zone's own region; nothing of a rule that is not known."""
    if rule == "cap" and cap is not None:
        return _("자기 지역의 표는 기대되는 수의 %(cap)s배까지만 셉니다.") % {"cap": f"{cap:g}"}
    return _rules().get(rule, "")


def _rules() -> dict[str, str]:
    return {
        "count": _("자기 지역의 표도 그대로 셉니다."),
        "cap": _("자기 지역의 표는 한도까지만 셉니다."),
        "leave_out": _("자기 지역의 표는 세지 않습니다."),
        "remove": _("자기 지역 선호를 뺀 뒤에 셉니다."),
    }


def _methods() -> dict[str, str]:
    return {
        "survey": _("설문조사"),
        "platform": _("국민참여 플랫폼"),
        "paper": _("종이 투표"),
        "other": _("그 밖"),
        "own": _("자체 투표"),
    }


def _patterns() -> dict[str, str]:
    return {
        "burst": _("짧은 때에 몰림"),
        "copies": _("같은 선택이 되풀이됨"),
        "source": _("한 접속망에서 한 특구로 몰림"),
        "region": _("다른 한 지역에서 한 특구로 몰림"),
        "clockwork": _("시계처럼 고르게 들어옴"),
    }
