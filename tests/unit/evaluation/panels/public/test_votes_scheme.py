"""Votes in an evaluation: read from a file, scored by the scheme's rule, sealed, recomputed."""

from dataclasses import replace

import pytest
from tests.bundle_tools import DayRules
from tests.evaluation_tools import scheme
from tests.vote_tools import homes, planted_votes, regions_of

from teukgu.documents.bundle import bundle_bytes, sealed_files
from teukgu.documents.verifying import verify
from teukgu.evaluation.inputs import EvaluationInput, Unit
from teukgu.evaluation.panels.public.home import analyse, shares
from teukgu.evaluation.panels.public.table import vote_table
from teukgu.evaluation.run import evaluate
from teukgu.loading.evaluation_input import read_input
from teukgu.values import Refused, ZoneId

SCHEME = """
id: votes
name: {ko: 대국민, en: public}
indicators:
  public: {measure: {kind: votes, votes: public, MORE}}
tree: {id: total, parts: [public]}
tiers: {names: [가, 나], shares: [0.5, rest]}
uncertainty: {draws: 40}
"""
RULES = {
    "count": "home: count, home_region: province",
    "cap": "home: cap, home_cap: 1.5, home_region: province",
    "leave_out": "home: leave_out, home_region: province",
    "remove": "home: remove, home_region: province",
}


def data(zones: int = 18) -> EvaluationInput:
    rows, _ = planted_votes(1, zones=zones)
    units = tuple(Unit(ZoneId(zone), zone, groups={"province": region}) for zone, region in homes(zones).items())
    return EvaluationInput(units, (), votes=tuple(rows))


def run(more: str, given: EvaluationInput | None = None):
    return evaluate(given or data(), scheme(SCHEME.replace("MORE", more)), DayRules(), year=2024)


@pytest.mark.parametrize("rule", list(RULES))
def test_each_rule_reaches_the_measure(rule):
    given = data()
    found = analyse(vote_table(given.votes, homes(18), regions_of(homes(18))), cap=1.5)
    share, error = shares(found, rule)
    plan = run(RULES[rule], given).plan
    assert plan.measures[:, 0] == pytest.approx(100 * share, abs=1e-6)
    assert plan.measure_sd[:, 0] == pytest.approx(100 * error, abs=1e-6)


def test_sealed_read_again_and_verified(tmp_path):
    files = sealed_files(run(RULES["cap"]))
    header = files["public.csv"].decode().splitlines()[0]
    assert header == "indicator,zone,votes,home_votes,home_expected,favour,counted,capped,left_out,removed,used"
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(bundle_bytes(files))
    assert verify(bundle).ok
    folder = tmp_path / "input"
    folder.mkdir()
    for name in ("zones.csv", "votes.csv"):
        (folder / name).write_bytes(files[name])
    assert read_input(folder).votes == data().votes


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("home: cap", "votes_rule"),
        ("home_cap: 3", "votes_rule"),
        ("home: leave_out, home_region: nowhere", "unknown_group"),
        ("use: adjusted", "unused_key"),
        ("home: cap, home_cap: -1, home_region: province", "votes_cap"),
    ],
)
def test_what_does_not_fit_is_refused(more, code):
    with pytest.raises(Refused) as refused:
        run(more)
    assert f"evaluation.{code}" in [one.code for one in refused.value.findings]


def test_regions_in_other_words_are_refused_and_unknown_components_named():
    given = data()
    foreign = replace(given, votes=tuple(replace(one, home_region="x" + one.home_region) for one in given.votes))
    with pytest.raises(Refused) as refused:
        run(RULES["remove"], foreign)
    assert [one.code for one in refused.value.findings] == ["evaluation.votes_home"]
    other = replace(given, votes=tuple(replace(one, component="other") for one in given.votes))
    with pytest.raises(Refused) as refused:
        run("home: count", other)
    assert [one.code for one in refused.value.findings] == ["evaluation.unknown_votes"]


def test_a_bad_file_of_votes_is_refused_line_by_line(tmp_path):
    (tmp_path / "zones.csv").write_text("zone\na\nb\n", encoding="utf-8")
    (tmp_path / "votes.csv").write_text(
        "zone,component,home_region,votes\na,public,,3\nb,public,A,-1\nc,public,A,2\na,public,A,1\na,public,A,2\n",
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        read_input(tmp_path)
    assert [one.code for one in refused.value.findings] == [
        "evaluation.empty_cell",
        "evaluation.not_whole",
        "evaluation.unknown_zone",
        "evaluation.row_twice",
    ]
