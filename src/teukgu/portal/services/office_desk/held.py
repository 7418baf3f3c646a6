"""What a service of the desk works on: found for the viewer, or refused as if it were not there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.services.office_desk.refusals import gone
from teukgu.portal.store.models import Account, Organisation, ZoneNow
from teukgu.portal.store.models.office_desk import OfficeRecord
from teukgu.portal.store.queries.office_desk.desks import Desk, desk_of, zones_of_desk
from teukgu.values import nfc

LONGEST = 4000
RowT = TypeVar("RowT", bound=OfficeRecord)


@dataclass(frozen=True, slots=True)
class HeldZone:
    """A zone of a desk at which the viewer acts."""

    desk: Desk
    zone: ZoneNow

    @property
    def organisation(self) -> Organisation:
        """Return the office."""
        return self.desk.organisation


def desk_as(viewer: Viewer, key: str) -> Desk:
    """Return the desk called ``key`` at which the viewer acts.

    Raises:
        Refused: when there is none for this viewer.
    """
    found = desk_of(viewer, key)
    if found is None or not found.acts:
        raise gone()
    return found


def zone_as(viewer: Viewer, key: str, zone: str) -> HeldZone:
    """Return a zone of the desk called ``key`` at which the viewer acts.

    Raises:
        Refused: when there is none for this viewer.
    """
    desk = desk_as(viewer, key)
    found = zones_of_desk(desk).filter(pk=zone).first()
    if found is None:
        raise gone()
    return HeldZone(desk, found)


def hold_sender(viewer: Viewer) -> None:
    """Let whatever else this person sends wait until the transaction ends: a double click may arrive as two at once."""
    Account.objects.select_for_update(no_key=True).get(pk=int(viewer.account))


def kept_under(model: type[RowT], viewer: Viewer, once: str) -> RowT | None:
    """Return what this person made under a key before, and hold the sender: sending twice keeps one, also at once.

    Raises:
        Refused: when the key is somebody else's.
    """
    hold_sender(viewer)
    return made_under(model, viewer, once)


def made_under(model: type[RowT], viewer: Viewer, once: str) -> RowT | None:
    """Return what this person made under a key before; whoever asks holds what the record is about.

    Raises:
        Refused: when the key is somebody else's.
    """
    found = model._default_manager.filter(once=once).first()
    if found is not None and found.account_id != int(viewer.account):
        raise gone()
    return found


def stamp(viewer: Viewer, post: PostHeld | None, *, once: str, now: datetime) -> dict[str, Any]:
    """Return who makes a record, in which post, when, under which key."""
    return {
        "account_id": int(viewer.account),
        "post_id": post.post if post else None,
        "recorded_at": now,
        "once": once,
    }


def clean(text: str, limit: int = LONGEST) -> str:
    """Return typed text without what cannot be printed, cut at ``limit``."""
    shown = "".join(one for one in nfc(text) if one.isprintable() or one in "\n\t")
    return shown.strip()[:limit]


def regions_of(zone: ZoneNow) -> Collection[str]:
    """Return the municipalities of a zone."""
    return frozenset(zone.places.values_list("region", flat=True))
