"""A sample that anybody draws again from population and seed."""

import json
from hashlib import sha256

import pytest

from teukgu.reporting.verification import (
    Member,
    Sample,
    draw,
    population_sha256,
    sample_from_data,
    sample_to_data,
    ticket,
)
from teukgu.values import Refused

EAST = [Member("office-east", f"zone-{number:02d}", f"2026-R-{number}") for number in range(10)]
WEST = [Member("office-west", f"zone-{number:02d}", f"2026-R-{number}") for number in range(10, 13)]
ALONE = [Member("", "zone-20", "2026-R-20")]
EVERYBODY = [*EAST, *WEST, *ALONE]
SEED = "제1234회 3 8 15 16 23 42"


def drawn(population=EVERYBODY, **more):
    return draw(population, **{"seed": SEED, "year": 2026, "share": "0.2"} | more)


def test_each_office_gives_its_share_rounded_up():
    found = drawn()
    assert len([one for one in found if one in {each.zone for each in EAST}]) == 2
    assert len([one for one in found if one in {each.zone for each in WEST}]) == 1
    assert "zone-20" in found
    assert drawn(share="0") == ()
    assert set(drawn(share="1")) == {one.zone for one in EVERYBODY}
    # 5 of 25 at 0.2, not 6: shares are exact, not binary
    assert len(drawn([Member("", f"z{number}", "r") for number in range(25)])) == 5


def test_the_rule_can_be_followed_by_hand():
    by_hand = sorted(EAST, key=lambda one: sha256(f"{SEED}/2026/{one.zone}".encode()).hexdigest())
    assert list(drawn(EAST)) == [one.zone for one in by_hand[:2]]
    assert ticket(SEED, 2026, "zone-00") == sha256(f"{SEED}/2026/zone-00".encode()).hexdigest()
    lines = "\n".join(sorted(f"{one.office}/{one.zone}/{one.report}" for one in EAST))
    assert population_sha256(EAST) == sha256(lines.encode()).hexdigest()


def test_another_seed_or_year_draws_others():
    assert drawn(EAST, seed="다른 씨앗") != drawn(EAST)
    assert drawn(EAST, year=2027) != drawn(EAST)


def test_no_seed_and_no_share_are_refused():
    for more in ({"seed": " "}, {"share": "1.2"}, {"share": "many"}, {"share": "1/0"}):
        with pytest.raises(Refused):
            drawn(**more)


def test_the_file_gives_the_sample_back():
    sample = Sample(2026, "0.2", SEED, tuple(sorted(EVERYBODY)), drawn())
    text = json.dumps(sample_to_data(sample), ensure_ascii=False)
    assert sample_from_data(text) == sample


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"population": 3}', "[" * 100_000, '{"population":[{}],"drawn":[]}']
)
def test_what_is_no_file_is_refused(text):
    with pytest.raises(Refused):
        sample_from_data(text)


def test_another_rule_of_drawing_is_refused():
    data = sample_to_data(Sample(2026, "0.2", SEED, (), ())) | {"algorithm": "dice"}
    with pytest.raises(Refused) as refused:
        sample_from_data(json.dumps(data))
    assert [one.code for one in refused.value.findings] == ["sample.other_rule"]
