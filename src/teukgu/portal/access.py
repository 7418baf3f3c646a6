"""Who is looking, and what they may see and do: role x territory x case, in one place, as named predicates.

Every query takes the viewer first, so that nothing is shown before somebody asked who sees it.
"""

from dataclasses import dataclass


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
