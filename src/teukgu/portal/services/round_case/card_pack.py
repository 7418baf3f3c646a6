"""All report cards of a round in one file, made beside the worker's other chores: 170 of them take up to a minute.

A pack can be made again at any time, so it lies in a folder of the installation for some days and is in no backup.
"""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from teukgu.documents.report_card import Card
from teukgu.documents.report_card.folder import FORMATS
from teukgu.documents.report_card.pack import write_pack
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.cards import zone_card
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.store.models import RoundChore
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import standing_of
from teukgu.values import Bilingual, Language, Refused

CARDS = "cards"
KEPT = timedelta(days=7)
"""How long a pack lies: a habit of the installation."""
EVERY = 5
DRAFT = Bilingual("평가안", "draft results")


@transaction.atomic
def ask_for_cards(
    viewer: Viewer, number: str, *, language: Language, once: str, now: datetime, today: date
) -> RoundChore:
    """Let the worker make the cards of all zones in one language; the same ``once`` asks once.

    Raises:
        Refused: when the round is not the viewer's to run, or has no results yet.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    asked = held.case.round_chores.filter(kind=CARDS)
    kept = asked.filter(once=once).first() or asked.filter(state="waiting", data__language=language).first()
    if kept is not None:
        return kept
    if held.standing.adopted is None:
        raise Refused([refusals.not_ready(DRAFT)])
    return RoundChore.objects.create(
        case=held.case,
        kind=CARDS,
        data={"language": language, "made": 0, "of": held.standing.adopted.results.count()},
        account_id=int(viewer.account),
        asked_at=now,
        once=once,
    )


def make_cards(chore: RoundChore, *, now: datetime, today: date, workers: int, beat: Callable[[], datetime]) -> None:
    """Write the pack that was asked for, of the round as it stands now, and say how far it is.

    ``beat`` tells the time while it works, so that no other worker takes the chore for cut off.

    Raises:
        Refused: when the round has no results any more.
    """
    situation = situation_of(chore.case, today=today, now=now)
    standing = standing_of(chore.case, situation.state)
    if standing.adopted is None:
        raise Refused([refusals.not_ready(DRAFT)])
    zones = standing.adopted.results.order_by("name", "zone").values_list("zone", flat=True)
    found = [card for zone in zones if (card := zone_card(standing, situation, zone)) is not None]
    chore.data = {**chore.data, "version": chore.case.version, "of": len(found)}
    write_pack(
        found, pack_path(chore), _language(chore), FORMATS, workers=workers, written=_telling(chore, found, beat)
    )


def _telling(chore: RoundChore, cards: list[Card], beat: Callable[[], datetime]) -> Callable[[int, int], None]:
    def written(number: int, of: int) -> None:
        if number % EVERY == 0 or number == len(cards):
            chore.data = {**chore.data, "made": number, "of": of}
            RoundChore.objects.filter(pk=chore.pk).update(data=chore.data, taken_at=beat())

    return written


def _language(chore: RoundChore) -> Language:
    return "en" if chore.data.get("language") == "en" else "ko"


def pack_folder() -> Path:
    """Return the folder of packs."""
    return Path(settings.VAR) / "card-packs"


def pack_path(chore: RoundChore) -> Path:
    """Return where the pack of a chore lies once it is made."""
    return pack_folder() / f"{chore.pk}.zip"


def sweep_packs(now: datetime) -> int:
    """Remove packs, and what a cut-off worker left, that have lain long enough; return how many."""
    oldest = (now - KEPT).timestamp()
    old = [path for path in pack_folder().glob("*") if path.stat().st_mtime < oldest]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(old)
