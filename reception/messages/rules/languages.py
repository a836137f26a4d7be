"""In which language a paper or a link is made first: hers before the others. Pure."""

from collections.abc import Iterable, Sequence


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
