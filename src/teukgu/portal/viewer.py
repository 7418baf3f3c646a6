"""Who is looking: an account and the posts it holds today."""

from dataclasses import dataclass

DATA_OFFICER = "data_officer"
AUDITOR = "auditor"
SYSTEM = "system"
MINISTRY = "ministry"
ACTING_ROLES = frozenset({"officer", "chief", "secretary"})
"""Roles that act for their organisation; heads and members read, auditors read as recorded."""

NO_CASE_ROLES = frozenset({DATA_OFFICER, SYSTEM})
"""Posts that run the installation or watch over personal data see no case."""


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post that the viewer holds today: its role, its organisation, and the territory it answers for.

    ``regions`` are ids of regions; ``everywhere`` means the whole programme (the ministry, the committee's secretary).
    """

    post: int
    organisation: int
    kind: str
    role: str
    programme: str
    regions: frozenset[str] = frozenset()
    everywhere: bool = False
    deputy: bool = False
    manages_people: bool = False

    @property
    def acts(self) -> bool:
        """Whether the post acts for its organisation, not only reads."""
        return self.role in ACTING_ROLES


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who reads or acts; without ``account`` a member of the public, who sees what has a public source."""

    account: str = ""
    posts: tuple[PostHeld, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether only what is public may be shown."""
        return not self.account

    @property
    def is_staff(self) -> bool:
        """Whether the viewer holds a post: a second factor is required of them."""
        return bool(self.posts)


ANONYMOUS = Viewer()
