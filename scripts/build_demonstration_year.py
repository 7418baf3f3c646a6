"""Writes the invented places and people of the demonstration's year from its zones: ``year/people/*.yaml``.

And the list of the reviewers of its round, ``year/reviewers.csv``, as a ministry would hand it in, conflicts planted.

Run it again after the zones of the demonstration were made anew (``teukgu example``); what it writes is kept.
"""

from __future__ import annotations

import csv
import sys
from importlib.resources import files
from itertools import product
from pathlib import Path

PROGRAMME = Path(str(files("teukgu") / "programmes" / "demonstration"))
OFFICES = {
    "north": ("예시북부지방청", "Example North Regional Office"),
    "south": ("예시남부지방청", "Example South Regional Office"),
    "centre": ("예시중부지방청", "Example Central Regional Office"),
    "coast": ("예시해안지방청", "Example Coast Regional Office"),
}
PROVINCES = {
    "예시가람도": ("EXP01", "garam", "Example Garam-do", "east"),
    "예시누리도": ("EXP02", "nuri", "Example Nuri-do", "west"),
    "예시다솜도": ("EX-DASOM-DO", "ex-dasom-do", "Example Dasom-do", "north"),
    "예시라온도": ("EX-RAON-DO", "ex-raon-do", "Example Raon-do", "south"),
    "예시마루도": ("EX-MARU-DO", "ex-maru-do", "Example Maru-do", "centre"),
    "예시보람도": ("EX-BORAM-DO", "ex-boram-do", "Example Boram-do", "coast"),
    "예시하늘도": ("EX-HANEUL-DO", "ex-haneul-do", "Example Haneul-do", "coast"),
}
KNOWN = {"예시늘누리군", "예시들비나군", "예시솔다솜군", "예시꽃찬솔군"}
"""Municipalities that people/places.yaml has already."""

SOUNDS = {
    "늘": "neul", "솔": "sol", "별": "byeol", "숲": "sup", "달": "dal", "볕": "byeot", "샘": "saem", "들": "deul",
    "꽃": "kkot", "눈": "nun", "물": "mul", "참": "cham", "찬": "chan", "큰": "keun", "온": "on", "윤": "yun",
    "맑": "malk", "밝": "balk", "푸": "pu", "햇": "haet", "누리": "nuri", "마루": "maru", "여울": "yeoul",
    "나래": "narae", "가람": "garam", "아름": "areum", "보람": "boram", "다솜": "dasom", "라온": "raon", "비나": "bina",
    "소라": "sora", "하람": "haram", "이든": "ideun", "로운": "roun", "벼리": "byeori", "모아": "moa",
    "찬솔": "chansol", "두레": "dure", "온새": "onsae", "미르": "mireu",
}  # fmt: skip
SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심"
GIVEN = (
    "가람", "아라", "모아", "해솔", "채움", "바름", "슬기", "찬솔", "미르", "라온", "하늘", "은솔", "예솔",
    "나래", "자람", "별하", "보람", "누리", "새봄", "도담", "푸름", "지음", "마루", "한결", "이든", "온새",
    "다솜", "초롱", "여울", "소담",
)  # fmt: skip


def towns() -> list[tuple[str, str]]:
    """Return province and municipality of every zone, each municipality once."""
    with (PROGRAMME / "input" / "zones.csv").open(encoding="utf-8-sig") as kept:
        rows = [(row["province"], row["municipality"]) for row in csv.DictReader(kept) if row["role"] == "zone"]
    return [one for one in dict.fromkeys(rows) if one[1] not in KNOWN]


def romanised(name: str) -> str:
    plain = name.removeprefix("예시").removesuffix("군")
    return SOUNDS[plain[0]] + SOUNDS[plain[1:]]


def key_of(name: str) -> str:
    return f"ex-{romanised(name)}"


