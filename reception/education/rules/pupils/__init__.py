"""What speaks against what is written of a pupil. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from reception.i18n.markers import N_
from reception.people.rules.names import tokens
from reception.reckoning.remarks import Remark, Remarks, refusal


def remarks_on_pupil(facts: Mapping[str, str | date | None], name: str | None, today: date) -> Remarks:
    """Refused: an alias that holds a word of the name, and a reception that is to come."""
    return tuple(_found(facts, name, today))


def _found(facts: Mapping[str, str | date | None], name: str | None, today: date) -> Iterable[Remark]:
    alias, received_on = facts.get("alias"), facts.get("received_on")
    if isinstance(alias, str) and name and set(tokens(alias)) & set(tokens(name)):
        yield refusal("alias-is-name", "alias", N_("The alias holds a part of the name. Choose something else."))
    if isinstance(received_on, date) and received_on > today:
        yield refusal("received-later", "received_on", N_("The day lies ahead. Enter it when the pupil was received."))


def remarks_on_leaving(on: date, today: date, *, studies: bool, waits: bool, has_place: bool) -> Remarks:
    """Refused: a day to come, and while something goes on that has an end of its own."""
    return tuple(_on_leaving(on, today, studies=studies, waits=waits, has_place=has_place))


def _on_leaving(on: date, today: date, *, studies: bool, waits: bool, has_place: bool) -> Iterable[Remark]:
    if on > today:
        yield refusal("left-later", "on", N_("The day lies ahead. Enter it when the pupil has left."))
    if studies:
        yield refusal("still-studies", "on", N_("A course goes on. Tell first how it ended."))
    if waits:
        yield refusal("still-waits", "on", N_("An application waits. End it first."))
    if has_place:
        yield refusal("still-in-group", "on", N_("The pupil has a place in a group. End it first."))
