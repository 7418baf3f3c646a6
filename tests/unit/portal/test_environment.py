from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from teukgu.portal import environment


def test_postgresql_address_is_taken_apart() -> None:
    found = environment.database("postgresql://zone%40a:p%3Aw@db.example:5433/teukgu?sslmode=require", Path())
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("teukgu", "zone@a", "p:w")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


def test_a_socket_folder_is_a_host() -> None:
    assert environment.database("postgresql://postgres:@/postgres?host=/tmp/x", Path())["HOST"] == "/tmp/x"


def test_without_an_address_the_database_lies_in_the_folder() -> None:
    assert environment.database("", Path("/data"))["NAME"] == Path("/data/teukgu.sqlite3")
    assert environment.database("sqlite:///srv/z.sqlite3", Path())["NAME"] == Path("/srv/z.sqlite3")


@pytest.mark.parametrize("address", ["mysql://u:secret@h/d", "postgresql://u:secret@h", "nonsense"])
def test_another_database_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.database(address, Path())
    assert "secret" not in str(refused.value)
    assert "postgresql://" in str(refused.value)


FIT = {
    "TEUKGU_SECRET_KEY": "k" * 48,
    "TEUKGU_HOSTS": "zones.example",
    "TEUKGU_ORIGINS": "https://zones.example",
    "TEUKGU_SITE": "https://zones.example",
}


def test_production_starts_with_fit_settings() -> None:
    environment.refuse_unfit(FIT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEUKGU_SECRET_KEY", ""),
        ("TEUKGU_SECRET_KEY", "short"),
        ("TEUKGU_SECRET_KEY", environment.DEMONSTRATION_KEY),
        ("TEUKGU_DEMONSTRATION", "yes"),
        ("TEUKGU_DEBUG", "yes"),
        ("TEUKGU_HOSTS", ""),
        ("TEUKGU_HOSTS", "zones.example *"),
        ("TEUKGU_ORIGINS", "http://zones.example"),
        ("TEUKGU_SITE", "http://zones.example"),
    ],
)
def test_production_refuses(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        environment.refuse_unfit(FIT | {name: value})


def test_production_says_every_problem_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.refuse_unfit({"TEUKGU_DEBUG": "yes", "TEUKGU_SITE": "http://zones.example"})
    for name in ("TEUKGU_SECRET_KEY", "TEUKGU_DEBUG", "TEUKGU_HOSTS", "https"):
        assert name in str(refused.value)


@pytest.mark.parametrize("key", ["", "short", environment.DEMONSTRATION_KEY])
def test_production_needs_a_key_of_its_own(key: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="TEUKGU_SECRET_KEY"):
        environment.secret_key({"TEUKGU_SECRET_KEY": key}, production=True)


def test_a_flag_is_yes_or_no() -> None:
    assert environment.is_yes({"A": "Yes"}, "A")
    assert not environment.is_yes({}, "A")
    with pytest.raises(ImproperlyConfigured, match="yes or no"):
        environment.is_yes({"A": "maybe"}, "A")
