"""Keys for programs: made and revoked by whoever they act for, shown once, kept as a hash, counted by the minute.

A key does what its account may do on the day of the call and no more: it holds no right of its own.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.store.models import AccessAction, Account, ApiToken
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

READ, WRITE = "read", "write"
SCOPES = (READ, WRITE)
DAYS = (30, 90, 180, 365)
"""For how long a key may be asked."""
START = "tk_"
HEAD = 9
LONGEST_NAME = 80
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key; ``secret`` is known here and to whoever asked, and nowhere else."""

    token: ApiToken
    secret: str


@dataclass(frozen=True, slots=True)
class Used:
    """A call with a key: whether it counts, or must wait so many seconds."""

    token: ApiToken
    wait: int


@transaction.atomic
def make_key(
    viewer: Viewer, *, name: str, scope: str, days: int, once: str, address: str = "", now: datetime
) -> MadeKey:
    """Make a key for the viewer's own account.

    Raises:
        Refused: without a post, without a name, with too many keys, or when the same form came twice.
    """
    # two that make keys at once wait for each other, so that the limit holds
    account = Account.objects.select_for_update().get(pk=int(viewer.account))
    clean = nfc(" ".join(name.split()))
    findings = [*_of_form(clean, scope, days), *_of_account(viewer, once, now)]
    if findings:
        raise Refused(findings)
    secret = START + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        account=account,
        name=clean,
        head=secret[:HEAD],
        secret_hash=hash_of(secret),
        scope=scope,
        made_at=now,
        expires_at=now + timedelta(days=days),
        once=_once(viewer, once),
    )
    _note(viewer, token, "made", address, now)
    return MadeKey(token, secret)


def _of_form(name: str, scope: str, days: int) -> Iterator[Finding]:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        yield _finding("name", (f"이름을 {LONGEST_NAME}자까지 적으십시오.", f"Give a name of at most {LONGEST_NAME}."))
    if scope not in SCOPES:
        yield _finding("scope", ("읽기와 쓰기 가운데 하나를 고르십시오.", "Choose reading or writing."))
    if days not in DAYS:
        yield _finding("days", ("기한을 고르십시오.", "Choose for how long."))


def _of_account(viewer: Viewer, once: str, now: datetime) -> Iterator[Finding]:
    if not viewer.is_staff:
        yield _finding("no_post", ("업무 계정만 열쇠를 만들 수 있습니다.", "Only accounts with a post make keys."))
    if living_keys(viewer, now).count() >= settings.API_KEYS_EACH:
        most = settings.API_KEYS_EACH
        yield _finding("many", (f"쓰고 있는 열쇠가 이미 {most}개입니다.", f"You have {most} keys in use already."))
    if ApiToken.objects.filter(once=_once(viewer, once)).exists():
        yield _finding("twice", ("방금 만든 열쇠입니다.", "This key was made just now."))


def _finding(code: str, message: tuple[str, str]) -> Finding:
    cures = {
        "many": ("쓰지 않는 것을 없애십시오.", "Revoke one that is not used."),
        "twice": (
            "열쇠를 적어 두지 못했으면 없애고 새로 만드십시오.",
            "If you did not note it, revoke it and make another.",
        ),
        "no_post": ("맡은 일이 있는 계정으로 로그인하십시오.", "Sign in with an account that holds a post."),
    }
    cure = cures.get(code, ("고쳐서 다시 보내십시오.", "Mend it and send it again."))
    return Finding(f"api_key.{code}", Bilingual(*message), Bilingual(*cure), Place(key=code))


def _once(viewer: Viewer, once: str) -> str:
    return f"{viewer.account}:{once}"[:64]


def living_keys(viewer: Viewer, now: datetime) -> QuerySet[ApiToken]:
    """Return the viewer's keys that work."""
    return ApiToken.objects.filter(account=int(viewer.account), revoked_at=None, expires_at__gt=now)


def keys_of(viewer: Viewer) -> list[ApiToken]:
    """Return every key the viewer ever made, newest first."""
    return list(ApiToken.objects.filter(account=int(viewer.account)).order_by("-made_at", "-pk"))


@transaction.atomic
def revoke_key(viewer: Viewer, key: int, *, address: str = "", now: datetime) -> bool:
    """Revoke a key of the viewer's own; False when there is none that works."""
    token = living_keys(viewer, now).filter(pk=key).first()
    if token is None or not ApiToken.objects.filter(pk=key, revoked_at=None).update(revoked_at=now):
        return False
    _note(viewer, token, "revoked", address, now)
    return True


def _note(viewer: Viewer, token: ApiToken, what: str, address: str, now: datetime) -> None:
    subject, reason = f"api key {token.pk}", f"{what}: {token.head}…, {token.scope}"
    note_access(viewer, AccessAction.CHANGE, what="api_key", subject=subject, reason=reason, address=address, now=now)


def use_key(secret: str, now: datetime) -> Used | None:
    """Count a call with a key; None for one that is unknown, revoked, over, or of an account that ended."""
    rows = ApiToken.objects.filter(secret_hash=hash_of(secret), revoked_at=None, expires_at__gt=now)
    token = rows.filter(account__is_active=True, account__erased_at=None).first()
    if token is None:
        return None
    mine = ApiToken.objects.filter(pk=token.pk)
    begun = Q(window_at=None) | Q(window_at__lte=now - MINUTE)
    if not mine.filter(begun).update(window_at=now, window_count=1, used_at=now):
        mine.update(window_count=F("window_count") + 1, used_at=now)
    token.refresh_from_db()
    if token.window_count <= settings.API_CALLS_A_MINUTE or token.window_at is None:
        return Used(token, 0)
    return Used(token, max(1, int((token.window_at + MINUTE - now).total_seconds()) + 1))


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
