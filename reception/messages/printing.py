"""Letters made papers: one, or many after each other in one file."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flask import current_app

from reception.i18n.formats import local, today
from reception.i18n.locales import DEFAULT, KNOWN
from reception.i18n.text import said_in
from reception.messages.papers.floor import made
from reception.messages.papers.letter import LetterSheet, letter
from reception.messages.queries.addresses import addresses_of
from reception.messages.rules.letters import address_lines, read
from reception.messages.wording import letters as wording
from reception.people.rules.ages import is_child
from reception.web.pdf import Paper

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.messages.models import Letter
    from reception.people.models import Person


def of_letter(one: "Letter", code: str | None = None) -> Paper:
    """The paper of a letter. `code`: where her own pages are, for a QR code. A protected person's has no address."""
    sheet = _sheet(one, addresses_of([one.case.person_id]), code)
    locale = KNOWN.get(one.language or "", DEFAULT)
    return made([sheet], title=said_in(locale, one.kind.label), locale=locale)


def of_letters(many: "Sequence[Letter]", title: str) -> Paper:
    """The papers of many letters in one file, each with pages of its own."""
    addresses = addresses_of([one.case.person_id for one in many])
    return made([_sheet(one, addresses) for one in many], title=title, locale=DEFAULT)


def _sheet(one: "Letter", addresses: Mapping[int, str], code: str | None = None) -> LetterSheet:
    return letter(
        read(one.content),
        one.language,
        letterhead=_letterhead(one.case),
        address=_address(one.case.person, addresses),
        code=None if one.case.person.is_protected else code,
        made_on=local(one.made_at).date(),
    )


def _letterhead(case: "Case") -> str:
    return f"{current_app.config['MUNICIPALITY']} · {case.unit.name}"


def _address(person: "Person", addresses: Mapping[int, str]) -> tuple[str, ...]:
    """The lines of the address; none where none is known, and of a protected person never any."""
    address = addresses.get(person.id)
    if address is None or person.is_protected:
        return ()
    guardian = said_in(DEFAULT, wording.TO_THE_GUARDIAN) if is_child(person.birth, today()) else None
    return address_lines(person.shown_name, address, guardian)
