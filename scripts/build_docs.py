"""Writes the pages of docs/ that are generated; `--check` only says which are out of date."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

from teukgu.documents.check_manual import checks_text
from teukgu.documents.glossary import glossary_page
from teukgu.documents.indicator_manual import indicators_text
from teukgu.documents.procedure_manual import procedures_page
from teukgu.documents.rule_manual import manual_text
from teukgu.documents.upload_manual import upload_page
from teukgu.loading.glossary import read_glossary
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.procedures.registry import PROCEDURES
from teukgu.reporting.checks import limits_from
from teukgu.rulebook.manual import manual_on

ROOT = Path(__file__).resolve().parents[1]
# the day the rules were last gone through as a whole
MANUAL_DAY = date(2026, 11, 22)
PROGRAMME = Path(str(files("teukgu") / "programmes" / "kr_special_zones"))


def pages() -> dict[str, str]:
    programme = load_programme(PROGRAMME)
    manual = manual_on(programme, MANUAL_DAY)
    indicators, types = load_indicators(PROGRAMME), programme.type_names
    limits = limits_from(programme.rulebook.on(MANUAL_DAY))
    return {
        "docs/glossary.md": glossary_page(read_glossary(PROGRAMME)),
        "docs/reference/indicators.ko.md": indicators_text(indicators, types, "ko"),
        "docs/reference/indicators.en.md": indicators_text(indicators, types, "en"),
        "docs/reference/procedures.md": procedures_page(PROCEDURES, programme.rulebook.on(MANUAL_DAY)),
        "docs/reference/report-checks-catalogue.ko.md": checks_text(indicators, limits, "ko"),
        "docs/reference/report-checks-catalogue.en.md": checks_text(indicators, limits, "en"),
        "docs/reference/report_upload.md": upload_page(),
        "docs/reference/rules.ko.md": manual_text(manual, "ko"),
        "docs/reference/rules.en.md": manual_text(manual, "en"),
    }


def main() -> int:
    stale = [name for name, text in pages().items() if not (ROOT / name).exists() or (ROOT / name).read_text() != text]
    if "--check" in sys.argv:
        print("\n".join(f"{name} is out of date: run `make docs`" for name in stale))
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(pages()[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
