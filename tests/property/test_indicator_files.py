"""Files of indicators changed at random load or are refused with findings; nothing else ever comes out."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.reporting.catalogue import Catalogue
from teukgu.values import Bilingual, Finding, Refused

NO_FINDING = Finding("", Bilingual("", ""), Bilingual("", ""))
SHIPPED = programme_folder() / "indicators"
NAMES = ("reference.yaml", "units.yaml", "groups.yaml", "sales.yaml", "jobs.yaml", "local_sourcing_share.yaml")
WORDS = (
    "[]",
    "{}",
    "null",
    "-1",
    "1e999",
    "'",
    "true",
    "[[1]]",
    "{a: b}",
    "2026-01-01",
    "ㅎ",
    "- ",
    "id",
    "\x00",
    "versions:",
)


def changed(text: str, line: int, how: str, word: str) -> str:
    """Change one line of a file: drop it, double it, cut what stands behind the colon, or put a word there."""
    lines = text.splitlines()
    number = line % len(lines)
    key, colon, _ = lines[number].partition(":")
    lines[number : number + 1] = {
        "drop": [],
        "double": [lines[number]] * 2,
        "cut": [key + colon],
        "word": [f"{key}{colon} {word}"],
        "indent": [f"  {lines[number]}"],
    }[how]
    return "\n".join(lines)


CHANGES = st.tuples(
    st.sampled_from(NAMES),
    st.integers(0, 400),
    st.sampled_from(["drop", "double", "cut", "word", "indent"]),
    st.sampled_from(WORDS),
)


def findings_of(programme: Path) -> tuple[Finding, ...]:
    try:
        assert isinstance(load_indicators(programme), Catalogue)
    except Refused as refused:
        return refused.findings or (NO_FINDING,)
    return ()


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_a_changed_file_loads_or_is_refused(changes):
    with tempfile.TemporaryDirectory() as name:
        programme = Path(name)
        for folder in ("types", "statistics"):
            (programme / folder).symlink_to(SHIPPED.parent / folder)
        shutil.copytree(SHIPPED, programme / "indicators")
        for file, line, how, word in changes:
            path = programme / "indicators" / file
            path.write_text(changed(path.read_text(encoding="utf-8"), line, how, word), encoding="utf-8")
        found = findings_of(programme)
    assert len(set(found)) == len(found)
    assert all(one.message.ko and one.cure.en and str(one.place) for one in found)
