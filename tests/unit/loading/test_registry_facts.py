from datetime import UTC, date, datetime

import pytest

from teukgu.loading.registry_facts import Fact, all_names, in_force, read_value

T1 = datetime(2026, 1, 1, tzinfo=UTC)
T2 = datetime(2026, 6, 1, tzinfo=UTC)


def fact(order, kind="name", value="가", start=None, end=None, at=T1, replaced_by=None):
    return Fact(order, kind, value, start, end, at, replaced_by)


def test_the_fact_that_began_last_is_in_force():
    facts = [fact(1, value="옛", start=date(2005, 1, 1)), fact(2, value="새", start=date(2015, 1, 1))]
    assert in_force(facts, date(2014, 12, 31))["name"].value == "옛"
    assert in_force(facts, date(2015, 1, 1))["name"].value == "새"


def test_valid_to_is_left_out():
    facts = [fact(1, start=date(2005, 1, 1), end=date(2006, 7, 1))]
    assert "name" in in_force(facts, date(2006, 6, 30))
    assert in_force(facts, date(2006, 7, 1)) == {}


def test_a_corrected_fact_is_believed_until_its_correction_is_recorded():
    facts = [fact(1, value="틀림", at=T1, replaced_by=2), fact(2, value="맞음", at=T2)]
    day = date(2026, 7, 1)
    assert in_force(facts, day)["name"].value == "맞음"
    assert in_force(facts, day, known_at=T1)["name"].value == "틀림"


def test_unknown_start_yields_to_a_known_one():
    facts = [fact(1, value="모름"), fact(2, value="앎", start=date(2010, 1, 1))]
    assert in_force(facts, date(2020, 1, 1))["name"].value == "앎"
    assert in_force(facts, date(2009, 1, 1))["name"].value == "모름"


def test_all_names_hold_former_names_and_aliases_once():
    facts = [fact(2, value="나"), fact(1, value="가"), fact(3, kind="alias", value="가"), fact(4, kind="sector")]
    assert all_names(facts) == ("가", "나")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("area", "1700000+71300000", {"m2": 73000000, "parts": [1700000, 71300000]}),
        ("area", "120942", {"m2": 120942, "parts": []}),
        ("period", "..2028-12-31", {"start": None, "end": "2028-12-31"}),
        ("period", "2024-01-01..2028-12-31", {"start": "2024-01-01", "end": "2028-12-31"}),
        ("municipalities", "M001; M002", ["M001", "M002"]),
        ("designation", "2004-12-30 R01", {"day": "2004-12-30", "committee": "R01"}),
        ("name", "순창 장류산업특구", "순창 장류산업특구"),
    ],
)
def test_values_are_read_by_kind(kind, text, value):
    assert read_value(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("area", "0"),
        ("area", "넓음"),
        ("period", "2028"),
        ("period", ".."),
        ("period", "2028-01-01..2020-01-01"),
        ("municipalities", " ; "),
        ("status", "alive"),
        ("last_seen", "2026-02-30"),
        ("name", ""),
        ("colour", "red"),
    ],
)
def test_what_is_no_value_of_its_kind_is_refused(kind, text):
    with pytest.raises(ValueError, match=r".*"):
        read_value(kind, text)
