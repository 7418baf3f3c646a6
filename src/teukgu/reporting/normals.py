"""Normal numbers that a seed and a name give, the same on every machine: words of Philox, own transform."""

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

WHOLE = float(1 << 53)


def normals(count: int, *name: object) -> NDArray[np.float64]:
    """Return ``count`` standard normal numbers of the stream called ``name`` (its first part is the seed).

    Rounded, so that the mathematics library of a machine cannot show; a stream depends on its own name only.
    """
    digest = sha256("/".join(str(part) for part in name).encode()).digest()
    words = np.random.Philox(key=int.from_bytes(digest[:16], "big")).random_raw(2 * count)
    shares = (words >> np.uint64(11)).astype(np.float64) / WHOLE
    radius = np.sqrt(-2.0 * np.log(1.0 - shares[:count]))
    return np.round(radius * np.cos(2.0 * np.pi * shares[count:]), 9)
