import pytest
from tests.unit.surroundings.small import ANY_KIND, RULES

from teukgu.surroundings import Other, RankSum, Repetition, Result, Robustness, Winners, other, sentences, winners


def result(score: float, band: int = 3) -> Result:
    return Result(score, band, band, band)


def test_an_interval_spans_the_bands_at_both_ends_and_between():
    assert Result(50.0, 2, 3, 1).span == 3
    assert Result(50.0, 2, 2, 2).span == 1


def test_winners_against_the_rest():
    found = winners({"A": result(60), "B": result(50), "C": result(40)}, {"A"})
    assert found is not None
    assert found.difference == pytest.approx(15)
    assert (found.test.first, found.test.second, found.test.higher) == (1, 2, 1.0)
    assert winners({"A": result(60)}, {"A"}) is None


def test_another_comparison_is_compared_over_zones_that_both_have():
    base = {"A": result(1, 1), "B": result(2, 2), "C": result(3, 3), "D": result(4, 4)}
    changed = {"A": result(10, 1), "B": result(20, 3), "C": result(30, 3)}
    found = other(ANY_KIND, [5, 9], base, changed)
    assert (found.zones, found.smallest, found.largest) == (3, 5, 9)
    assert found.changed_band == pytest.approx(1 / 3)
    assert found.correlation == pytest.approx(1.0)


def robustness(correlation: float | None, difference: float, p: float) -> Robustness:
    return Robustness(
        zones=10,
        listed=12,
        not_told_apart=4,
        wide=3,
        ties=(("Z1", "Z2"),),
        group_sizes=(5, 9),
        repetition=Repetition("industry", (2010, 2015), (2015, 2020), 8, 9, 1, correlation),
        winners=Winners(RankSum(3, 7, 0.5, p), 50 + difference, 50),
        others=(Other(ANY_KIND, 10, 5, 9, 0.9, 0.25),),
    )


@pytest.mark.parametrize(
    ("correlation", "words"),
    [
        (-0.4, "does not repeat"),
        (0.19, "does not repeat"),
        (0.2, "only weakly"),
        (0.5, "fairly well"),
        (None, "cannot"),
    ],
)
def test_the_words_follow_the_correlation(correlation, words):
    assert words in sentences(robustness(correlation, 0, 0.5), RULES.wording)[0].en


@pytest.mark.parametrize(
    ("difference", "p", "words"),
    [
        (3.0, 0.5, "not distinguishable from chance"),
        (3.0, 0.01, "stand higher."),
        (-3.0, 0.01, "stand lower."),
        (3.0, 0.001, "<0.01"),
    ],
)
def test_the_words_about_winners_follow_the_test(difference, p, words):
    assert words in sentences(robustness(0.1, difference, p), RULES.wording)[1].en


def test_every_number_stands_in_both_languages():
    for sentence in sentences(robustness(0.1, 3.0, 0.5), RULES.wording):
        assert "{" not in sentence.ko + sentence.en
    texts = sentences(robustness(0.1, 3.0, 0.5), RULES.wording)
    assert "4곳" in texts[2].ko
    assert "4 of 10" in texts[2].en
    assert "25%" in texts[3].ko
    assert "1묶음, 2곳" in texts[4].ko
