"""Charts of the report as inline SVG of our own: no script, nothing fetched, readable in print."""

from collections.abc import Sequence

from markupsafe import Markup, escape

ROW, LABEL, WIDTH, RIGHT = 20, 300, 560, 16
COLOURS = ("#1b5e9e", "#5b9bd5", "#b9c3cd", "#e2a15b", "#b4472b")
INK, GRID, ACCENT = "#1e2124", "#d0d5da", "#0b50d0"
LONGEST_LABEL = 28
TICKS = 5


def rank_intervals(names: Sequence[str], bars: Sequence[tuple[float, float, float]], title: str) -> Markup:
    """Draw one row a zone: the interval as a bar, the rank as a dot; ``bars``: low, rank, high."""
    most = max((high for _, _, high in bars), default=1)
    scale = WIDTH / max(1.0, most - 1)
    parts = [_grid(len(names), [(tick, LABEL + (tick - 1) * scale) for tick in _ticks(most)])]
    for row, (name, (low, rank, high)) in enumerate(zip(names, bars, strict=True)):
        middle = _middle(row)
        left, width = LABEL + (low - 1) * scale, max(2.0, (high - low) * scale)
        parts.append(_label(name, middle))
        parts.append(
            f'<rect x="{left:.1f}" y="{middle - 4:.1f}" width="{width:.1f}" height="8" rx="4" fill="{COLOURS[1]}"/>'
            f'<circle cx="{LABEL + (rank - 1) * scale:.1f}" cy="{middle:.1f}" r="4" fill="{INK}"/>'
        )
    return _svg(parts, len(names), title)


def stacked_shares(names: Sequence[str], shares: Sequence[Sequence[float]], keys: Sequence[str], title: str) -> Markup:
    """Draw one row a zone, each tier's probability as a piece of the bar, with a key above."""
    parts = [_key(keys), _grid(len(names), [(f"{tick / 4:g}", LABEL + WIDTH * tick / 4) for tick in range(5)])]
    for row, (name, pieces) in enumerate(zip(names, shares, strict=True)):
        middle, left = _middle(row), float(LABEL)
        parts.append(_label(name, middle))
        for number, piece in enumerate(pieces):
            if piece > 0:
                width = WIDTH * piece
                parts.append(
                    f'<rect x="{left:.1f}" y="{middle - 7:.1f}" width="{width:.1f}" height="14" '
                    f'fill="{colour(number, len(keys))}" stroke="#fff"/>'
                )
                left += width
    return _svg(parts, len(names), title)


def plain_bars(names: Sequence[str], values: Sequence[float], title: str) -> Markup:
    """Draw one bar a row, from 0 to 1, with its value."""
    parts = [_grid(len(names), [(f"{tick / 4:g}", LABEL + WIDTH * tick / 4) for tick in range(5)])]
    for row, (name, value) in enumerate(zip(names, values, strict=True)):
        middle = _middle(row)
        parts.append(_label(name, middle))
        parts.append(
            f'<rect x="{LABEL}" y="{middle - 6:.1f}" width="{WIDTH * value:.1f}" height="12" fill="{COLOURS[0]}"/>'
            f'<text x="{LABEL + WIDTH * value + 6:.1f}" y="{middle + 4:.1f}">{value:.2f}</text>'
        )
    return _svg(parts, len(names), title)


def point_bar(points: float, most: float) -> Markup:
    """Draw one contribution beside its number: to the right what adds, to the left what takes away."""
    half = 60.0
    width = 0.0 if most <= 0 else half * abs(points) / most
    left = half if points >= 0 else half - width
    fill = COLOURS[0] if points >= 0 else COLOURS[-1]
    return Markup(  # noqa: S704 - numbers only
        f'<svg width="121" height="12" aria-hidden="true"><line x1="{half}" x2="{half}" y1="0" y2="12" '
        f'stroke="{GRID}"/><rect x="{left:.1f}" y="2" width="{width:.1f}" height="8" fill="{fill}"/></svg>'
    )


def colour(number: int, count: int) -> str:
    """Colour of tier ``number`` (from 0) of ``count``: from blue over grey to red brown."""
    return COLOURS[round(number * (len(COLOURS) - 1) / max(1, count - 1))]


def _middle(row: int) -> float:
    return 34 + row * ROW + ROW / 2


def _ticks(most: float) -> list[int]:
    step = max(1, round((most - 1) / TICKS))
    return [1, *range(1 + step, int(most) + 1, step)]


def _label(name: str, middle: float) -> str:
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
    return f'<text x="{LABEL - 8}" y="{middle + 4:.1f}" text-anchor="end">{escape(short)}</text>'


def _grid(rows: int, ticks: Sequence[tuple[object, float]]) -> str:
    bottom = 34 + rows * ROW
    lines = [
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="32" y2="{bottom}" stroke="{GRID}"/>'
        f'<text x="{x:.1f}" y="28" text-anchor="middle">{escape(str(text))}</text>'
        for text, x in ticks
    ]
    return "".join(lines)


def _key(keys: Sequence[str]) -> str:
    width = (LABEL + WIDTH) / max(1, len(keys))
    return "".join(
        f'<rect x="{number * width:.1f}" y="2" width="10" height="10" fill="{colour(number, len(keys))}"/>'
        f'<text x="{number * width + 14:.1f}" y="11">{escape(key)}</text>'
        for number, key in enumerate(keys)
    )


def _svg(parts: Sequence[str], rows: int, title: str) -> Markup:
    height = 34 + rows * ROW + 10
    width = LABEL + WIDTH + RIGHT + 30
    return Markup(  # noqa: S704 - every text in it is escaped above
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" font-size="12" fill="{INK}">{"".join(parts)}</svg>'
    )
