"""A programme: its rules, exemptions and the changes of its law, from one folder of data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from teukgu.rulebook.exemption import Exemption
from teukgu.rulebook.parameter import NOWHERE, Reference
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Bilingual, Place


@dataclass(frozen=True, slots=True)
class LawChange:
    """An article of the programme's law that changed on a day; ``parameters`` are the rules it touched, if any."""

    day: date
    law: str
    articles: tuple[str, ...]
    what: Bilingual
    reference: Reference
    parameters: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Programme:
    """What a programme folder holds about rules; ``folder`` is where the other data (registry, schemes) lie.

    ``topics`` orders and names the folders of parameters, ``order`` the rules inside them; ``laws`` names the laws by
    code (``act``, ``decree``, ...).
    """

    id: str
    name: Bilingual
    folder: Path
    rulebook: Rulebook
    topics: Mapping[str, Bilingual]
    laws: Mapping[str, Bilingual]
    order: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    law_changes: tuple[LawChange, ...] = ()

    @property
    def type_names(self) -> dict[str, Bilingual]:
        """Names of the zone types, by id."""
        return {str(one.id): one.name for one in self.rulebook.parameters.values() if one.topic == "types"}
