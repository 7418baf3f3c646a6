"""Reads the settings that differ between installations out of environment variables (``TEUKGU_*``)."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEMONSTRATION_KEY = "demonstration-only-key-never-use-it-in-production"
SHORTEST_KEY = 32


def is_yes(environment: Mapping[str, str], name: str, default: bool = False) -> bool:
    """Return whether the variable says ``yes``; anything but yes, no or nothing is an error."""
    value = environment.get(name, "").strip().lower()
    if value not in {"", "yes", "no"}:
        msg = f"{name}={value}: write yes or no"
        raise ImproperlyConfigured(msg)
    return default if value == "" else value == "yes"


def whole(environment: Mapping[str, str], name: str, default: int) -> int:
    """Return the variable as a whole number above zero.

    Raises:
        ImproperlyConfigured: when it is something else.
    """
    value = environment.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        msg = f"{name}={value}: write a whole number, 1 or more"
        raise ImproperlyConfigured(msg)
    return int(value)


def secret_key(environment: Mapping[str, str], *, production: bool) -> str:
    """Return the secret key; production needs one of its own, 32 characters or longer.

    Raises:
        ImproperlyConfigured: in production without a fit key.
    """
    key = environment.get("TEUKGU_SECRET_KEY", "")
    if not production:
        return key or DEMONSTRATION_KEY
    if len(key) < SHORTEST_KEY or key == DEMONSTRATION_KEY:
        msg = (
            "TEUKGU_PRODUCTION=yes needs TEUKGU_SECRET_KEY, 32 characters or more, kept secret: "
            'python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
        raise ImproperlyConfigured(msg)
    return key


def site(environment: Mapping[str, str]) -> str:
    """Return the address of this site: as told, in production else the first host by https, else this machine."""
    told = environment.get("TEUKGU_SITE", "").rstrip("/")
    hosts = environment.get("TEUKGU_HOSTS", "").split() if is_yes(environment, "TEUKGU_PRODUCTION") else []
    return told or (f"https://{hosts[0].lstrip('.')}" if hosts else "http://127.0.0.1:8000")


def refuse_unfit(environment: Mapping[str, str]) -> None:
    """Refuse to start in production with settings that only a demonstration may have; everything at once.

    Raises:
        ImproperlyConfigured: with every problem and its cure, in Korean and English.
    """
    problems = [problem for check in UNFIT for problem in check(environment)]
    if problems:
        raise ImproperlyConfigured(" / ".join(problems))


def _unfit_key(environment: Mapping[str, str]) -> Iterator[str]:
    key = environment.get("TEUKGU_SECRET_KEY", "")
    if len(key) < SHORTEST_KEY or key == DEMONSTRATION_KEY:
        yield (
            "TEUKGU_PRODUCTION=yes needs TEUKGU_SECRET_KEY, 32 characters or more, kept secret "
            "(운영에는 32자 이상의 비밀 열쇠가 필요합니다): "
            'python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )


def _unfit_flags(environment: Mapping[str, str]) -> Iterator[str]:
    flags = [name for name in ("TEUKGU_DEMONSTRATION", "TEUKGU_DEBUG") if is_yes(environment, name)]
    if flags:
        named = ", ".join(flags)
        yield (
            f"TEUKGU_PRODUCTION=yes and {named}=yes do not go together: take the latter out "
            f"(운영에서는 {named}을(를) 쓰지 않습니다)"
        )


def _unfit_hosts(environment: Mapping[str, str]) -> Iterator[str]:
    hosts = environment.get("TEUKGU_HOSTS", "").split()
    if not hosts or any(host in {"*", "."} or host.startswith("*") for host in hosts):
        yield (
            "TEUKGU_HOSTS must name the addresses of this site, without * "
            "(TEUKGU_HOSTS에 이 누리집의 주소를 * 없이 쓰십시오)"
        )


def _unfit_addresses(environment: Mapping[str, str]) -> Iterator[str]:
    """Cookies travel encrypted only, so that a site reached without encryption could sign nobody in."""
    named = [*environment.get("TEUKGU_ORIGINS", "").split(), *environment.get("TEUKGU_SITE", "").split()]
    plain = [address for address in named if not address.startswith("https://")]
    if plain:
        yield (
            f"{', '.join(plain)}: in production the site is reached by https only, cookies travel encrypted "
            "(운영에서는 https 주소만 쓰고, 쿠키는 암호화된 연결로만 보냅니다)"
        )


UNFIT = (_unfit_key, _unfit_flags, _unfit_hosts, _unfit_addresses)


def database(url: str, var: Path) -> dict[str, Any]:
    """Return Django's database settings: SQLite in ``var`` when ``url`` is empty, else what the address names.

    ``sqlite:///absolute/path.sqlite3`` or ``postgresql://user:password@host:port/name?sslmode=require``.

    Raises:
        ImproperlyConfigured: for an address that names neither.
    """
    if not url:
        return _sqlite(var / "teukgu.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        return _postgresql(url)
    safe = re.sub(r"//[^@/]*@", "//***@", url)
    msg = f"{safe}: write sqlite:///path/to/file or postgresql://user:password@host:5432/name"
    raise ImproperlyConfigured(msg)


def _sqlite(path: Path) -> dict[str, Any]:
    # writers queue instead of failing: a deferred transaction that later writes cannot wait for its turn
    pragmas = "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    # a socket folder comes as ?host=/folder, because an address cannot hold one before its path
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
