"""Keeps the organisations of a programme folder; those that are there keep the posts an installation gave them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from django.db import transaction

from teukgu.loading.people import OrganisationEntry, StartingPosts, read_organisations, read_starting_posts
from teukgu.portal.services.people.organisations_of_places import organisations_of_places
from teukgu.portal.store.models import Organisation, Post

KEPT = ("kind", "name_ko", "name_en", "region_id", "office_id", "valid_from", "valid_to")
BATCH = 500


def keep_organisations(programme: str, folder: Path, names: Mapping[str, str] | None = None) -> int:
    """Add the organisations that are not there, with the posts they begin with; update the others; return how many.

    Raises:
        Refused: with everything wrong in the files; nothing is changed then.
    """
    entries, starting = read_organisations(folder), read_starting_posts(folder)
    wanted = [*organisations_of_places(programme, names or {}), *_named(programme, entries)]
    with transaction.atomic():
        added = _keep(programme, wanted)
        _give_parents(programme, entries)
        _begin_posts(added, starting)
    return len(added)


def _named(programme: str, entries: Sequence[OrganisationEntry]) -> Iterator[Organisation]:
    for entry in entries:
        yield Organisation(
            programme_id=programme,
            key=entry.key,
            kind=entry.kind,
            name_ko=entry.name.ko,
            name_en=entry.name.en,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
        )


def _keep(programme: str, wanted: Sequence[Organisation]) -> list[Organisation]:
    there = {one.key: one for one in Organisation.objects.filter(programme=programme)}
    for one in wanted:
        known = there.get(one.key)
        if known is not None and any(getattr(known, name) != getattr(one, name) for name in KEPT):
            for name in KEPT:
                setattr(known, name, getattr(one, name))
            known.save()
    return Organisation.objects.bulk_create([one for one in wanted if one.key not in there], batch_size=BATCH)


def _give_parents(programme: str, entries: Sequence[OrganisationEntry]) -> None:
    ids = dict(Organisation.objects.filter(programme=programme).values_list("key", "pk"))
    for entry in entries:
        if entry.parent:
            Organisation.objects.filter(pk=ids[entry.key]).update(parent=ids.get(entry.parent))


def _begin_posts(added: Sequence[Organisation], starting: StartingPosts) -> None:
    posts = [
        Post(
            organisation=one,
            key=kind.key,
            role=kind.role,
            name_ko=kind.name.ko,
            name_en=kind.name.en,
            manages_people=kind.manages_people,
        )
        for one in added
        for kind in starting.of(one.kind)
    ]
    Post.objects.bulk_create(posts, batch_size=BATCH)
