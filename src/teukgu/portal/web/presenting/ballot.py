"""What a voter sees of a ballot: the zones in their own order, filtered without scripts, and what they chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from teukgu.portal.services.public_stage.casting import Entry
from teukgu.portal.services.public_stage.stories import HEADINGS
from teukgu.portal.store.models import PublicBallot, ZoneStory
from teukgu.portal.store.queries.public_stage.standing import judged_zones, provinces_of, stories_of, zone_names
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.values import nfc


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as every zone's is shown; ``language`` of its words."""

    title: str
    parts: Sequence[tuple[str, str]]
    language: str


@dataclass(frozen=True, slots=True)
class ShownZone:
    """A zone to choose: its id, its name, its provinces in words, its story."""

    id: str
    name: str
    provinces: str
    story: ShownStory | None


def choices_in(post: QueryDict, ballot: PublicBallot) -> list[str]:
    """Return the zones of the ballot that are ticked, each once."""
    known = set(ballot.zones)
    return [one for one in dict.fromkeys(post.getlist("choices")) if one in known]


def choosing(post: QueryDict, ballot: PublicBallot, entry: Entry) -> dict[str, Any]:
    """Return the page on which zones are chosen, or looked at before they are sent."""
    regions = provinces_of(ballot.case.programme_id)
    words = {one.pk: one.name_en if english() else one.name_ko for one in regions}
    lies_in = judged_zones(ballot.case.round_populations.order_by("-pk").first())
    zones, chosen = _zones(ballot, entry, lies_in, words), choices_in(post, ballot)
    home, province, asked = post.get("region", ""), post.get("province", ""), nfc(post.get("q", "")).strip()[:60]
    shown = [
        one
        for one in zones
        if one.id not in chosen
        and (not province or province in lies_in.get(one.id, ()))
        and asked.casefold() in one.name.casefold()
    ]
    used = {part for parts in lies_in.values() for part in parts}
    return {
        "code": post.get("code", ""),
        "zones": shown,
        "chosen": [one for one in zones if one.id in chosen],
        "all": len(zones),
        "has_stories": any(one.story for one in zones),
        "regions": [] if entry.region else [(key, name, key == home) for key, name in words.items()],
        "home": words.get(home, ""),
        "home_id": home,
        "provinces": [(key, name, key == province) for key, name in words.items() if key in used],
        "asked": asked,
        "filtered": bool(province or asked),
    }


def _zones(
    ballot: PublicBallot, entry: Entry, lies_in: Mapping[str, frozenset[str]], words: Mapping[str, str]
) -> list[ShownZone]:
    names, stories = zone_names(ballot.zones, english=english()), stories_of(ballot.case)
    return [
        ShownZone(
            zone,
            names.get(zone, zone),
            ", ".join(sorted(words.get(part, part) for part in lies_in.get(zone, ()))),
            _story(stories[zone]) if zone in stories else None,
        )
        for zone in entry.zones
    ]


def _story(row: ZoneStory) -> ShownStory:
    in_english = english() and bool(row.title_en)
    title, parts = (row.title_en, row.parts_en) if in_english else (row.title_ko, row.parts_ko)
    heads = [said(one) for one in HEADINGS]
    return ShownStory(title, list(zip(heads, parts, strict=False)), "en" if in_english else "ko")
