"""What a step has to hand: who acts, when, on which case, under which key."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import Any

from teukgu.loading.demonstration_lives import Life, LifeStep
from teukgu.portal.access import ANONYMOUS, Viewer
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import Account, AgendaItem, Case, Meeting, Membership, Organisation
from teukgu.portal.store.queries.people import viewer_of_account

START_OF_WORK = time(0, 30, tzinfo=UTC)
"""Half past nine in Korea."""


@dataclass(frozen=True)
class Stage:
    """A step of a life with what it acts on; ``minute`` orders what happens on one day."""

    programme: str
    life: Life
    step: LifeStep
    minute: int

    @property
    def now(self) -> datetime:
        """Return the moment of the step."""
        return datetime.combine(self.step.day, START_OF_WORK) + timedelta(minutes=self.minute)

    @property
    def given(self) -> dict[str, Any]:
        """Return what the step says beside day and actor."""
        return dict(self.step.given)

    def once(self, *more: object) -> str:
        """Return the key under which the step is recorded, however often it is played."""
        return self.key_of(self.step.life, self.step.key, *more)

    @staticmethod
    def key_of(*parts: object) -> str:
        """Return the key of a step (of another life too)."""
        return "-".join(("demo", *map(str, parts)))[:64]

    @cached_property
    def viewer(self) -> Viewer:
        """Return who acts, as they are on that day; without a name the public."""
        return self.viewer_called(self.step.who) if self.step.who else ANONYMOUS

    def viewer_called(self, key: str) -> Viewer:
        """Return the invented person of this key."""
        return viewer_of_account(self.account(key).pk, self.step.day)

    def account(self, key: str) -> Account:
        """Return the account of the invented person of this key."""
        return Account.objects.get(email=address_of(key))

    def organisation(self, key: str) -> Organisation:
        """Return the invented organisation of this key."""
        return Organisation.objects.get(programme=self.programme, key=key)

    def case(self, life: str = "") -> Case:
        """Return the case of this life, or of another."""
        return Case.objects.get(once=self.key_of(life or self.life.id, "open"))

    def meeting(self, key: str) -> Meeting:
        """Return the meeting that a step called ``key`` of this life called."""
        return Meeting.objects.get(once=self.key_of(self.life.id, key))

    def item(self, key: str) -> AgendaItem:
        """Return the item that a step called ``key`` of this life put on the agenda."""
        return AgendaItem.objects.get(once=self.key_of(self.life.id, key))

    def membership(self, key: str) -> Membership:
        """Return the membership of a person or of a seat by office, as it was recorded first."""
        return Membership.objects.get(once=self.key_of("committee-member", key))
