"""The catalogue of checks: every check in both languages, with what it really says about its example."""

from datetime import date

import pytest

from teukgu.documents.check_manual import checks_text
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.checks import CHECKS, limits_from

LIMITS = limits_from(load_programme().rulebook.on(date(2026, 11, 22)))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_check_is_there_and_its_example_speaks(language):
    page = checks_text(load_indicators(), LIMITS, language)
    says = "점검이 하는 말" if language == "ko" else "What it says"
    for check in CHECKS:
        _, _, section = page.partition(f'<a id="{check.id}"></a>')
        section = section.partition("\n## ")[0]
        assert check.name.text(language) in section
        assert check.cure.text(language) in section
        assert f"- {says}: “" in section, check.id
    assert "{" not in page


def test_particles_are_settled():
    assert "은(는)" not in checks_text(load_indicators(), LIMITS, "ko").partition("## ")[2].replace("‘", "")
