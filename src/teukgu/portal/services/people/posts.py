"""Adds a post to an organisation, or ends one."""

from datetime import date, datetime

from django.db import transaction

from teukgu.loading.people import read_starting_posts
from teukgu.portal.access import Viewer, may_manage_organisation
from teukgu.portal.programmes import folder
from teukgu.portal.services.people import refusals
from teukgu.portal.services.people.placing import managed_post
from teukgu.portal.store.models import Holding, Organisation, Post
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.values import Bilingual, Finding, Refused, nfc, refuse_if_any


def roles_of(organisation: Organisation) -> tuple[str, ...]:
    """Return the roles that posts of this kind of organisation may have."""
    kinds = read_starting_posts(folder(organisation.programme_id)).of(organisation.kind)
    return tuple(dict.fromkeys(kind.role for kind in kinds))


@transaction.atomic
def add_post(
    viewer: Viewer, organisation: int, *, name: Bilingual, role: str, manages_people: bool, phone: str, today: date
) -> Post:
    """Add a post from today on.

    Raises:
        Refused: when the viewer does not manage the organisation, or something does not fit.
    """
    found = Organisation.objects.filter(pk=organisation).first()
    if found is None or not may_manage_organisation(viewer, found.pk, found.programme_id):
        raise Refused([refusals.not_allowed()])
    refuse_if_any(_findings(found, name, role))
    number = Post.objects.filter(organisation=found).count() + 1
    return Post.objects.create(
        organisation=found,
        key=f"post-{number}",
        role=role,
        name_ko=nfc(name.ko.strip())[:120],
        name_en=nfc(name.en.strip() or name.ko.strip())[:160],
        manages_people=manages_people,
        phone=phone[:40],
        valid_from=today,
    )


def _findings(organisation: Organisation, name: Bilingual, role: str) -> list[Finding]:
    found = []
    if not name.ko.strip():
        found.append(refusals.missing("name_ko", "직위 이름", "The name of the post"))
    if role not in roles_of(organisation):
        found.append(refusals.role_not_here())
    return found


@transaction.atomic
def end_post(viewer: Viewer, post: int, *, now: datetime, today: date) -> Post:
    """End a post that nobody holds; its work stays with the organisation.

    Raises:
        Refused: when somebody holds it.
    """
    found = managed_post(viewer, post)
    held = Holding.objects.filter(holds_on(today), post=found).select_related("account").first()
    if held is not None:
        raise Refused([refusals.holds_already(held.account.name)])
    found.valid_to = today
    found.save(update_fields=["valid_to"])
    return found
