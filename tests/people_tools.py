"""The people of the demonstration programme as a world for tests: every kind of organisation, somebody in every post.

::

    world = make_world()                          # needs the database
    world.viewer("town-neulnuri.officer")         # or "town-neulnuri": its first post; "resident", "newcomer", ""
    world.account("resident"), world.organisation("agriculture"), world.post("town-neulnuri.chief")

Places: provinces ``garam`` (towns neulnuri, deulbina, gaon; office east) and ``nuri`` (soldasom, kkotchansol; west),
``hansol`` without a governor (west), ``bada`` without a council of its own and without an office. Keys are those of
``programmes/demonstration/people``.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.test import Client

from teukgu.loading.programme import load_programme, programme_folder
from teukgu.portal.access import ANONYMOUS, Viewer
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.services.people.demonstration_people import keep_demonstration_people
from teukgu.portal.services.registry_load import keep_programme
from teukgu.portal.store.models import Account, Holding, Organisation, Post
from teukgu.portal.store.queries.people import viewer_of_account

PROGRAMME = "demonstration"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@dataclass
class World:
    """The demonstration's people, on ``day``."""

    day: date = TODAY
    programme: str = PROGRAMME
    now: datetime = NOW
    _viewers: dict[str, Viewer] = field(default_factory=dict)

    def organisation(self, key: str) -> Organisation:
        """The organisation of this key."""
        return Organisation.objects.get(programme=self.programme, key=key)

    def post(self, key: str) -> Post:
        """The post ``organisation.post``, or the first one of an organisation."""
        organisation, _, name = key.partition(".")
        rows = Post.objects.filter(organisation__programme=self.programme, organisation__key=organisation)
        return rows.get(key=name) if name else rows.order_by("pk")[0]

    def account(self, key: str) -> Account:
        """The invented person of this key, or who holds the post of this key."""
        found = Account.objects.filter(email=address_of(key)).first()
        if found is None:
            found = Holding.objects.filter(post=self.post(key)).order_by("pk")[0].account
        return found

    def viewer(self, key: str = "", day: date | None = None) -> Viewer:
        """What that person is on the day; without a key the public. Asked anew for another day."""
        if not key:
            return ANONYMOUS
        if day is not None:
            return viewer_of_account(self.account(key).pk, day)
        if key not in self._viewers:
            self._viewers[key] = viewer_of_account(self.account(key).pk, self.day)
        return self._viewers[key]


def make_world(day: date = TODAY) -> World:
    """Keep the demonstration programme's places, organisations, posts and people."""
    folder = programme_folder(PROGRAMME)
    keep_programme(PROGRAMME, load_programme(folder).name, demonstration=True)
    keep_demonstration_people(PROGRAMME, folder, now=NOW)
    return World(day)


def sign_in(client: Client, account: Account) -> None:
    """Sign ``account`` in with two factors, as the sign-in pages would."""
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[1])
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}, {"method": "mfa", "at": 0}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()


def device_secret(account: Account) -> str:
    """The secret of the account's authenticator app."""
    return decrypt(Authenticator.objects.get(user=account, type="totp").data["secret"])


def without_device(account: Account) -> Account:
    """Take the account's devices away."""
    Authenticator.objects.filter(user=account).delete()
    return account
