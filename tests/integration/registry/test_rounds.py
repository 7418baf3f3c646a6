import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.integration.registry.conftest import NOW, PROGRAMME, TODAY

from teukgu.loading.round_outputs import read_outputs
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.rounds import LeftOut, RoundHeading, keep_round
from teukgu.portal.store.models import Round
from teukgu.portal.store.queries import result_of_zone, round_by_key, round_file, rounds_of
from teukgu.values import Bilingual, Refused

pytestmark = pytest.mark.usefixtures("loaded")

RESULTS = """zone,name,type,score,rank,tier,tier_name,rank_low,rank_high,p_tier_1,p_tier_2,on_line,next_tier_gap,note
KZ2004-01,순창 장류산업특구,local_resources,61.5,1,1,A,1,2,0.90,0.10,false,,x
KZ2004-02,고창 복분자산업특구,local_resources,40.25,2,2,B,1,2,0.10,0.90,true,3.5,
"""
CONTRIBUTIONS = """zone,node,points,weight
KZ2004-01,industry,8.5,0.3
KZ2004-01,residents,-1.25,0.3
"""
HEADING = RoundHeading(
    key="public-statistics",
    scheme="public-statistics",
    title=Bilingual("공개 통계", "Public statistics"),
    year=2020,
    as_of=TODAY,
    seed=1,
    draws=2000,
    software_version="0.1.0",
    bundle_hash="abc",
)
LEFT = [LeftOut("KZ2025-01", "울산 해양산악레저특구", "tourism_leisure", Bilingual("2018년 이후 지정", "too new"))]


@pytest.fixture
def outputs(tmp_path):
    (tmp_path / "results.csv").write_text(RESULTS, encoding="utf-8")
    (tmp_path / "contributions.csv").write_text(CONTRIBUTIONS, encoding="utf-8")
    (tmp_path / "bands.csv").write_text("zone,told_apart\nKZ2004-02,false\n", encoding="utf-8")
    (tmp_path / "robustness.json").write_text('{"repeat": 0.1}', encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not a file of a round", encoding="utf-8")
    return read_outputs(tmp_path)


def test_a_round_is_kept_and_shown(outputs):
    assert keep_round(PROGRAMME, HEADING, outputs, LEFT, now=NOW)
    page = round_by_key(ANONYMOUS, PROGRAMME, "public-statistics")
    assert [unit.unit for unit in page.scored] == ["KZ2004-02", "KZ2004-01"]
    assert [(unit.unit, unit.reason.ko) for unit in page.left_out] == [("KZ2025-01", "2018년 이후 지정")]
    assert page.round.facts == {"repeat": 0.1}
    assert page.scored[0].more["told_apart"] == "false"
    assert {file.name for file in page.files} == {"results.csv", "contributions.csv", "bands.csv", "robustness.json"}


def test_a_zone_knows_its_result_or_the_reason_for_none(outputs):
    keep_round(PROGRAMME, HEADING, outputs, LEFT, now=NOW)
    found = result_of_zone(ANONYMOUS, PROGRAMME, "KZ2004-01")
    assert (found.result.score, found.result.rank, found.result.tier_probabilities) == (61.5, 1, (0.9, 0.1))
    assert [(part.node, part.points) for part in found.contributions] == [("industry", 8.5), ("residents", -1.25)]
    assert found.result.on_line is False
    none = result_of_zone(ANONYMOUS, PROGRAMME, "KZ2025-01")
    assert (none.result.in_round, none.result.reason.en, none.contributions) == (False, "too new", ())
    assert result_of_zone(ANONYMOUS, PROGRAMME, "KZ2004-03") is None
    assert result_of_zone(ANONYMOUS, PROGRAMME, "KZ2004-01", scheme="other") is None


def test_keeping_the_same_round_again_changes_nothing_and_a_new_one_replaces_it(outputs):
    assert keep_round(PROGRAMME, HEADING, outputs, LEFT, now=NOW)
    assert not keep_round(PROGRAMME, HEADING, outputs, LEFT, now=NOW + timedelta(days=1))
    assert Round.objects.get().kept_at == NOW
    assert keep_round(PROGRAMME, replace(HEADING, seed=2), outputs, LEFT, now=NOW)
    assert [one.seed for one in rounds_of(ANONYMOUS, PROGRAMME)] == [2]


def test_files_come_back_byte_for_byte(outputs):
    keep_round(PROGRAMME, HEADING, outputs, LEFT, now=NOW)
    content = round_file(ANONYMOUS, PROGRAMME, "public-statistics", "results.csv")
    assert content == RESULTS.encode()
    (line,) = [file for file in round_by_key(ANONYMOUS, PROGRAMME, HEADING.key).files if file.name == "results.csv"]
    assert (line.sha256, line.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert round_file(ANONYMOUS, PROGRAMME, "public-statistics", "secret.txt") is None
    assert round_by_key(ANONYMOUS, "demonstration", HEADING.key) is None


@pytest.mark.parametrize("cell", ["much", "nan", "inf"])
def test_results_that_are_no_numbers_are_refused(tmp_path, cell):
    (tmp_path / "results.csv").write_text(RESULTS.replace("61.5", cell), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_outputs(tmp_path)
    assert [(finding.place.line, finding.place.key) for finding in refused.value.findings] == [(2, "score")]


def test_a_folder_without_results_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read_outputs(tmp_path)
    assert refused.value.findings[0].code == "round.no_results"
