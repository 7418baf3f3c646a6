"""Who is looking. Every query takes the viewer first, so that nothing is shown before somebody asked who sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who reads; without ``account`` a member of the public, who sees what has a public source."""

    account: str = ""

    @property
    def is_public(self) -> bool:
        """Whether only what is public may be shown."""
        return not self.account


ANONYMOUS = Viewer()
