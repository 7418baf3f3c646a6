from datetime import date

import pytest
from tests.unit.surroundings.small import MUNICIPALITIES, RULES, place

from teukgu.surroundings import standings

KNOWN = {one.id for one in MUNICIPALITIES}


@pytest.mark.parametrize(
    ("zone", "in_round", "words"),
    [
        (place(), True, "not known to have ended"),
        (place(where=()), False, "not known"),
        (place(where=("P11",)), False, "its municipality is not known"),
        (place(where=("M1", "P11")), False, "its municipality is not known"),
        (place(designated=date(2017, 12, 31)), True, "2017-12-31"),
        (place(designated=date(2018, 1, 1)), False, "designated on 2018-01-01"),
        (place(ended=date(2020, 12, 31)), False, "ended on 2020-12-31"),
        (place(ended=date(2021, 1, 1)), True, "2021-01-01"),
    ],
)
def test_each_zone_is_in_or_out_with_its_reason(zone, in_round, words):
    (one,) = standings([zone], KNOWN, RULES)
    assert one.in_round is in_round
    assert words in one.reason.en
    assert one.reason.ko


def test_the_first_reason_against_a_zone_counts():
    (one,) = standings([place(where=(), designated=date(2024, 1, 1))], KNOWN, RULES)
    assert one.reason.en == "its municipality is not known"
