"""Indicators as JSON."""

from collections.abc import Sequence

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Disaggregation, IndicatorVersion, Ratio, Unit
from teukgu.values import Bilingual


def list_data(catalogue: Catalogue, year: int, asked: Sequence[IndicatorVersion]) -> dict[str, object]:
    """Return what is asked in a performance year, one record for each."""
    return {
        "year": year,
        "status": catalogue.origin.status.value if catalogue.origin else None,
        "groups": [{"id": one.id, "name": _pair(one.name)} for one in catalogue.groups],
        "indicators": [version_data(catalogue, one) for one in asked],
    }


def indicator_data(catalogue: Catalogue, versions: Sequence[IndicatorVersion]) -> dict[str, object]:
    """Return an indicator with all its versions."""
    return {
        "id": versions[-1].id,
        "status": catalogue.origin.status.value if catalogue.origin else None,
        "versions": [version_data(catalogue, one) for one in versions],
    }


def version_data(catalogue: Catalogue, version: IndicatorVersion) -> dict[str, object]:
    """Return everything that a version says."""
    texts = ("name", "description", "formula", "evidence", "comparability_note")
    codes = ("scope", "aggregation", "direction", "level", "comparability")
    return {
        "id": version.id,
        "version": version.version,
        **{key: _pair(getattr(version, key)) for key in texts},
        "unit": _unit(catalogue.unit_of(version)),
        **{key: getattr(version, key).value for key in codes},
        "group": version.group,
        "first_year": version.first_year,
        "last_year": version.last_year,
        "types": list(version.types),
        "stages": [one.value for one in version.stages],
        "disaggregations": [_disaggregation(one) for one in version.disaggregations],
        "lowest": version.lowest,
        "highest": version.highest,
        "needs": list(version.needs),
        "statistic": version.statistic or None,
        "ratio": _ratio(version.ratio) if version.ratio else None,
    }


def _ratio(ratio: Ratio) -> dict[str, object]:
    return {
        "of": str(ratio.of),
        "over": str(ratio.over),
        "times": ratio.times,
        "over_years_back": ratio.over_years_back,
    }


def _unit(unit: Unit) -> dict[str, object]:
    return {"id": unit.id, "name": _pair(unit.name), "decimals": unit.decimals, "money": unit.money}


def _disaggregation(one: Disaggregation) -> dict[str, object]:
    parts = [{"id": part.id, "name": _pair(part.name)} for part in one.parts]
    return {"id": one.id, "name": _pair(one.name), "whole": one.whole, "parts": parts}


def _pair(text: Bilingual) -> dict[str, str] | None:
    return {"ko": text.ko, "en": text.en} if text.ko else None
