"""Reads who takes part in a programme: ``people/*.yaml`` of its folder.

``posts.yaml`` says which posts each kind of organisation begins with (the default programme's, when a folder has none),
``organisations.yaml`` names the organisations that are not places, ``accounts.yaml`` (demonstrations only) the invented
people. ``places.yaml`` is read by `teukgu.loading.people_places`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from teukgu.loading import field_findings as words
from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.programme import programme_folder
from teukgu.loading.yaml_lines import load_yaml
from teukgu.values import Bilingual, Finding, refuse_if_any

T = TypeVar("T")
NOBODY = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class PostKind:
    """A post as it is begun in an organisation."""

    key: str
    role: str
    name: Bilingual
    manages_people: bool = False


@dataclass(frozen=True, slots=True)
class StartingPosts:
    """Every kind of post, and which of them a kind of organisation begins with."""

    posts: Mapping[str, PostKind]
    begin_with: Mapping[str, tuple[str, ...]]

    def of(self, kind: str) -> tuple[PostKind, ...]:
        """Return the posts that an organisation of ``kind`` begins with."""
        return tuple(self.posts[key] for key in self.begin_with.get(kind, ()))


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation that is not a place."""

    key: str
    kind: str
    name: Bilingual
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """An invented person, and the posts (``organisation.post``) they hold."""

    key: str
    name: str
    posts: tuple[str, ...] = ()
    resident: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class InventedPeople:
    """The people of a demonstration, each in their posts since ``since``."""

    since: date
    accounts: tuple[AccountEntry, ...]


def people_folder(programme: Path) -> Path:
    """Return where a programme folder says who takes part."""
    return programme / "people"


def read_starting_posts(programme: Path) -> StartingPosts:
    """Return the posts to begin with.

    Raises:
        Refused: with everything wrong in the file.
    """
    path = people_folder(programme) / "posts.yaml"
    return read_people_file(
        path if path.exists() else people_folder(programme_folder()) / "posts.yaml", _starting_posts
    )


def read_organisations(programme: Path) -> tuple[OrganisationEntry, ...]:
    """Return the organisations that are not places.

    Raises:
        Refused: with everything wrong in the file.
    """
    return read_people_file(people_folder(programme) / "organisations.yaml", _organisations)


def read_accounts(programme: Path) -> InventedPeople:
    """Return the invented people of a demonstration.

    Raises:
        Refused: with everything wrong in the file.
    """
    return read_people_file(people_folder(programme) / "accounts.yaml", _people)


def entries(fields: Fields, key: str) -> list[Fields]:
    """Return the mappings in the list under ``key``."""
    found = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [one for one in found if one is not None]


def read_people_file(path: Path, read: Callable[[Fields], T]) -> T:
    """Return what ``read`` makes of the file.

    Raises:
        Refused: with everything wrong in it.
    """
    findings: list[Finding] = []
    data, lines = load_yaml(path)
    fields = top_fields(data, lines, findings)
    found = None if fields is None else read(fields)
    refuse_if_any(findings)
    assert found is not None
    return found


def _starting_posts(fields: Fields) -> StartingPosts:
    posts = {post.key: post for post in map(_post, entries(fields, "posts"))}
    begin = fields.inner("begin_with")
    chosen = {kind: _keys(begin, kind, posts) for kind in begin.data} if begin else {}
    fields.finish()
    return StartingPosts(posts, chosen)


def _keys(begin: Fields, kind: str, posts: Mapping[str, PostKind]) -> tuple[str, ...]:
    found = begin.texts(kind)
    begin.findings.extend(
        words.not_among(begin.place(kind), kind, key, list(posts)) for key in found if key not in posts
    )
    return tuple(key for key in found if key in posts)


def _post(fields: Fields) -> PostKind:
    found = PostKind(
        key=fields.text("key", example="officer"),
        role=fields.text("role", example="officer"),
        name=fields.pair("name", required=True) or NOBODY,
        manages_people=fields.flag("manages_people"),
    )
    fields.finish()
    return found


def _organisations(fields: Fields) -> tuple[OrganisationEntry, ...]:
    found = tuple(_organisation(entry) for entry in entries(fields, "organisations"))
    fields.finish()
    return found


def _organisation(fields: Fields) -> OrganisationEntry:
    found = OrganisationEntry(
        key=fields.text("key", example="education"),
        kind=fields.text("kind", example="agency"),
        name=fields.pair("name", required=True) or NOBODY,
        parent=fields.text("parent"),
        valid_from=fields.day("valid_from"),
        valid_to=fields.day("valid_to"),
    )
    fields.finish()
    return found


def _people(fields: Fields) -> InventedPeople:
    since = fields.day("since", required=True)
    accounts = tuple(_account(entry) for entry in entries(fields, "accounts"))
    fields.finish()
    return InventedPeople(since or date.min, accounts)


def _account(fields: Fields) -> AccountEntry:
    found = AccountEntry(
        key=fields.text("key", example="town-a.officer"),
        name=fields.text("name", example="김가람"),
        posts=fields.texts("posts"),
        resident=fields.flag("resident"),
        listed=fields.flag("listed"),
    )
    fields.finish()
    return found
