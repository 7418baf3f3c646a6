"""What has happened in a case. Events are only ever added; the state is their fold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from teukgu.procedures.party import Party

JsonValue = Any


@dataclass(frozen=True, slots=True)
class Event:
    """One act, in the past tense.

    ``happened_on`` is the legal day, which clocks count from (arrival of the official document, not a click);
    ``recorded_at`` is when the portal learned of it. ``key`` names the instance of a track that has several
    (which exemption's consultation, which operator). ``override`` says that a refusal of the rules was set aside,
    with its ``reason``. ``seq`` counts from 1 in each case; an event that was not recorded yet has 0.
    """

    act: str
    happened_on: date
    recorded_at: datetime
    party: Party
    seq: int = 0
    key: str = ""
    data: Mapping[str, JsonValue] = field(default_factory=dict)
    actor: str = ""
    reason: str = ""
    override: bool = False
    provisional: bool = False
