"""What upper rooms add to a person's home page, such as the home that is sought and the offers."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from reception.people.models import Person


@dataclass(frozen=True)
class Panel:
    """`show` answers the markup of a section for a person, or nothing; `order` is its place, from 0."""

    name: str
    show: Callable[[Person], Markup | str]
    order: int = 50


_panels: dict[str, Panel] = {}


def register(*panels: Panel) -> None:
    """Add sections to the home page of every person."""
    _panels.update({panel.name: panel for panel in panels})


def panels_of(person: Person) -> list[Markup]:
    """The sections that say something, in their order."""
    in_order = sorted(_panels.values(), key=lambda panel: panel.order)
    shown = (Markup(panel.show(person)) for panel in in_order)  # noqa: S704 # nosec B704 - made by templates
    return [one for one in shown if one.strip()]
