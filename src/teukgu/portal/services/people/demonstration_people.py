"""Everybody of the demonstration: places, organisations, posts, invented people."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from teukgu.loading.people_places import Places, read_places
from teukgu.portal.services.people.demonstration_accounts import keep_demonstration_accounts
from teukgu.portal.services.people.keep_organisations import keep_organisations
from teukgu.portal.services.people.places import keep_places


def keep_demonstration_people(programme: str, folder: Path, *, now: datetime) -> int:
    """Add what is not there of the people in ``folder``; return how many people were added.

    Raises:
        Refused: with everything wrong in the files; nothing is changed then.
    """
    places = read_places(folder)
    with transaction.atomic():
        keep_places(programme, places)
        keep_organisations(programme, folder, _names(places))
        return keep_demonstration_accounts(programme, folder, now=now)


def _names(places: Places) -> dict[str, str]:
    towns = {town.id: town.key for province in places.provinces for town in province.towns}
    return towns | {province.id: province.key for province in places.provinces}
