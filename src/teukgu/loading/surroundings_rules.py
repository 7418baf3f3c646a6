"""Reads ``public_statistics.yaml`` of a programme: the rules of the round of public statistics."""

from datetime import date
from pathlib import Path

from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.yaml_lines import load_yaml
from teukgu.surroundings import Comparison, Figure, Repeat, Rules, Wording
from teukgu.values import Bilingual, Finding, refuse_if_any

FILE = "public_statistics.yaml"
NEVER = ("same_sector", "any_zone", "nothing")


def read_rules(path: Path) -> Rules:
    """Read the rules at ``path``.

    Raises:
        Refused: with every problem in the file.
    """
    data, lines = load_yaml(path)
    findings: list[Finding] = []
    fields = top_fields(data, lines, findings)
    rules = _rules(fields) if fields else None
    refuse_if_any(findings)
    assert rules is not None
    return rules


def _rules(fields: Fields) -> Rules:
    for key in ("id", "status", "last_checked", "note"):
        fields.raw(key)
    population = fields.inner("population") or _empty(fields, "population")
    rules = Rules(
        designated_by=population.day("designated_by", required=True) or date.min,
        not_ended_before=population.day("not_ended_before", required=True) or date.min,
        industries=_industries(fields),
        figures=_figures(fields),
        comparison=_comparison(fields.inner("comparison") or _empty(fields, "comparison")),
        others=_others(fields),
        repeat=_repeat(fields.inner("repeat") or _empty(fields, "repeat")),
        wording=_wording(fields.inner("wording") or _empty(fields, "wording")),
    )
    population.finish()
    fields.finish()
    _check(rules, fields)
    return rules


def _empty(fields: Fields, key: str) -> Fields:
    """Stand in for a missing mapping, so that each of its missing keys is reported."""
    return Fields({}, fields.lines, (*fields.path, key), fields.findings)


def _industries(fields: Fields) -> dict[str, tuple[str, ...]]:
    inner = fields.inner("industries") or _empty(fields, "industries")
    return {sector: inner.texts(sector) for sector in inner.data}


def _figures(fields: Fields) -> tuple[Figure, ...]:
    inner = fields.inner("figures") or _empty(fields, "figures")
    return tuple(_figure(name, part) for name in inner.data if (part := inner.inner(name)) is not None)


def _figure(name: str, fields: Fields) -> Figure:
    figure = Figure(
        name, _years(fields, "years"), fields.texts("plus"), fields.texts("minus"), fields.flag("of_sector")
    )
    if figure.of_sector == bool(figure.plus):
        fields.findings.append(
            _finding(
                fields,
                "figure",
                Bilingual(
                    f"{name}: plus와 of_sector 가운데 하나만 적습니다.", f"{name}: give either plus or of_sector."
                ),
                Bilingual("plus: [지표] 또는 of_sector: true", "plus: [indicator] or of_sector: true"),
            )
        )
    fields.finish()
    return figure


def _years(fields: Fields, key: str) -> tuple[int, ...]:
    found = fields.items(key)
    years = tuple(year for year in found if isinstance(year, int) and not isinstance(year, bool))
    if not years or len(years) != len(found):
        fields.findings.append(
            _finding(
                fields,
                "years",
                Bilingual(f"{key}: 연도 목록이 필요합니다.", f"{key}: a list of years is wanted."),
                Bilingual(f"{key}: [2015, 2020]", f"{key}: [2015, 2020]"),
                key,
            )
        )
    return years


def _comparison(fields: Fields) -> Comparison:
    name = fields.pair("name", required=True) or Bilingual("", "")
    never = fields.one_of("never", NEVER)
    comparison = Comparison(
        fields.text("id", example="same_kind_never_same_sector"),
        name,
        fields.flag("same_kind"),
        "any_zone" if never == "any_zone" else "nothing" if never == "nothing" else "same_sector",
    )
    fields.finish()
    return comparison


def _others(fields: Fields) -> tuple[Comparison, ...]:
    items = [fields.as_fields(item, "other_comparisons", n) for n, item in enumerate(fields.items("other_comparisons"))]
    return tuple(_comparison(item) for item in items if item is not None)


def _repeat(fields: Fields) -> Repeat:
    earlier, later = (_span(fields, key) for key in ("earlier", "later"))
    repeat = Repeat(fields.text("figure", example="industry_value_added"), earlier, later)
    fields.finish()
    return repeat


def _span(fields: Fields, key: str) -> tuple[int, int]:
    years = _years(fields, key)
    if len(years) == 2 and years[0] < years[1]:
        return years[0], years[1]
    fields.findings.append(
        _finding(
            fields,
            "span",
            Bilingual(f"{key}: 앞 연도와 뒤 연도 둘이 필요합니다.", f"{key}: two years are wanted, the earlier first."),
            Bilingual(f"{key}: [2010, 2015]", f"{key}: [2010, 2015]"),
            key,
        )
    )
    return (0, 1)


def _wording(fields: Fields) -> Wording:
    wording = Wording(*(_share(fields, key) for key in ("small", "large", "significant")))
    fields.finish()
    return wording


def _share(fields: Fields, key: str) -> float:
    found = fields.required(key, "0.2")
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= 1:
        return float(found)
    if found is not None:
        fields.findings.append(
            _finding(
                fields,
                "share",
                Bilingual(f"{key}: 0과 1 사이의 수가 필요합니다.", f"{key}: a number from 0 to 1 is wanted."),
                Bilingual(f"{key}: 0.2", f"{key}: 0.2"),
                key,
            )
        )
    return 0.0


def _check(rules: Rules, fields: Fields) -> None:
    """The repeated figure must be one of the figures."""
    if rules.repeat.figure not in {figure.name for figure in rules.figures}:
        fields.findings.append(
            _finding(
                fields,
                "repeat_figure",
                Bilingual(
                    f"{rules.repeat.figure!r}은(는) figures에 없습니다.", f"{rules.repeat.figure!r} is not in figures."
                ),
                Bilingual("figures에 있는 이름을 쓰세요.", "Use a name that stands in figures."),
                "repeat",
            )
        )


def _finding(fields: Fields, code: str, message: Bilingual, cure: Bilingual, *keys: str) -> Finding:
    return Finding(f"public_statistics.{code}", message, cure, fields.place(*keys))
