"""Words for what a service answers instead of figures. None of them ever holds a key or an address with one."""

from teukgu.values import Bilingual, Finding, Place

WRITE_DOWN = "답의 코드와 시각을 적어 기관에 문의하세요."


def _finding(code: str, service: Bilingual, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(
        f"statistics.service.{code}",
        Bilingual(f"{service.ko}: {message[0]}", f"{service.en}: {message[1]}"),
        Bilingual(*cure),
        Place(),
    )


def no_key(service: Bilingual, variable: str) -> Finding:
    """The environment holds no key."""
    return _finding(
        "no_key",
        service,
        ("인증키가 없습니다.", "There is no key."),
        (
            f"인증키를 발급받아 환경변수 {variable}에 넣으세요. 파일이 있으면 --file로 실을 수 있습니다.",
            f"Get a key and put it into {variable}, or load a downloaded file with --file.",
        ),
    )


def unsafe_address(service: Bilingual, variable: str) -> Finding:
    """The key would travel unencrypted."""
    return _finding(
        "unsafe_address",
        service,
        ("주소가 https가 아닙니다.", "The address is not https."),
        (
            f"{variable}을(를) https 주소로 바꾸세요(이 컴퓨터 자신만 http를 씁니다).",
            f"Give {variable} an https address (http only for this computer itself).",
        ),
    )


def not_reached(service: Bilingual, tries: int) -> Finding:
    """No connection, or no answer in time."""
    return _finding(
        "not_reached",
        service,
        (f"{tries}번 물었으나 답을 받지 못했습니다.", f"No answer after {tries} tries."),
        (
            "인터넷과 방화벽을 확인하고 나중에 다시 하거나, 파일을 내려받아 --file로 실으세요.",
            "Check connection and firewall and try later, or load a downloaded file with --file.",
        ),
    )


def http_status(service: Bilingual, status: int) -> Finding:
    """An HTTP status that is no answer."""
    return _finding(
        "http_status",
        service,
        (f"HTTP {status}로 답했습니다.", f"It answered HTTP {status}."),
        ("나중에 다시 하고, 계속되면 주소와 인증키를 확인하세요.", "Try later; if it stays, check address and key."),
    )


def come_back(service: Bilingual, seconds: int) -> Finding:
    """Asked to wait for longer than we do."""
    return _finding(
        "come_back",
        service,
        (f"{seconds:,}초 뒤에 다시 오라고 답했습니다.", f"It asks to come back in {seconds:,} seconds."),
        ("그때 다시 하세요.", "Try again then."),
    )


def quota_spent(service: Bilingual, calls: int) -> Finding:
    """Our own count of the day has reached the limit."""
    return _finding(
        "quota_spent",
        service,
        (f"오늘 물을 수 있는 {calls:,}번을 다 썼습니다.", f"All {calls:,} questions of today are asked."),
        ("내일 다시 하거나 파일을 내려받아 --file로 실으세요.", "Try tomorrow, or load a file with --file."),
    )


def too_long(service: Bilingual, megabytes: int) -> Finding:
    """More bytes than any answer has."""
    return _finding(
        "too_long",
        service,
        (f"답이 {megabytes} MB를 넘습니다.", f"The answer is longer than {megabytes} MB."),
        ("연도 범위를 줄이세요.", "Ask for fewer years."),
    )


def web_page(service: Bilingual) -> Finding:
    """An HTML page where data was asked for."""
    return _finding(
        "web_page",
        service,
        (
            "자료 대신 웹 페이지를 보냈습니다(점검 안내이거나 차단일 수 있습니다).",
            "It sent a web page (maintenance, or blocked).",
        ),
        (
            "나중에 다시 하고, 계속되면 전산 담당에게 방화벽을 물어보세요.",
            "Try later; if it stays, ask about the firewall.",
        ),
    )


def not_understood(service: Bilingual) -> Finding:
    """Not the documented format, or broken off."""
    return _finding(
        "not_understood",
        service,
        (
            "답이 중간에 끊겼거나 문서에 적힌 형식이 아닙니다.",
            "The answer broke off, or is not in the documented format.",
        ),
        (
            "다시 하고, 계속되면 계열 정의의 page와 견주어 보세요.",
            "Try again; if it stays, compare with the page of the series.",
        ),
    )


def pages_do_not_add_up(service: Bilingual, rows: int, total: int) -> Finding:
    """The pages held fewer or more rows than announced."""
    return _finding(
        "half_answer",
        service,
        (f"{total:,}줄이라 하고 {rows:,}줄을 보냈습니다.", f"It announced {total:,} rows and sent {rows:,}."),
        ("싣지 않았습니다. 다시 하세요.", "Nothing was loaded. Try again."),
    )


def too_many_pages(service: Bilingual, pages: int) -> Finding:
    """More pages than the definition allows."""
    return _finding(
        "too_many_pages",
        service,
        (f"{pages:,}쪽이 넘습니다.", f"There are more than {pages:,} pages."),
        ("연도 범위를 줄이세요.", "Ask for fewer years."),
    )


def refused(service: Bilingual, code: str, meaning: Bilingual, cure: Bilingual) -> Finding:
    """The service answered with one of its error codes."""
    return _finding(
        f"code_{code}",
        service,
        (f"{meaning.ko} (코드 {code})", f"{meaning.en} (code {code})"),
        (cure.ko, cure.en),
    )
