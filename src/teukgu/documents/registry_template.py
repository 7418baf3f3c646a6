"""Writes the empty form of an official list, as XLSX or CSV, for ``teukgu registry import``."""

import csv
from pathlib import Path

from teukgu.loading.registry_list import HEADINGS, REQUIRED

EXPLAINED: dict[str, tuple[str, str]] = {
    "name": ("특구의 공식 이름", "official name of the zone"),
    "municipalities": (
        "시·도와 시·군·구. 여럿이면 ; 로 나눔. 예: 충청남도 홍성군; 예산군",
        "province and municipality, several separated by ;",
    ),
    "designated_on": ("지정 고시일 YYYY-MM-DD", "day of the notice of designation, YYYY-MM-DD"),
    "status": ("운영 또는 해제. 비우면 우리 값을 그대로 둠", "운영 (operating) or 해제 (cancelled); empty keeps ours"),
    "ended_on": ("해제된 날 YYYY-MM-DD", "day of cancellation"),
    "sector": (
        "향토자원진흥, 관광레포츠, 교육, 의료복지, 산업연구, 유통물류",
        "one of the six sectors, in Korean or English",
    ),
    "period_start": ("사업 기간의 첫날", "first day of the period"),
    "period_end": ("사업 기간의 마지막 날", "last day of the period"),
    "area_m2": ("제곱미터, 수만", "square metres, a number"),
    "zone_id": (
        "비워 두어도 됨. 어느 특구인지 애매하면 우리 id. 예: KZ2004-01",
        "optional: our id, to say which zone is meant",
    ),
}


def write_template(path: Path) -> None:
    """Write the form to ``path``: XLSX, or CSV (UTF-8 with BOM, so that Excel reads it) when it ends in ``.csv``."""
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerow([names[0] for names in HEADINGS.values()])
        return
    _write_xlsx(path)


def _write_xlsx(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        must = workbook.add_format({"bold": True, "bg_color": "#D9E6F7"})
        may = workbook.add_format({"bold": True})
        form = workbook.add_worksheet("특구 목록")
        for column, (key, names) in enumerate(HEADINGS.items()):
            form.write_string(0, column, names[0], must if key in REQUIRED else may)
        form.set_column(0, 1, 32)
        form.set_column(2, len(HEADINGS), 14)
        form.freeze_panes(1, 0)
        status = list(HEADINGS).index("status")
        form.data_validation(1, status, 5000, status, {"validate": "list", "source": ["운영", "해제"]})
        guide = workbook.add_worksheet("설명")
        guide.set_column(0, 0, 16)
        guide.set_column(1, 2, 70)
        for line, (key, names) in enumerate(HEADINGS.items()):
            must_have = " (꼭 적음 / required)" if key in REQUIRED else ""
            korean, english = EXPLAINED[key]
            for column, text in enumerate((names[0] + must_have, korean, english)):
                guide.write_string(line, column, text)
