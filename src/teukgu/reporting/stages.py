"""Stages of the value chain: which of them a zone can be asked for, and on which day they count for a year's report.

A zone names the stages its businesses work in. The report of a performance year takes those of the year's last day;
a zone that names none is asked for every stage.
"""

from collections.abc import Iterable
from datetime import date

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Stage


def stage_day(year: int) -> date:
    """Return the day whose stages the report of a performance year takes: the last of the year."""
    return date(year, 12, 31)


def stages_offered(catalogue: Catalogue, zone_type: str, year: int) -> tuple[Stage, ...]:
    """Return the stages that definitions of ``year`` for this type name, in the order of the chain.

    None when the type is asked nothing by stage.
    """
    named = {stage for one in catalogue.asked_of(year, zone_type) for stage in one.stages}
    return tuple(one for one in Stage if one in named)


def stages_of_keys(keys: Iterable[str]) -> tuple[Stage, ...]:
    """Return the stages of these keys, each once, in the order of the chain.

    Raises:
        ValueError: when a key is none of a stage.
    """
    there = {Stage(one) for one in keys}
    return tuple(one for one in Stage if one in there)


def stages_together(years: Iterable[tuple[Stage, ...]]) -> tuple[Stage, ...]:
    """Return the stages of several years together; none (that is: every stage) when they are not known in one."""
    every = list(years)
    return stages_of_keys(stage for one in every for stage in one) if all(every) else ()


def left_out(catalogue: Catalogue, zone_type: str, year: int, stages: Iterable[Stage]) -> int:
    """Return how many indicators a zone of these stages is not asked for, that others of its type are."""
    return len(catalogue.asked_of(year, zone_type)) - len(catalogue.asked_of(year, zone_type, stages))
