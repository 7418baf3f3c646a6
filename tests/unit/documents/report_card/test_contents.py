"""What stands on a card: the sums are exact, nothing is invented where there is nothing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.bundle_tools import sealed_evaluation

from teukgu.documents.report_card import Card, Correction, Objection, report_cards
from teukgu.documents.report_card.card import Sureness
from teukgu.documents.report_card.contents import MOST, Beside
from teukgu.documents.report_card.years import histories
from teukgu.values import Bilingual, Observation, ZoneId

SPAN = 3
NAMES = {"a": Bilingual("가 수치", "figure A")}


def cards(**beside: object) -> tuple[Card, ...]:
    return report_cards(sealed_evaluation(), Beside(undistinguished_span=SPAN, **beside))


def card_of(zone: str, **beside: object) -> Card:
    return next(one for one in cards(**beside) if one.zone == zone)


def test_every_scored_zone_has_one_card_in_order_of_name() -> None:
    found = cards()
    assert sorted(one.zone for one in found) == sorted(f"z{number}" for number in range(1, 12))
    assert [one.name for one in found] == sorted(one.name for one in found)


def test_the_points_of_a_card_add_up_to_the_published_score() -> None:
    for one in cards():
        points = sum(push.points for push in (*one.raised, *one.lowered)) + one.rest + one.extra + one.rounding
        assert one.median_score + points == pytest.approx(one.score, abs=1e-9)


def test_raised_and_lowered_are_the_largest_of_their_sign() -> None:
    for one in cards():
        assert len(one.raised) <= MOST
        assert len(one.lowered) <= MOST
        assert all(push.points > 0 for push in one.raised)
        assert all(push.points < 0 for push in one.lowered)
        assert [push.points for push in one.raised] == sorted((push.points for push in one.raised), reverse=True)


def test_a_filled_figure_is_named_and_not_shown_as_the_zones_own() -> None:
    found = card_of("z2")
    assert [name.ko for name in found.filled] == ["b"]
    shown = [push.own for push in (*found.raised, *found.lowered) if push.name.ko == "b"]
    assert all(own is None for own in shown)
    assert card_of("z3").filled == ()


def test_how_sure_follows_the_draws() -> None:
    evaluation, found = sealed_evaluation(), {one.zone: one for one in cards()}
    for place, row in enumerate(evaluation.plan.scored):
        one = found[evaluation.plan.units[int(row)].id]
        if one.sureness is Sureness.SURE:
            assert not evaluation.on_line[place]
        if one.sureness is Sureness.LINE:
            assert evaluation.on_line[place]
        assert sum(one.chances) == pytest.approx(1)


def test_without_draws_nothing_is_said_about_how_sure() -> None:
    plain = replace(sealed_evaluation(), uncertainty=None, on_line=np.zeros(11, dtype=np.bool_))
    for one in report_cards(plain, Beside(undistinguished_span=SPAN)):
        assert one.sureness is Sureness.UNKNOWN
        assert (one.chances, one.interval) == ((), None)


def test_the_way_up_names_the_next_better_tier() -> None:
    for one in cards():
        if one.rise is not None:
            assert one.rise.tier == one.tiers[one.tier - 2]
        if one.tier == 1:
            assert one.rise is None


def test_low_years_come_from_official_ranks() -> None:
    assert card_of("z1").low_years == ()  # 1 of 11 by 5 percent, rounded down: nobody
    assert card_of("z2").low_years == ()


def test_corrections_are_the_zones_own_in_order_and_unknown_is_not_none() -> None:
    made = [
        Correction(ZoneId("z1"), "a", 2024, 5, 6, "단위", date(2026, 5, 2)),
        Correction(ZoneId("z2"), "a", 2024, 1, 2, "오기", date(2026, 5, 1)),
        Correction(ZoneId("z1"), "a", 2023, None, 6, "빠뜨림", date(2026, 5, 1)),
    ]
    found = card_of("z1", corrections=made).corrections
    assert found == (made[2], made[0])
    assert card_of("z3", corrections=made).corrections == ()
    assert card_of("z3").corrections is None


def test_objection_and_seal_come_along() -> None:
    found = card_of("z1", objection=Objection(10, date(2026, 9, 1)), bundle_hash="ab" * 32)
    assert found.objection == Objection(10, date(2026, 9, 1))
    assert found.bundle_hash == "ab" * 32


def test_before_publication_no_other_zone_is_named_or_shown() -> None:
    for one in cards():
        assert one.median_name == ""
        assert all(push.median is None for push in (*one.raised, *one.lowered))
    shown = card_of("z3", published=True)
    assert shown.median_name
    assert any(push.median is not None for push in (*shown.raised, *shown.lowered))


def test_no_median_of_too_few_zones() -> None:
    evaluation = sealed_evaluation()
    before = tuple(
        Observation(zone=one.zone, year=2023, indicator=one.indicator, value=1.0)
        for one in evaluation.data.observations
        if one.indicator == "a"
    )
    more = replace(evaluation, data=replace(evaluation.data, observations=(*evaluation.data.observations, *before)))
    for fewest, there in ((11, True), (12, False)):
        series = histories(more, fewest=fewest).of(more.plan.units[0], NAMES, {})[0]
        assert (series.peers is not None) is there


def test_own_path_and_peers() -> None:
    evaluation = sealed_evaluation()
    before = tuple(
        Observation(zone=one.zone, year=2023, indicator=one.indicator, value=one.value / 2)
        for one in evaluation.data.observations
        if one.indicator == "a" and one.value
    )
    more = replace(evaluation, data=replace(evaluation.data, observations=(*evaluation.data.observations, *before)))
    unit = more.plan.units[0]
    series = {one.name.ko: one for one in histories(more).of(unit, NAMES, {})}
    assert set(series) == {"가 수치", "b"}
    assert series["가 수치"].by_year == {2023: 5.25, 2024: 10.5}
    assert series["가 수치"].change == pytest.approx(1.0)
    assert series["가 수치"].peers == pytest.approx(1.0)
    assert series["b"].change is None
    assert series["b"].by_year[2023] is None
