"""Makes and revokes secret addresses of calendar feeds."""

import hashlib
import secrets
from datetime import datetime

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.store.models import CalendarFeed
from teukgu.values import Bilingual, Finding, Refused


def make_feed(viewer: Viewer, post: int, *, now: datetime) -> str:
    """Make an address for a post that the viewer holds, in place of the one before; return its secret, once.

    Raises:
        Refused: when the viewer does not hold the post.
    """
    if not any(held.post == post for held in viewer.posts):
        raise Refused([_not_yours()])
    revoke_feeds(viewer, post, now=now)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(account_id=int(viewer.account), post_id=post, secret_hash=hash_of(secret), made_at=now)
    return secret


def revoke_feeds(viewer: Viewer, post: int, *, now: datetime) -> int:
    """Revoke the viewer's addresses for a post; return how many there were."""
    rows = CalendarFeed.objects.filter(account=int(viewer.account), post=post, revoked_at=None)
    return rows.update(revoked_at=now)


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_of(secret: str) -> CalendarFeed | None:
    """Return the feed of a secret that was not revoked, or None."""
    return CalendarFeed.objects.filter(secret_hash=hash_of(secret), revoked_at=None).first()


def held_by(viewer: Viewer, feed: CalendarFeed) -> PostHeld | None:
    """Return the post of the feed if the account still holds it: whoever left a post reads nothing more."""
    return next((held for held in viewer.posts if held.post == feed.post_id), None)


def _not_yours() -> Finding:
    return Finding(
        "calendar.not_your_post",
        Bilingual("맡고 있는 직위가 아닙니다.", "You do not hold this post."),
        Bilingual("맡은 직위를 고르십시오.", "Choose a post of yours."),
    )
