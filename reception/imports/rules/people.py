"""One row of the list of people: what it says of a person, and when it cannot be believed."""

import re
from datetime import date

from reception.imports.rules import cells, messages, numbering, vocabulary
from reception.imports.rules.folding import fold
from reception.imports.rules.records import Birth, Name, PersonRow, Sfi
from reception.imports.rules.row_reader import RowReader
from reception.people.rules.numbers import Number

COMMA = re.compile(r"\s*[,،]\s*")
EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
# "väg 2", "2B", "sfi 1 kurs A", "B": a study path, a course, or both.
SFI = re.compile(r"(?:sfi|svenska for invandrare)?(?:studievag|vag|spar|sv)?([123])?(?:sfi|kurs|niva)?([a-d])?")


def read(row: RowReader) -> PersonRow | None:
    """The person of a row, or None when `row.faults` tell why there is none. The worker is not looked up here."""
    number, dossier, birth = numbering.read(row)
    permit_to, is_permanent = _permit_to(row)
    person = PersonRow(
        sheet=row.sheet,
        row=row.row,
        row_key=row.text("row_number"),
        name=_name(row),
        number=number,
        dossier=dossier,
        birth=birth,
        sex=_sex(row, number),
        citizenships=row.terms("citizenship", vocabulary.country),
        languages=row.terms("languages", vocabulary.language),
        interpreter=_interpreter(row),
        received_on=_received_on(row, birth),
        permit_from=_permit_from(row, permit_to),
        permit_to=permit_to,
        permit_is_permanent=is_permanent,
        ground=row.term("ground", "ground", otherwise=messages.UNKNOWN_GROUND),
        route=row.term("route", "route"),
        household=row.text("household"),
        relation=row.term("relation", "relation"),
        address=row.long_text("address"),
        phone=row.text("phone", cells.phone_of),
        email=_email(row),
        worker=row.text("worker"),
        protection=row.term("protection", "protection", otherwise=messages.UNKNOWN_PROTECTION) or "none",
        sfi=_sfi(row),
        sfi_start=row.day("sfi_start"),
        note=row.long_text("note"),
        remarks=tuple(row.remarks),
    )
    return None if row.faults else person


def name_of(written: str) -> Name | None:
    """ "Melnyk, Andrii" is family name first; a name without comma is kept whole, for many people have but one."""
    if not any(character.isalpha() for character in written):
        return None
    family, *rest = [part for part in COMMA.split(written, maxsplit=1) if part] or [written]
    if not rest:
        return Name(family, written=written if written != family else None)
    return Name(f"{rest[0]} {family}", given=rest[0], family=family, written=written)


def _name(row: RowReader) -> Name:
    faults = len(row.faults)
    written = row.line("name")
    name = name_of(written) if written else _divided_name(row)
    if name is None and len(row.faults) == faults:
        row.fault("name" if row.has("name") else "family_name", messages.NO_NAME)
    return name or Name("")


def _divided_name(row: RowReader) -> Name | None:
    given, family = row.line("given_name"), row.line("family_name")
    passport = " ".join(part for part in (given, family) if part)
    return Name(passport, given=given, family=family) if any(map(str.isalpha, passport)) else None


def _sex(row: RowReader, number: Number | None) -> str:
    written = row.term("sex", "sex")
    said = number.sex if number else None
    if written in {"woman", "man"} and said and said != written:
        row.remark("sex", messages.SEX_UNLIKE_NUMBER)
    return (said or "unknown") if written in {None, "unknown"} else str(written)


def _interpreter(row: RowReader) -> bool | None:
    """Yes, no or unknown; the name of a language means yes."""
    written = row.text("interpreter")
    if written and vocabulary.meaning(written, "answer") is None and vocabulary.language(written):
        return True
    answer = row.term("interpreter", "answer")
    return None if answer is None else answer == "yes"


def _received_on(row: RowReader, birth: Birth | None) -> date | None:
    received_on = row.day("received_on")
    if received_on and received_on > row.today:
        row.fault("received_on", messages.ARRIVAL_AHEAD)
    elif received_on and birth and received_on < birth.on:
        row.remark("received_on", messages.ARRIVED_BEFORE_BIRTH)
    return received_on


def _permit_to(row: RowReader) -> tuple[date | None, bool]:
    """The last day of the permit, and whether it has none because it is permanent ("PUT")."""
    cell = row.cell("permit_to")
    if isinstance(cell, str) and vocabulary.meaning(cell, "permanent"):
        return None, True
    return row.day("permit_to"), False


def _permit_from(row: RowReader, permit_to: date | None) -> date | None:
    permit_from = row.day("permit_from")
    if permit_from and permit_to and permit_to < permit_from:
        row.fault("permit_to", messages.ENDS_BEFORE_START)
    return permit_from


def _email(row: RowReader) -> str | None:
    written = row.text("email")
    if written and not EMAIL.fullmatch(written):
        row.remark("email", messages.NOT_AN_EMAIL)
        return None
    return written


def _sfi(row: RowReader) -> Sfi | None:
    written = row.text("sfi")
    answer = vocabulary.meaning(written, "answer") if written and not written.isdecimal() else None
    if written is None or answer == "no":
        return None
    match = SFI.fullmatch(fold(written))
    if answer is None and match is None:
        row.remark("sfi", messages.NOT_UNDERSTOOD, value=written)
        return None
    track, course = match.groups() if match else (None, None)
    return Sfi(int(track) if track else None, course.upper() if course else None)
