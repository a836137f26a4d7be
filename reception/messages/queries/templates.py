"""The letters of units: their own texts, and what may be chosen when a letter is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.access.roles import CASEWORK
from reception.i18n.alphabet import sort_key
from reception.messages import permits
from reception.messages.models import LetterTemplate, LetterText
from reception.messages.offered import Offered, of_template, standard_letter, standards, swedish_of


@dataclass(frozen=True)
class Opened:
    """A letter as a form about one of its texts shows it; it counts the changes of all its texts."""

    template: LetterTemplate
    text: LetterText | None

    @property
    def version(self) -> int:
        """How often the letter has been changed."""
        return self.template.version

    @property
    def shown_rows(self) -> tuple[LetterTemplate | LetterText, ...]:
        """What a form shows of it."""
        return (self.template, self.text) if self.text is not None else (self.template,)


def own_units() -> list[tuple[int, str]]:
    """The units whose letters one keeps: (id, name)."""
    found = {duty.unit_id: duty.unit_name for duty in staff().duties if duty.role in CASEWORK}
    return sorted(found.items(), key=lambda unit: (sort_key(unit[1]), unit[0]))


def templates(*, retired: bool = False) -> list[LetterTemplate]:
    """The letters of one's units, with their texts, by unit and name: those in use, or those that are retired."""
    query = _own().where(LetterTemplate.retired.is_(retired))
    return sorted(permits.TEMPLATES.all(query), key=lambda one: (sort_key(one.unit.name), sort_key(one.name), one.id))


def _own() -> sa.Select[LetterTemplate]:
    query = sa.select(LetterTemplate).where(LetterTemplate.unit_id.in_([unit_id for unit_id, _name in own_units()]))
    return query.options(joinedload(LetterTemplate.unit), selectinload(LetterTemplate.texts))


def template(template_id: int) -> LetterTemplate:
    """A letter of one's units. Raises OutOfReach."""
    return permits.TEMPLATES.one(_own().where(LetterTemplate.id == template_id))


def opened(template_id: int, language: str) -> Opened:
    """A letter with its text in a language, if it has one. Raises OutOfReach."""
    found = template(template_id)
    return Opened(found, next((text for text in found.texts if text.language == language), None))


def opened_swedish(template_id: int) -> Opened:
    """A letter with its Swedish text. Raises OutOfReach."""
    found = template(template_id)
    return Opened(found, swedish_of(found))


def is_name_taken(unit_id: int, name: str, *, but: int | None = None) -> bool:
    """Whether another letter of the unit, retired or not, is called so."""
    query = sa.select(LetterTemplate.id).where(
        LetterTemplate.unit_id == unit_id,
        sa.func.lower(LetterTemplate.name) == name.lower(),
        LetterTemplate.id != (but or 0),
    )
    return bool(permits.TEMPLATES.all(query))


def offered(unit_ids: Collection[int] | None = None) -> list[Offered]:
    """The letters to choose from: those of the units (one's own by default), then the standard ones."""
    wanted = templates()
    if unit_ids is not None:
        wanted = [one for one in wanted if one.unit_id in unit_ids]
    return [*map(of_template, wanted), *standards()]


def chosen(key: str) -> Offered | None:
    """The letter that an address names, if it may be written; None if there is no such letter."""
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return standard_letter(key)
    try:
        found = template(int(key))
    except OutOfReach:
        return None
    return None if found.retired else of_template(found)


def texts_of(template_id: int) -> Sequence[LetterText]:
    """The texts of a letter, with the letter: for whoever writes letters by it beside the server."""
    query = sa.select(LetterText).join(LetterText.template).options(contains_eager(LetterText.template))
    return permits.TEMPLATES.all(query.where(LetterText.template_id == template_id).order_by(LetterText.id))
