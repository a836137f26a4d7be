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
    shown = (Markup(panel.show(person)) for panel in sorted(_panels.values(), key=lambda panel: panel.order))  # noqa: S704 - templates made it
    return [one for one in shown if one.strip()]
