"""Random words by position: word ``i`` of a stream depends on nothing but the seed, the stream and ``i``.

The words are those of Philox4x64-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3",
2011): block ``b`` of four words is the function of key (seed, stream) and counter (b, 0, 0, 0). NumPy's bit generator
gives runs of them fast; :func:`words_at` computes any of them alone. Both are checked against published vectors.
"""

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

MULTIPLIERS = (np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157))
KEY_STEPS = (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)
ROUNDS = 10
LOW_HALF = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
WORD = 1 << 64


def words(seed: int, stream: int, start: int, count: int) -> Words:
    """Return words ``start`` to ``start + count - 1`` of the stream.

    Raises:
        ValueError: when the seed or the stream does not fit in 64 bits.
    """
    if not (0 <= seed < WORD and 0 <= stream < WORD):
        msg = "seed and stream must be whole numbers from 0 to 2**64 - 1"
        raise ValueError(msg)
    block, skip = divmod(start, 4)
    key = np.array([seed, stream], dtype=np.uint64)
    # NumPy counts up before it makes a block, so the counter starts one earlier
    generator = np.random.Philox(key=key, counter=(block - 1) % (1 << 256))
    return generator.random_raw(skip + count)[skip:]


def halves(seed: int, stream: int, start: int, count: int) -> NDArray[np.uint32]:
    """Return 32-bit halves ``start`` to ``start + count - 1`` of the stream: of each word first the low half."""
    first = start // 2
    last = (start + count + 1) // 2
    raw = words(seed, stream, first, last - first).astype("<u8", copy=False)
    begin = start - 2 * first
    return raw.view("<u4")[begin : begin + count]


def words_at(seed: int, stream: int, positions: NDArray[np.int64]) -> Words:
    """Return the words of the stream at ``positions``, in any order."""
    counter = [(positions // 4).astype(np.uint64), *(np.zeros(positions.shape, np.uint64) for _ in range(3))]
    block = np.stack(philox(counter, (seed, stream)))
    picked: Words = np.take_along_axis(block, (positions % 4)[np.newaxis], axis=0)[0]
    return picked


def philox(counter: list[Words], key: tuple[int, int]) -> list[Words]:
    """Return the four words of Philox4x64-10 for each counter (four arrays of words)."""
    for turn in range(ROUNDS):
        keys = [np.uint64((part + turn * step) % WORD) for part, step in zip(key, KEY_STEPS, strict=True)]
        high0, low0 = _product(counter[0], MULTIPLIERS[0])
        high1, low1 = _product(counter[2], MULTIPLIERS[1])
        counter = [high1 ^ counter[1] ^ keys[0], low1, high0 ^ counter[3] ^ keys[1], low0]
    return counter


def _product(left: Words, right: np.uint64) -> tuple[Words, Words]:
    """Return the high and the low word of the 128-bit product."""
    left_low, left_high = left & LOW_HALF, left >> HALF
    right_low, right_high = right & LOW_HALF, right >> HALF
    low = left_low * right_low
    middle = left_high * right_low + (low >> HALF)
    other = left_low * right_high + (middle & LOW_HALF)
    return left_high * right_high + (middle >> HALF) + (other >> HALF), left * right
