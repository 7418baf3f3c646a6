"""Small pieces of SVG; every text is escaped here, and nothing carries a style attribute (strict CSP)."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

# widths of characters in shares of the font size, good enough to keep labels apart
WIDE, NARROW = 1.0, 0.56


def element(name: str, content: str | None = None, **attributes: object) -> str:
    """Return one element; ``class_`` becomes ``class``, other underscores hyphens, None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def text(x: float, y: float, content: str, class_: str = "", anchor: str | None = None) -> str:
    """Return a line of text."""
    return element("text", escape(content), x=float(x), y=float(y), class_=class_ or None, text_anchor=anchor)


def text_width(content: str, size: float) -> float:
    """Return about how wide ``content`` is at font size ``size`` (Hangul square, Latin about half)."""
    return size * sum(WIDE if ord(letter) > 0x1100 else NARROW for letter in content)


def shortened(content: str, size: float, width: float) -> str:
    """Return ``content`` cut with an ellipsis so that it fits into ``width``."""
    if text_width(content, size) <= width:
        return content
    while content and text_width(content + "…", size) > width:
        content = content[:-1]
    return content.rstrip() + "…"


def drawing(
    width: float,
    height: float,
    label: str,
    parts: Iterable[str],
    *,
    class_: str,
    role: str = "img",
    left: float = 0,
    top: float = 0,
) -> SafeString:
    """Return the whole SVG, named by ``label`` for those who cannot see it."""
    frame = " ".join(_value(float(number)) for number in (left, top, width, height))
    return mark_safe(  # noqa: S308 - every text above is escaped
        element("svg", "".join(parts), viewBox=frame, role=role, aria_label=label, class_=f"figure {class_}")
    )
