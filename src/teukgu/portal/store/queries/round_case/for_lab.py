"""A computation of a round case as the policy lab reads rounds: before publication, for whoever runs the round."""

from teukgu.portal.access import Viewer, runs_round
from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case, RoundComputation, RoundComputationFile, RoundZoneResult
from teukgu.portal.store.queries.round_results import RoundPage, RoundSummary, UnitResult, computed_values
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.values import Bilingual

BETWEEN = "/"


def key_of(row: RoundComputation) -> str:
    """Return what the lab calls a computation: number of its case and its own; no published round has such a key."""
    return f"{row.case.number}{BETWEEN}{row.pk}"


def is_computation(key: str) -> bool:
    """Whether the lab's key names a computation of a case, not a published round."""
    return BETWEEN in key


def computation_for_lab(viewer: Viewer, programme: str, key: str) -> RoundPage | None:
    """Return a computation as a round, for whoever runs its case; None for everybody else. Four queries."""
    row = _computation(viewer, programme, key)
    if row is None:
        return None
    results = row.results.order_by("name", "zone")
    return RoundPage(_summary(row), tuple(_unit(one) for one in results), ())


def computation_file(viewer: Viewer, programme: str, key: str, name: str) -> bytes | None:
    """Return a file of a computation byte for byte, for whoever runs its case, or None."""
    row = _computation(viewer, programme, key)
    if row is None:
        return None
    content = RoundComputationFile.objects.filter(computation=row, name=name).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def _computation(viewer: Viewer, programme: str, key: str) -> RoundComputation | None:
    number, _between, pk = key.partition(BETWEEN)
    if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
        return None
    case = Case.objects.filter(programme=programme, procedure=ROUND, number=number).first()
    if case is None or not runs_round(viewer, case_facts(case)):
        return None
    return (
        RoundComputation.objects.select_related("case", "scheme", "freeze__population")
        .filter(case=case, pk=int(pk))
        .first()
    )


def _summary(row: RoundComputation) -> RoundSummary:
    population = row.freeze.population
    return RoundSummary(
        key=key_of(row),
        scheme=row.scheme.scheme,
        title=Bilingual(f"{population.year}년 운영평가(공개 전)", f"Evaluation of {population.year} (not published)"),
        year=population.year,
        as_of=population.on,
        seed=row.seed,
        draws=row.draws,
        software_version=row.software_version,
        parameter_hash=row.parameter_hash,
        bundle_hash=row.bundle_sha256,
        facts=row.facts,
        kept_at=row.kept_at,
    )


def _unit(one: RoundZoneResult) -> UnitResult:
    return UnitResult(
        unit=one.zone_id,
        address="",
        name=one.name,
        type=one.type,
        in_round=True,
        reason=Bilingual("", ""),
        **computed_values(one),
        more={},
    )
