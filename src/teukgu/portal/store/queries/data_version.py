"""Which state of the data is being shown, so that what was drawn from it can be drawn once."""

from django.db.models import OuterRef, Subquery

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import LoadStamp, Programme, Round, ZoneFact, ZoneNow


def data_version(viewer: Viewer, programme: str) -> str:
    """Return a text that changes whenever a load, a fact, a round or the day shown changes. One query."""
    mine = {"programme": OuterRef("pk")}
    row = (
        Programme.objects.filter(pk=programme)
        .values_list(
            Subquery(ZoneFact.objects.filter(zone__programme=OuterRef("pk")).order_by("-pk").values("pk")[:1]),
            Subquery(Round.objects.filter(**mine).order_by("-kept_at").values("kept_at")[:1]),
            Subquery(ZoneNow.objects.filter(**mine).order_by("-as_of").values("as_of")[:1]),
            Subquery(LoadStamp.objects.order_by("-loaded_at").values("loaded_at")[:1]),
        )
        .first()
    )
    return f"{viewer.account}/{programme}/{row}"
