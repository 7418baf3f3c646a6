from datetime import date

from teukgu.rulebook.dormancy import Dormant, Sign, dormancy, years_before

TODAY = date(2026, 11, 22)
OLD = Sign(date(2024, 11, 22))
NEW = Sign(date(2024, 11, 23))
NEVER = Sign()


def test_dormant_only_when_all_three_signs_are_known_and_old():
    assert dormancy(TODAY, 2, project=OLD, exemption_use=NEVER, budget=OLD).dormant is Dormant.YES
    assert dormancy(TODAY, 2, project=OLD, exemption_use=NEVER).dormant is Dormant.UNKNOWN
    assert dormancy(TODAY, 2, project=OLD, exemption_use=NEVER).unknown == ("budget",)


def test_one_recent_sign_is_enough():
    assert dormancy(TODAY, 2, budget=NEW).dormant is Dormant.NO


def test_the_number_of_years_is_an_argument():
    assert dormancy(TODAY, 3, project=OLD, exemption_use=OLD, budget=OLD).dormant is Dormant.NO


def test_period_ended_or_not_known():
    assert dormancy(TODAY, 2).period_ended is None
    assert dormancy(TODAY, 2, period_end=date(2016, 12, 31)).period_ended is True
    assert dormancy(TODAY, 2, period_end=TODAY).period_ended is False


def test_29_february():
    assert years_before(date(2028, 2, 29), 2) == date(2026, 2, 28)
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
