"""The path from the first page to this one, as the breadcrumb shows it."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Step:
    """One step; the last one, the page itself, has no address."""

    name: str
    address: str = ""


def trail(*steps: tuple[str, str] | str) -> tuple[Step, ...]:
    """Make steps of ``(name, route)`` pairs and a last plain name."""
    return tuple(Step(step) if isinstance(step, str) else Step(step[0], reverse(step[1])) for step in steps)
