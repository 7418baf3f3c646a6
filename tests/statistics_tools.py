"""A local server that speaks the documented formats of KOSIS and data.go.kr, and a clock and a bed to wait in.

The shapes were read on 2026-11-23 in stored public copies, not live (this machine has no Internet):

- KOSIS: developers' guide https://kosis.kr/openapi/devGuide/devGuide_0201List.do, and the manual of the OpenAPI,
  version 1.0, chapters 1.4 (errors) and 2.2.3 (output variables); a row of table DT_1B040A3 as public examples show it.
- data.go.kr: https://www.data.go.kr/data/15108071/openapi.do (``Response/head/items``) and
  https://www.data.go.kr/data/3076473/openapi.do (``resultCode``, ``numOfRows``, ``pageNo``, ``totalCount``); the
  gateway's XML errors ``OpenAPI_ServiceResponse`` as in the error code list of its guides.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series import Service
from teukgu.loading.statistics.series_file import load_services
from teukgu.loading.statistics.services.asking import Asker, Patience
from teukgu.loading.statistics.services.cache import Cache
from teukgu.loading.statistics.services.quota import Quota

KEY = "s3cret+/Key=="
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

Query = dict[str, str]


@dataclass
class Answer:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None


Answers = Callable[[str, Query], Answer]


@dataclass
class Desk:
    """What was asked, and the answers in store: a function, or a list used up one by one."""

    answers: Answers | list[Answer]
    asked: list[tuple[str, Query]] = field(default_factory=list)
    address: str = ""

    def answer(self, path: str, query: Query) -> Answer:
        self.asked.append((path, query))
        if callable(self.answers):
            return self.answers(path, query)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def desk(answers: Answers | list[Answer]) -> Iterator[Desk]:
    """Open a server on this computer that gives ``answers``."""
    made = Desk(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            answer = made.answer(parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(answer.body) if answer.announced is None else answer.announced
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Waiting:
    """A clock that only sleeping moves."""

    time: datetime = NOW
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


def asker(
    address: str,
    folder: Path,
    waiting: Waiting,
    *,
    service: Service = Service.KOSIS,
    key: str = KEY,
    per_day: int = 100,
    hours: int = 24,
    patience: Patience | None = None,
    **facts: int,
) -> Asker:
    """Return an asker of the local server with the shipped facts of ``service``."""
    shipped = replace(load_services(programme_folder())[service], calls_per_day=per_day, **facts)
    quota, cache = Quota(folder / "asked", service, per_day), Cache(folder / "answers", hours)
    patience = patience or Patience(connect=2, read=2)
    return Asker(shipped, address, key, quota, cache, waiting.now, waiting.sleep, patience)


def kosis_row(code: str, name: str, year: int, value: str, **more: str) -> Query:
    """Return a row as KOSIS gives them, with the output variables of the manual, chapter 2.2.3."""
    row = {
        "ORG_ID": "101",
        "TBL_ID": "DT_1B040A3",
        "TBL_NM": "행정구역(시군구)별 성별 인구수",
        "C1": code,
        "C1_OBJ_NM": "행정구역(시군구)별",
        "C1_NM": name,
        "ITM_ID": "T20",
        "ITM_NM": "총인구수",
        "UNIT_NM": "명",
        "PRD_SE": "A",
        "PRD_DE": str(year),
        "DT": value,
        "LST_CHN_DE": "2026-01-05",
    }
    return {**row, **more}


def as_json(data: object) -> Answer:
    return Answer(json.dumps(data, ensure_ascii=False).encode(), headers={"Content-Type": "application/json"})


def kosis_error(code: str) -> Answer:
    return as_json({"err": code, "errMsg": "메시지"})


def gateway_error(code: str, name: str) -> Answer:
    """Return the gateway's error, XML though JSON was asked for, with HTTP 200."""
    body = (
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
        f"<returnAuthMsg>{name}</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>"
        "</cmmMsgHeader></OpenAPI_ServiceResponse>"
    )
    return Answer(body.encode(), headers={"Content-Type": "text/xml"})


def data_rows(rows: list[Query], *, page: int = 1, size: int = 100, total: int | None = None) -> Answer:
    """Return a page as service 15108071 gives it."""
    part = rows[(page - 1) * size : page * size]
    head = {
        "totalCount": str(len(rows) if total is None else total),
        "numOfRows": str(size),
        "pageNo": str(page),
        "resultCode": "0",
        "resultMsg": "NORMAL_CODE",
    }
    return as_json({"Response": {"head": head, "items": {"item": part[0] if len(part) == 1 else part} if part else ""}})
