"""An office at work during the drill: proposals are filed, supplements asked for and supplied, without a pause."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.client import HTTPException
from zoneinfo import ZoneInfo

from drill_visitor import Visitor, new_key

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
RESIDENT = "resident@demonstration.example"
OFFICER = "town-neulnuri.officer@demonstration.example"
TOLD = {
    "submit_proposal": "applicant",
    "request_proposal_supplement": "proposer",
    "answer_proposal_supplement": "applicant",
}
"""Which acts of the drill somebody else is told of by mail."""


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Seoul")).date()


@dataclass
class Office:
    """What was sent, and what the server said it had kept (by the key of each form)."""

    resident: Visitor
    officer: Visitor
    town: str
    seed: int
    acknowledged: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    interrupted: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    def work(self, number: int) -> None:
        """Take one proposal after the other through its acts until told to stop."""
        chance = random.Random(f"{self.seed}/{number}")
        while not self.stopping.is_set():
            for act in self._a_proposal(chance):
                if self.stopping.is_set() or not act:
                    break

    def _a_proposal(self, chance: random.Random) -> Iterator[str]:
        fields = {"lead": self.town, "title": f"제안 {chance.randrange(10**6)}", "summary": "약초 재배와 가공"}
        where = self._sent("submit_proposal", self.resident, "/proposals/new/", fields, chance.random() < 0.5)
        yield where
        case = where.removeprefix("/cases/").strip("/")
        until = (today() + timedelta(days=14)).isoformat()
        ask = {"field_what": "재원 조달 계획", "field_until": until}
        yield self._act(case, 1, "request_proposal_supplement", self.officer, "applicant", ask)
        answer = {"field_answer": "재원 조달 계획을 보완합니다"}
        yield self._act(case, 2, "answer_proposal_supplement", self.resident, "proposer", answer)

    def _act(self, case: str, seen: int, act: str, who: Visitor, party: str, fields: dict[str, str]) -> str:
        more = {"party": party, "seen_version": str(seen), "happened_on": today().isoformat(), "step": "confirm"}
        return self._sent(act, who, f"/cases/{case}/acts/{act}/", {**fields, **more}, with_file=False)

    def _sent(self, act: str, who: Visitor, path: str, fields: dict[str, str], with_file: bool) -> str:
        """Send a form until it is answered, the same form each time, as somebody does whose page did not come."""
        key = new_key()
        file = ("plan_files", PDF + key.encode()) if with_file else None
        cut_off = False
        while not self.stopping.is_set():
            try:
                status, where = who.send(path, {**fields, "once": key}, file)
            except (OSError, HTTPException):
                self.interrupted += not cut_off
                cut_off = True
                time.sleep(0.1)
                continue
            if status == 302 and re.fullmatch(r"/cases/[^/]+/", where):
                self.acknowledged[key] = act
                return where
            self.wrong.append(f"{act} answered {status} {where}")
            return ""
        return ""
