"""The glossary as a Markdown page, both languages side by side."""

from collections.abc import Sequence

from teukgu.loading.glossary import Term

HEAD = """# Glossary · 용어

Korean and English side by side. Where a term comes from stands in the last column: A = Act, D = Decree and R = Rule on
Regulatory Free Zones and Regional Specialized Development Zones
(규제자유특구 및 지역특화발전특구에 관한 규제특례법, 시행령, 시행규칙),
APA = Administrative Procedures Act, GAPA = General Act on Public Administration, AWR = Administrative Work Regulation,
CAA = Act on Committees of Administrative Agencies. All at <https://www.law.go.kr>.

Words that never share one translation here: 청문, 공청회, 의견진술 and 의견청취;
고시, 공고, 통지 and 통보; 협의 and 동의; 심의 and 의결; 평가순위 (rank) and 등급 (tier).

| 용어 | English | 뜻 | Meaning | Source |
|---|---|---|---|---|
"""


def glossary_page(terms: Sequence[Term]) -> str:
    """Return the Markdown text of the glossary."""
    return HEAD + "".join(
        f"| {term.name.ko} | {term.name.en} | {term.definition.ko} | {term.definition.en} | {term.source} |\n"
        for term in terms
    )
