"""In which languages somebody is written to, and in which order they are offered: hers before the others. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

#: What every letter is written in; another language stands beside it.
SWEDISH: Final = "sv"


def read_by_her(interpreted: str | None, spoken: Sequence[tuple[str, bool | None]]) -> tuple[str, ...]:
    """The languages to write to somebody in: those she speaks, the strongest first, but for those she does not read;
    then the one that is interpreted for her. `spoken`: (language, whether she reads it; None is not known)."""
    read = [tag for tag, reads in spoken if reads is not False]
    unread = {tag for tag, reads in spoken if reads is False}
    last = [interpreted] if interpreted and interpreted not in unread else []
    return tuple(dict.fromkeys([*read, *last]))


def in_her_order(hers: Iterable[str], offered: Sequence[str]) -> list[str]:
    """The tags of `offered`: those of `hers` (BCP 47, the strongest first) before the others.

    A language of hers that is not offered stands for one of the same language elsewhere: "fa" for "fa-AF".
    """
    wanted = list(hers)
    exact = [tag for tag in wanted if tag in offered]
    near = [other for tag in wanted if tag not in offered for other in offered if _language(other) == _language(tag)]
    return list(dict.fromkeys([*exact, *near, *offered]))


def first_of(hers: Iterable[str], offered: Sequence[str], otherwise: str) -> str:
    """The language to propose; `otherwise` where none of hers is offered."""
    wanted = list(hers)
    found = in_her_order(wanted, offered)[:1]
    is_hers = any(_language(tag) == _language(found[0]) for tag in wanted) if found else False
    return found[0] if is_hers else otherwise


def _language(tag: str) -> str:
    return tag.partition("-")[0]
