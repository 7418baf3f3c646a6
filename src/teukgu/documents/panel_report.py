"""What a panel did, as tables: summary, zones from raw to adjusted, raters with severity and fit, large spreads."""

from teukgu.documents.table import Cell, Table
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.panels.agreement import agreement
from teukgu.evaluation.panels.facets import many_facets, ranks_apart
from teukgu.evaluation.panels.given import components
from teukgu.evaluation.panels.rater_fit import rater_fits
from teukgu.evaluation.panels.ratings import component_scores, ratings
from teukgu.evaluation.panels.regions import regions_by_zone
from teukgu.evaluation.panels.severity import Adjustment, adjust
from teukgu.evaluation.panels.spreads import spreads
from teukgu.evaluation.problems import unknown_name
from teukgu.values import Place, Refused

DECIMALS = 4
_FIGURES = ("raw", "severity_removed", "favour_removed", "level", "shrinkage", "adjusted", "se")


def panel_report(data: EvaluationInput, component: str, home_region: str = "") -> tuple[Table, ...]:
    """Return ``summary``, ``zones``, ``raters``, ``spreads`` of one component, all its criteria alike.

    Raises:
        Refused: when the component or the column is unknown, or the raters cannot be compared.
    """
    known = components(data)
    if component not in known:
        raise Refused(
            [unknown_name("unknown_panel", Place("panel"), ("심사 구성요소", "panel component"), component, known)]
        )
    if home_region and home_region not in data.group_columns:
        what = ("열", "column")
        raise Refused([unknown_name("unknown_group", Place("zones"), what, home_region, data.group_columns)])
    scores = component_scores(data.panel, component)
    given = ratings(scores, None, regions_by_zone(data, home_region))
    found = adjust(given, Place("panel"), home=bool(home_region))
    official = {one.zone: one.adjusted for one in found.zones}
    second = {zone: (rank, other) for zone, rank, other in ranks_apart(official, many_facets(scores))}
    return (_summary(found), _zones(found, second), _raters(found), _spreads(found))


def _summary(found: Adjustment) -> Table:
    agreed, favour = agreement(found), found.favour
    rows: list[tuple[Cell, ...]] = [
        ("zones", len(found.zones)),
        ("raters", len(found.raters)),
        ("ratings", len(found.ratings)),
        ("mean", found.mean),
        ("sd_zones", found.sd_zones),
        ("sd_raters", found.sd_raters),
        ("sd_chance", found.sd_error),
        ("home_favour", favour.points if favour else None),
        ("home_favour_se", favour.se if favour else None),
        ("icc_single_as_given", agreed.single),
        ("icc_single_adjusted", agreed.consistent),
        ("icc_mean_as_given", agreed.mean_raw),
        ("icc_mean_adjusted", agreed.mean_adjusted),
        ("krippendorff_alpha", agreed.alpha),
    ]
    rounded = tuple((name, round(value, DECIMALS) if isinstance(value, float) else value) for name, value in rows)
    return Table("summary", (("figure", "VARCHAR"), ("value", "DOUBLE")), rounded)


def _zones(found: Adjustment, second: dict[str, tuple[int, int]]) -> Table:
    columns = (
        ("zone", "VARCHAR"),
        ("raters", "INTEGER"),
        *((name, "DOUBLE") for name in _FIGURES),
        ("rank", "INTEGER"),
        ("rank_many_facets", "INTEGER"),
    )
    rows = [
        (one.zone, one.raters, *(round(getattr(one, name), DECIMALS) for name in _FIGURES), *second[one.zone])
        for one in sorted(found.zones, key=lambda one: (second[one.zone][0], one.zone))
    ]
    return Table("zones", columns, tuple(rows))


def _raters(found: Adjustment) -> Table:
    """The most severe first; ``flags``: erratic, muted, flat."""
    columns = (
        ("rater", "VARCHAR"),
        ("zones", "INTEGER"),
        *((name, "DOUBLE") for name in ("severity", "se", "mean_square", "z", "slope", "spread")),
        ("flags", "VARCHAR"),
    )
    fits = {one.rater: one for one in rater_fits(found)}
    rows: list[tuple[Cell, ...]] = []
    for one in sorted(found.raters, key=lambda one: (-one.severity, one.rater)):
        fit = fits[one.rater]
        flags = " ".join(name for name in ("erratic", "muted", "flat") if getattr(fit, name))
        figures = (one.severity, one.se, fit.mean_square, fit.z, fit.slope, fit.spread)
        rows.append((one.rater, one.zones, *(round(value, DECIMALS) for value in figures), flags))
    return Table("raters", columns, tuple(rows))


def _spreads(found: Adjustment) -> Table:
    columns = (
        ("zone", "VARCHAR"),
        ("raters", "INTEGER"),
        *((name, "DOUBLE") for name in ("low", "high", "spread", "limit")),
        ("large", "BOOLEAN"),
    )
    rows = [(one.zone, one.raters, one.low, one.high, one.spread, one.limit, one.large) for one in spreads(found)]
    return Table("spreads", columns, tuple(rows))
