import itertools

import pytest
from scipy.stats import rankdata, spearmanr

from teukgu.surroundings import rank_correlation, rank_sum_test
from teukgu.surroundings.ranks import middle_ranks

TIED = [3.0, 1.0, 3.0, 2.0, 5.0, 5.0, 5.0]


def test_middle_ranks_as_scipy_gives_them():
    assert middle_ranks(TIED).tolist() == rankdata(TIED).tolist()


def test_rank_correlation_as_scipy_gives_it():
    other = [1.0, 4.0, 2.0, 2.0, 0.0, 9.0, 3.0]
    assert rank_correlation(TIED, other) == pytest.approx(spearmanr(TIED, other).statistic)


@pytest.mark.parametrize(("first", "second"), [([1.0, 2.0], [1.0, 2.0]), ([1.0, 2.0, 3.0], [4.0, 4.0, 4.0])])
def test_too_few_or_constant_has_no_correlation(first, second):
    assert rank_correlation(first, second) is None


def test_pairs_are_wanted():
    with pytest.raises(ValueError, match="pairs"):
        rank_correlation([1.0], [1.0, 2.0])


@pytest.mark.parametrize(
    ("first", "second"),
    [([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]), ([2.0, 2.0, 7.0], [2.0, 1.0, 1.0, 7.0]), ([1.0], [1.0, 1.0]), ([9.0], [1.0])],
)
def test_the_permutation_test_counts_every_division(first, second):
    ranks = rankdata([*first, *second])
    centre = len(first) * (len(ranks) + 1) / 2
    observed = abs(sum(ranks[: len(first)]) - centre)
    sums = [abs(sum(chosen) - centre) for chosen in itertools.combinations(ranks, len(first))]
    found = rank_sum_test(first, second)
    assert found is not None
    assert found.p == pytest.approx(sum(one >= observed - 1e-9 for one in sums) / len(sums))
    pairs = [(a > b) + 0.5 * (a == b) for a in first for b in second]
    assert found.higher == pytest.approx(sum(pairs) / len(pairs))


def test_an_empty_side_has_no_test():
    assert rank_sum_test([], [1.0]) is None
