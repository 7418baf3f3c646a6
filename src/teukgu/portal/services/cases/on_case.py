"""What an act works on: who acts, the case they act on, what access is decided by, where it stands."""

from dataclasses import dataclass

from teukgu.portal.access import CaseFacts, Viewer
from teukgu.portal.store.models import Case
from teukgu.procedures.definition import Procedure
from teukgu.procedures.state import Situation


@dataclass(frozen=True, slots=True)
class OnCase:
    """A viewer before a case as it stands."""

    viewer: Viewer
    case: Case
    facts: CaseFacts
    situation: Situation

    @property
    def procedure(self) -> Procedure:
        """Return the procedure that the case follows."""
        return self.situation.state.procedure
