"""Which template somebody's path goes by. Pure."""

from collections.abc import Iterator
from typing import Final

from reception.path.rules.definitions import Rulebook, Template
from reception.path.terms import TargetGroup

#: The path of everybody for whom no other is found. It stands in the definitions of the program.
BASE: Final = "vasby"


def template_for(book: Rulebook, group: TargetGroup | None) -> Template:
    """The newest edition of the template that is made most closely for a group.

    A municipality's own goes before one of the program; of several, the one for the fewest groups, then the one that
    adds to most others. As long as the group is not known it is chosen among those that are for every group.
    """
    found = max(_made_for(book, group), key=_closeness, default=None)
    return found or book.templates[BASE]


def _made_for(book: Rulebook, group: TargetGroup | None) -> Iterator[Template]:
    wanted = {group} if group else set(TargetGroup)
    return (one for one in book.templates.values() if wanted <= set(one.for_groups))


def _closeness(template: Template) -> tuple[bool, int, int, str]:
    return template.is_own, -len(template.for_groups), template.depth, template.code
