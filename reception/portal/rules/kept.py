"""What is kept about a newcomer, why and for how long, as its definition says; and how little is shown of it. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from reception.messages.terms import About

_DOTS: Final = "•••"
#: So many digits of a telephone number are shown: enough to know which one it is.
_DIGITS_SHOWN: Final = 2


@dataclass(frozen=True)
class Group:
    """Something that is kept. `title` and `why` are msgids; `about`: what a message says when it is wrong."""

    code: str
    title: str
    why: str
    about: About


@dataclass(frozen=True)
class Keeping:
    """How long a class of rows is kept. `text` is a msgid; `source` is Swedish and is not translated."""

    code: str
    text: str
    source: str


@cache
def groups() -> tuple[Group, ...]:
    """The groups, in the order of the page."""
    return tuple(Group(one["code"], one["title"], one["why"], About(one["about"])) for one in _told()["group"])


@cache
def keepings() -> dict[str, Keeping]:
    """{class of rows: how long they are kept}."""
    return {one["code"]: Keeping(**one) for one in _told()["keeping"]}


def _told() -> dict[str, Any]:
    return tomllib.loads(files("reception.portal").joinpath("definitions", "kept.toml").read_text("utf-8"))


def masked_phone(text: str) -> str:
    """A telephone number of which only whoever has it knows which one it is."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    return f"{_DOTS} {digits[-_DIGITS_SHOWN:]}" if len(digits) > 2 * _DIGITS_SHOWN else _DOTS


def masked_email(text: str) -> str:
    """An e-mail address of which the first letter and what follows the last dot are shown."""
    name, at, host = text.partition("@")
    ending = host.rpartition(".")[2] if "." in host else ""
    return f"{name[:1]}{_DOTS}{at}{_DOTS}{'.' if ending else ''}{ending}" if name and at else _DOTS
