"""Organisations, their posts and who holds them, for pages; staff see those of the programmes they work in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from teukgu.portal.access import Viewer, programmes_of
from teukgu.portal.store.models import Holding, Organisation, Post, Region
from teukgu.portal.store.queries.people.territory import holds_on, territory_of


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with who holds it now (own before deputies), who will, and who did."""

    post: Post
    now: tuple[Holding, ...]
    coming: tuple[Holding, ...]
    past: tuple[Holding, ...]


def visible_organisations(viewer: Viewer, words: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Return the organisations of the programmes in which the viewer holds a post."""
    rows = Organisation.objects.filter(programme__in=programmes_of(viewer))
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(Q(name_ko__icontains=words) | Q(name_en__icontains=words))
    return rows.select_related("region__province", "programme").order_by("programme", "kind", "region__province", "pk")


def posts_of(organisation: Organisation, day: date) -> list[PostRow]:
    """Return the posts of the organisation that are not over, with their holders."""
    posts = list(organisation.posts.exclude(valid_to__lte=day).order_by("pk"))
    held: Mapping[int, list[Holding]] = {post.pk: [] for post in posts}
    for row in Holding.objects.filter(post__in=posts).select_related("account").order_by("-kind", "valid_from", "pk"):
        held[row.post_id].append(row)
    return [_row(post, held[post.pk], day) for post in posts]


def _row(post: Post, holdings: list[Holding], day: date) -> PostRow:
    over = [one for one in holdings if one.valid_to is not None and one.valid_to <= day]
    coming = [one for one in holdings if one.valid_from > day and one not in over]
    now = [one for one in holdings if one not in over and one not in coming]
    return PostRow(post, tuple(now), tuple(coming), tuple(reversed(over)))


def territory_names(organisation: Organisation, day: date) -> list[Region]:
    """Return the regions that the organisation answers for on the day."""
    return list(Region.objects.filter(pk__in=territory_of(organisation, day)).order_by("province_id", "pk"))


def people_of(organisation: Organisation, day: date) -> list[Holding]:
    """Return who holds a post of the organisation on the day."""
    rows = Holding.objects.filter(holds_on(day), holds_on(day, "post__"), post__organisation=organisation)
    return list(rows.select_related("account", "post").order_by("account__name", "pk"))
