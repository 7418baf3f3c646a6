"""An empty evaluation input to fill in."""

from pathlib import Path

from teukgu.documents.outputs import check_target

COLUMNS: dict[str, tuple[str, ...]] = {
    "zones": ("zone", "name", "type", "role", "in_round", "reason"),
    "observations": (
        "zone",
        "year",
        "indicator",
        "value",
        "status",
        "baseline",
        "target",
        "sd",
        "source",
    ),
    "panel": ("zone", "component", "criterion", "rater", "score", "home_region"),
    "votes": ("zone", "component", "home_region", "votes", "channel"),
    "past_ranks": ("zone", "year", "rank", "population"),
}


def write_template(folder: Path) -> list[Path]:
    """Write the tables with their headers; files that are there stay as they are.

    Raises:
        Refused: when ``folder`` is a file or holds other files.
    """
    check_target(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, columns in COLUMNS.items():
        file = folder / f"{name}.csv"
        file.write_text("\ufeff" + ",".join(columns) + "\r\n", encoding="utf-8", newline="")
        written.append(file)
    return written
