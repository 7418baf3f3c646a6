"""Desks, their zones, and who looks after which."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.access_office import addressed_posts, desk_post, desk_posts
from teukgu.portal.store.models import Holding, HoldingKind, Organisation, Post, ZoneAssignment, ZoneNow
from teukgu.portal.store.queries.people.territory import holds_on


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk as the viewer holds it: the organisation, their post there, the regions it answers for."""

    organisation: Organisation
    post: PostHeld

    @property
    def regions(self) -> frozenset[str]:
        """Return the municipalities the desk answers for."""
        return self.post.regions

    @property
    def acts(self) -> bool:
        """Whether the viewer acts here, not only reads."""
        return self.post.acts


def desks_of(viewer: Viewer) -> list[Desk]:
    """Return the desks that the viewer sees, each once."""
    ids = dict.fromkeys(post.organisation for post in desk_posts(viewer))
    rows = Organisation.objects.in_bulk(list(ids))
    found = [(rows[one], desk_post(viewer, one, acting=False)) for one in ids if one in rows]
    return [Desk(row, post) for row, post in found if post is not None]


def desk_of(viewer: Viewer, key: str) -> Desk | None:
    """Return the desk of the organisation called ``key``, None when it is not the viewer's."""
    return next((one for one in desks_of(viewer) if one.organisation.key == key), None)


def zones_in(programme: str, regions: Collection[str]) -> QuerySet[ZoneNow]:
    """Return the zones of these municipalities that have not ended, by name."""
    rows = ZoneNow.objects.filter(programme=programme, places__region__in=regions, ended_on=None).distinct()
    return rows.prefetch_related("places__region").order_by("name_ko", "pk")


def zones_of_desk(desk: Desk) -> QuerySet[ZoneNow]:
    """Return the zones of a desk."""
    return zones_in(desk.organisation.programme_id, desk.regions)


def zones_of_municipality(viewer: Viewer) -> QuerySet[ZoneNow]:
    """Return the zones of the viewer's municipalities."""
    posts = addressed_posts(viewer)
    regions = {region for post in posts for region in post.regions}
    rows = ZoneNow.objects.filter(programme__in={post.programme for post in posts}, places__region__in=regions)
    return rows.distinct().order_by("name_ko", "pk")


@dataclass(frozen=True, slots=True)
class Looked:
    """Who looks after a zone: the post, who holds it today, who stands in. Nobody there is a post without people."""

    post: Post
    since: date
    holders: tuple[str, ...]
    deputies: tuple[str, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds the post today, not even as a deputy."""
        return not self.holders and not self.deputies


def looked_after(organisation: Organisation, zones: Iterable[str], day: date) -> dict[str, Looked]:
    """Return by zone who looks after it for the office on ``day``."""
    rows = ZoneAssignment.objects.filter(organisation=organisation, zone__in=list(zones), since__lte=day)
    newest = rows.values("zone").annotate(last=Max("pk")).values("last")
    found = list(ZoneAssignment.objects.filter(pk__in=newest, assigned__isnull=False).select_related("assigned"))
    held = holders_of((one.assigned_id for one in found if one.assigned_id is not None), day)
    return {
        one.zone_id: Looked(one.assigned, one.since, *held.get(one.assigned.pk, ((), ())))
        for one in found
        if one.assigned is not None
    }


Held = tuple[tuple[str, ...], tuple[str, ...]]


def holders_of(posts: Iterable[int], day: date) -> Mapping[int, Held]:
    """Return by post who holds it on the day: regular holders, deputies."""
    rows = Holding.objects.filter(holds_on(day), post__in=set(posts)).select_related("account").order_by("pk")
    found: dict[int, tuple[list[str], list[str]]] = {}
    for row in rows:
        regular, deputies = found.setdefault(row.post_id, ([], []))
        (regular if row.kind == HoldingKind.REGULAR else deputies).append(row.account.name)
    return {post: (tuple(regular), tuple(deputies)) for post, (regular, deputies) in found.items()}


def acting_posts(organisation: Organisation, day: date) -> list[Post]:
    """Return the posts of a desk to which zones can be given."""
    rows = organisation.posts.filter(holds_on(day), role__in=("officer", "chief"))
    return list(rows.order_by("pk"))
