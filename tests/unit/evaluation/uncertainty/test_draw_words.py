"""Known answers: the generator's published vectors, and our own digits, which may never change."""

import numpy as np
import pytest

from teukgu.evaluation.uncertainty.variates import dirichlets, gammas, normals, uniforms
from teukgu.evaluation.uncertainty.words import halves, philox, words, words_at

FULL = 2**64 - 1
# counter, key, block: the known-answer tests published with Philox4x64-10 (Random123)
PUBLISHED = [
    (
        (0, 0, 0, 0),
        (0, 0),
        (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
    ),
    (
        (FULL, FULL, FULL, FULL),
        (FULL, FULL),
        (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
    ),
    (
        (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
        (0x452821E638D01377, 0xBE5466CF34E90C6C),
        (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
    ),
]


@pytest.mark.parametrize(("counter", "key", "block"), PUBLISHED)
def test_published_vectors(counter, key, block):
    found = philox([np.array([word], np.uint64) for word in counter], key)
    assert tuple(int(word[0]) for word in found) == block


def test_first_block_is_the_published_one():
    assert tuple(int(word) for word in words(0, 0, 0, 4)) == PUBLISHED[0][2]


@pytest.mark.parametrize("start", [0, 1, 2, 3, 4, 5, 4099])
def test_runs_and_single_words_agree(start):
    run = words(20251104, 7, start, 23)
    assert np.array_equal(run, words_at(20251104, 7, np.arange(start, start + 23)))


def test_halves_are_low_then_high():
    whole = words(3, 1, 5, 4)
    split = halves(3, 1, 11, 6)  # the high half of word 5, words 6 and 7, the low half of word 8
    expected = [whole[0] >> 32, whole[1] & 0xFFFFFFFF, whole[1] >> 32, whole[2] & 0xFFFFFFFF, whole[2] >> 32]
    assert [int(one) for one in split[:5]] == [int(one) for one in expected]
    assert int(split[5]) == int(whole[3] & np.uint64(0xFFFFFFFF))


@pytest.mark.parametrize(("seed", "stream"), [(-1, 0), (2**64, 0), (0, 2**64)])
def test_a_seed_must_fit(seed, stream):
    with pytest.raises(ValueError, match="whole numbers from 0"):
        words(seed, stream, 0, 1)


def test_our_digits_never_change():
    assert [int(word) for word in words(20251104, 1, 3, 3)] == [
        0x3C04BC7BEB733FA5,
        0x8DDA296B8DFC3D24,
        0x98436104489DCC7C,
    ]
    assert [one.hex() for one in uniforms(7, 2, 5, 3)] == [
        "0x1.997d47c3ac78ap-2",
        "0x1.b22cd807d6d0bp-1",
        "0x1.58dc5a1b121c9p-1",
    ]
    assert [one.hex() for one in normals(7, 4, 0, 6)] == [
        "0x1.9ecd49193e362p-4",
        "-0x1.f2a9da9373ce8p-2",
        "0x1.4e751aee24b6cp+0",
        "0x1.0a6c066d5cd59p-1",
        "-0x1.69d0685913b60p-2",
        "-0x1.93321e21d2438p-2",
    ]
    assert [one.hex() for one in gammas(7, 1, 0, np.array([0.3, 1.0, 2.5, 40.0]))] == [
        "0x1.3dd7a397bc3a9p-2",
        "0x1.3f240ae626b4fp-1",
        "0x1.3b56f96f01145p-1",
        "0x1.463651db8de29p+5",
    ]


def test_a_later_start_gives_the_same_variates():
    shapes = np.tile([0.4, 3.0, 1.0], 20)
    assert np.array_equal(gammas(1, 1, 0, shapes)[30:], gammas(1, 1, 30, shapes[30:]))
    assert np.array_equal(normals(1, 4, 0, 50_000)[20_001:], normals(1, 4, 20_001, 29_999))


def test_dirichlet_weights():
    shapes = np.tile([2.0, 0.0, 6.0, 2.0], (20_000, 1))
    drawn = dirichlets(5, 1, 0, shapes)
    assert np.allclose(drawn.sum(axis=1), 1.0)
    assert not drawn[:, 1].any()
    assert np.allclose(drawn.mean(axis=0), [0.2, 0.0, 0.6, 0.2], atol=0.01)
    assert np.allclose(drawn.var(axis=0), [0.16 / 11, 0.0, 0.24 / 11, 0.16 / 11], atol=0.001)


def test_weights_stand_when_every_gamma_underflows():
    tiny = np.full((3, 2), 1e-9)
    assert np.allclose(dirichlets(1, 1, 0, tiny).sum(axis=1), 1.0)
