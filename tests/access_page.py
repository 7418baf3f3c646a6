"""The access matrix as a page people read: docs/reference/access.md."""

from collections.abc import Mapping
from pathlib import Path

from tests.access_matrix import Row
from tests.access_world import VIEWERS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "access.md"
BEGIN, END = "<!-- matrix: begin -->", "<!-- matrix: end -->"


def write_page(found: Mapping[Row, Mapping[str, str]]) -> None:
    """Put the matrix between the marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    head, tail = text.split(BEGIN)[0], text.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n{matrix_lines(found)}\n{END}{tail}", encoding="utf-8")


def matrix_lines(found: Mapping[Row, Mapping[str, str]]) -> str:
    """Return one line for each route, thing and method that lets somebody in."""
    lines = ["| route | thing | | who gets in | who is sent to sign in | everybody else |", "|---|---|---|---|---|---|"]
    for row in sorted(found):
        answers = found[row]
        if set(answers.values()) == {"405"}:
            continue
        route, thing, method = row
        inside = [column for column, answer in answers.items() if answer in {"200", "go", "422", "400", "429"}]
        to_sign_in = [column for column, answer in answers.items() if answer == "in"]
        others = sorted(set(answers.values()) - {"200", "go", "422", "400", "429", "in"})
        cells = [f"`/{_cell(route)}`", thing, method, _who(inside), _who(to_sign_in), ", ".join(others)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(route: str) -> str:
    return "" if route == "(first page)" else route.replace("|", "\\|")


def _who(columns: list[str]) -> str:
    """Return the columns, shorter when it is nearly everybody."""
    if len(columns) == len(VIEWERS):
        return "everybody"
    if set(VIEWERS) - set(columns) == {"public"}:
        return "everybody signed in"
    return ", ".join(columns) or "–"