def places() -> str:
    lines = [
        "# 시연의 한 해에만 나오는 지어낸 지방청, 시·도, 시·군. 실제 지역은 하나도 없다. / Invented; none is real.",
        "# 만든 명령 / made by: scripts/build_demonstration_year.py",
        "offices:",
    ]
    lines += [f"  - {{key: {key}, name: {{ko: {ko}, en: {en}}}}}" for key, (ko, en) in OFFICES.items()]
    lines.append("provinces:")
    for province, (pk, key, english, office) in PROVINCES.items():
        lines += [f"  - id: {pk}", f"    key: {key}", f"    name: {{ko: {province}, en: {english}}}"]
        lines += ["    council: own", "    municipalities:"]
        for town in (one for where, one in towns() if where == province):
            name = f"{{ko: {town}, en: Example {romanised(town).capitalize()}-gun}}"
            rest = f"name: {name}, governor: province, council: own, office: {office}"
            lines.append(f"      - {{id: {key_of(town).upper()}, key: {key_of(town)}, kind: gun, {rest}}}")
    return "\n".join(lines) + "\n"


REVIEWERS, COACH = 59, "expert-body.expert"
FIELDS = (
    *("local_resources", "tourism_leisure", "education"),
    *("medical_welfare", "industry_research", "distribution_logistics"),
)
"""The sectors of the invented zones."""


def reviewers() -> list[tuple[str, str]]:
    """Return key and name of every reviewer who is nothing else in the demonstration."""
    every = ["".join(one) for one in product(SURNAMES, GIVEN)]
    return [(f"reviewer-{place:02}", every[(place * 53 + 11) % len(every)]) for place in range(1, REVIEWERS + 1)]


def interests(place: int) -> str:
    """Return what is planted with a reviewer: ten places each a kind of interest, and one that is too old to bar."""
    town, zone = towns()[(place * 7) % len(towns())][1], f"EX{place * 3 + 1:05}"
    planted = {
        0: f"연고: {town}",
        1: f"재직: {town} (2019-03-01~2024-12-31)",
        2: f"협의체: {zone} (2022-01-01~)",
        3: f"펀드: {zone}",
        4: f"컨설팅: {zone} (2023-02-01~2024-11-30)",
        5: f"집필: {zone} (2024-03-01~2024-06-30)",
        6: f"재직: {town} (2012-01-01~2019-12-31)",
    }
    return planted.get(place % 10, "")


def reviewer_list() -> str:
    """Return the list with which the ministry invites them."""
    lines = ["이메일,이름,분야,한도,거주 시도,이해관계"]
    people = [*reviewers(), (COACH, "정가람")]
    provinces = list(PROVINCES)
    for place, (key, name) in enumerate(people, start=1):
        fields = f"{FIELDS[place % 6]};{FIELDS[(place // 6 + place) % 6]}"
        home, facts = provinces[place % len(provinces)], interests(place) if key != COACH else ""
        lines.append(f"{key}@demonstration.example,{name},{fields},20,{home},{facts}")
    return "\n".join(lines) + "\n"


def accounts() -> str:
    posts = [f"office-{key}.{post}" for key in OFFICES for post in ("officer", "chief")]
    posts += [f"province-{key}.officer" for _pk, key, *_ in PROVINCES.values() if key.startswith("ex-")]
    posts += [f"town-{key_of(town)}.officer" for _province, town in towns()]
    every = ["".join(one) for one in product(SURNAMES, GIVEN)]
    names = [every[number * 37 % len(every)] for number in range(len(posts))]
    lines = [
        "# 시연의 한 해에 보고서를 쓰고 살피는 지어낸 사람들. / Invented people of the demonstration's year.",
        "# 만든 명령 / made by: scripts/build_demonstration_year.py",
        "since: 2025-01-02",
        "accounts:",
    ]
    lines += [f"  - {{key: {post}, name: {name}, posts: [{post}]}}" for post, name in zip(posts, names, strict=True)]
    lines += ["  # 평가위원 / reviewers of the round"]
    lines += [
        f"  - {{key: {key}, name: {name}, posts: []{', listed: true' if key == 'reviewer-01' else ''}}}"
        for key, name in reviewers()
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    folder = PROGRAMME / "year" / "people"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "places.yaml").write_text(places(), encoding="utf-8")
    (folder / "accounts.yaml").write_text(accounts(), encoding="utf-8")
    (folder.parent / "reviewers.csv").write_text(reviewer_list(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
