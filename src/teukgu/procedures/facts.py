"""What conditions and clocks ask the portal about a case, besides its events: the names and what each holds."""

from collections.abc import Mapping
from types import MappingProxyType

from teukgu.values import Bilingual

FACTS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "has_council": Bilingual(
            "의견을 들을 지방의회가 있는지(없다고 하지 않으면 있음)", "there is a council to hear"
        ),
        "has_governor": Bilingual(
            "알릴 시·도지사가 있는지(세종은 없음)", "there is a governor to tell (not in Sejong)"
        ),
        "applicants": Bilingual("신청 기관의 키, 대표 기관이 먼저", "keys of the applicants, the lead first"),
        "municipalities": Bilingual("신청 지역의 ID", "ids of the applicants' regions"),
        "missing_contents": Bilingual("계획을 결재하기에 빠진 것", "what the plan lacks to be adopted"),
        "missing_for_application": Bilingual("신청하기에 빠진 것", "what the plan lacks to be applied with"),
        "consultations_needed": Bilingual("협의할 규제특례@기관", "exemption@agency pairs to be consulted on"),
        "sea_needed": Bilingual("전략환경영향평가 대상인지", "an environmental assessment is due"),
        "land_use_plan_later": Bilingual("토지이용계획을 나중에 내는지", "the land-use plan is filed later"),
        "elections": Bilingual("선거일 목록", "election days"),
        "designated_on": Bilingual("특구의 지정일", "day of the zone's designation"),
        "figure_errors": Bilingual("보고서 수치의 오류", "errors that checks found in a report's figures"),
        "unexplained": Bilingual("설명하지 않은 요청의 수", "requests to explain that are still open"),
        "report_versions": Bilingual("남긴 보고서 판의 번호와 해시", "kept versions of the report and their hashes"),
        "approval_links": Bilingual(
            "링크마다 그 링크로 결재한 보고서 판의 해시", "for each link, the hash of the version it approved"
        ),
        "report_sha256": Bilingual("지금 보고서의 해시", "hash of the report as it stands"),
        "zones_judged": Bilingual("평가받는 특구의 ID", "ids of the zones that the round judges"),
        "plan_versions": Bilingual("남긴 계획 판의 번호와 해시", "kept versions of the plan and their hashes"),
    }
)
"""A fact that is not given stands for what holds usually: there is a council and a governor, nothing is missing."""
