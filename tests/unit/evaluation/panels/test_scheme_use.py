"""A scheme chooses raw or adjusted panel scores; the bundle holds the rows and recomputes."""

from dataclasses import replace

import numpy as np
import pytest
from tests.bundle_tools import DayRules
from tests.evaluation_tools import scheme, table
from tests.panel_tools import planted_panel, regions_of

from teukgu.documents.bundle import bundle_bytes, sealed_files
from teukgu.documents.report_html import report
from teukgu.documents.verifying import verify
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.evaluation.run import evaluate
from teukgu.values import Refused, ZoneId

SCHEME = """
id: panel
name: {ko: 심사, en: panel}
indicators:
  figure: {}
  expert: {measure: {kind: panel, panel: expert, USE}, normalise: none}
tree: {id: total, parts: [figure, expert]}
tiers: {names: [가, 나], shares: [0.5, rest]}
uncertainty: {draws: 50}
"""


def data(zones: int = 20, **more):
    panel = planted_panel(3, zones=zones, raters=8, favour=5.0, **more).scores
    names = [f"z{zone:04}" for zone in range(zones)]
    made = table({"figure": [float(number) for number in range(zones)]})
    units = tuple(
        replace(unit, id=ZoneId(name), groups={"province": f"g{number % 9}"})
        for number, (unit, name) in enumerate(zip(made.units, names, strict=True))
    )
    observed = tuple(replace(one, zone=ZoneId(names[int(one.zone[1:]) - 1])) for one in made.observations)
    return replace(made, units=units, observations=observed, panel=panel)


def run(use: str, given=None):
    return evaluate(given or data(), scheme(SCHEME.replace("USE", use)), DayRules())


def test_raw_adjusted_and_level_reach_the_score():
    given = data()
    found = adjust(ratings(given.panel, None, regions_of(20)), home=True)
    for use, figure in (("adjusted", "adjusted"), ("level", "level")):
        plan = run(f"use: {use}, home_region: province", given).plan
        assert plan.measures[:, 1].tolist() == [getattr(one, figure) for one in found.zones]
    assert run("use: adjusted, home_region: province", given).plan.measure_sd[:, 1].tolist() == [
        one.se for one in found.zones
    ]
    assert np.allclose(run("use: raw", given).plan.measures[:, 1], [one.raw for one in found.zones])


def test_the_bundle_holds_the_rows_and_verifies(tmp_path):
    files = sealed_files(run("use: adjusted, home_region: province"))
    assert files["panel.csv"].startswith("\ufeffzone,component,criterion,rater,score,home_region".encode())
    rows = files["panels.csv"].decode().splitlines()
    assert rows[0] == (
        "indicator,zone,raters,home_raters,raw,severity_removed,favour_removed,level,shrinkage,adjusted,se,used"
    )
    assert len(rows) == 21
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(bundle_bytes(files))
    assert verify(bundle).ok


def test_the_report_says_the_score_as_given_beside_the_one_used():
    found = run("use: adjusted")
    raw = adjust(ratings(found.data.panel)).zones[0].raw
    assert f"(조정 전 {raw:,.4g})" in report(found, "0" * 64, "ko")
    assert f"(as given {raw:,.4g})" in report(found, "0" * 64, "en")
    assert "조정 전" not in report(run("use: raw"), "0" * 64, "ko")


def test_without_adjusting_nothing_is_added_to_the_bundle():
    plain = replace(data(), panel=tuple(replace(one, home_region="") for one in data().panel))
    files = sealed_files(run("use: raw", plain))
    assert "panels.csv" not in files
    assert files["panel.csv"].startswith("\ufeffzone,component,criterion,rater,score\n".encode())


def test_taking_a_rater_out_is_seen(tmp_path):
    """A published bundle from which one rater was removed no longer recomputes."""
    files = sealed_files(run("use: adjusted"))
    lines = files["panel.csv"].decode().splitlines(keepends=True)
    files["panel.csv"] = "".join(line for line in lines if ",r003," not in line).encode()
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(bundle_bytes(files))
    with pytest.raises(Refused) as refused:
        verify(bundle)
    assert any("panel.csv" in one.text("en") for one in refused.value.findings)


@pytest.mark.parametrize(
    ("use", "code"),
    [
        ("use: adjusted, drop_extremes: 1", "evaluation.panel_use"),
        ("home_region: province", "evaluation.panel_use"),
        ("use: adjusted, home_region: nowhere", "evaluation.unknown_group"),
        ("use: adjusted, criteria: {nothing: 1}", "evaluation.unknown_criterion"),
    ],
)
def test_what_does_not_fit_is_refused(use, code):
    with pytest.raises(Refused) as refused:
        run(use)
    assert code in [one.code for one in refused.value.findings]


def test_a_panel_in_two_parts_is_refused_with_its_place():
    given = data()
    split = tuple(one for one in given.panel if (one.rater < "r004") == (one.zone < "z0010"))
    with pytest.raises(Refused) as refused:
        run("use: adjusted", replace(given, panel=split))
    (finding,) = refused.value.findings
    assert finding.code == "evaluation.panel_not_connected"
    assert "expert" in str(finding.place)
