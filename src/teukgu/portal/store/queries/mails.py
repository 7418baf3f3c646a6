"""Mail as whoever wrote it, or whoever runs the installation, looks at it: never with a name or an address."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from teukgu.portal.access import ACTING_ROLES, Viewer
from teukgu.portal.store.models import Account, Chore, Holding, MailDelivery, OutgoingMail, WorkerBeat
from teukgu.portal.store.queries.people.territory import holds_on


def announcements_of(viewer: Viewer) -> QuerySet[OutgoingMail]:
    """Return the messages to many that the viewer wrote, the newest first, each with how many it went to."""
    rows = OutgoingMail.objects.filter(author=int(viewer.account or 0)).order_by("-pk")
    return rows.annotate(
        people=Count("deliveries"),
        arrived=Count("deliveries", filter=Q(deliveries__sent_at__isnull=False)),
        lost=Count("deliveries", filter=Q(deliveries__given_up_at__isnull=False)),
    )


@dataclass(frozen=True, slots=True)
class Receiver:
    """An organisation that a message goes to, by how many who act for it."""

    ko: str
    en: str
    kind: str
    people: int


def receivers(accounts: Iterable[Account], kinds: Iterable[tuple[str, str]], day: date) -> list[Receiver]:
    """Return the organisations for which ``accounts`` act on ``day``, among those of ``kinds`` (programme, kind)."""
    wanted = Q(pk=None)
    for programme, kind in kinds:
        wanted |= Q(post__organisation__programme=programme, post__organisation__kind=kind)
    rows = Holding.objects.filter(wanted, holds_on(day), account__in=list(accounts), post__role__in=ACTING_ROLES)
    pairs = {(row.post.organisation, row.account_id) for row in rows.select_related("post__organisation")}
    counts = Counter(organisation for organisation, _ in pairs)
    found = [Receiver(one.name_ko, one.name_en, one.kind, count) for one, count in counts.items()]
    return sorted(found, key=lambda one: (one.kind, one.ko))


@dataclass(frozen=True, slots=True)
class MailState:
    """How the mail of the installation stands."""

    waiting: int
    since: datetime | None
    held: int
    given_up: tuple[MailDelivery, ...]
    trying: tuple[MailDelivery, ...]


LISTED = 200


def mail_state(now: datetime) -> MailState:
    """Return what waits, what is tried again, what was given up."""
    open_ones = MailDelivery.objects.filter(sent_at=None).select_related("mail__case")
    waiting = OutgoingMail.objects.filter(done_at=None, held=False, send_at__lte=now)
    oldest = waiting.order_by("send_at").values_list("send_at", flat=True).first()
    trying = open_ones.filter(given_up_at=None, tries__gt=0).exclude(problem="").order_by("next_try_at")
    given_up = open_ones.filter(given_up_at__isnull=False).order_by("-given_up_at")
    return MailState(
        waiting=waiting.count() + open_ones.filter(given_up_at=None).count(),
        since=oldest,
        held=OutgoingMail.objects.filter(held=True).count(),
        given_up=tuple(given_up[:LISTED]),
        trying=tuple(trying[:LISTED]),
    )


def chores() -> QuerySet[Chore]:
    """Return what comes round, with when it did last."""
    return Chore.objects.order_by("name")


def last_beat() -> datetime | None:
    """Return when a worker was last seen."""
    return WorkerBeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
