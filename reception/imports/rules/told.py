"""What a row says, cell by cell, as texts that can be kept and compared with what the next list says."""

from collections.abc import Mapping
from datetime import date

from reception.imports.rules.folding import fold
from reception.imports.rules.records import Birth, ContactRow, PersonRow

Told = Mapping[str, str]

#: Stands before the id of a member of staff, instead of a spelling that nobody knows.
KNOWN_WORKER = "#"
#: Under this stands the number of the registration that a row ended in, if it waits for a manager.
DRAFT = "draft"

#: Where somebody can be found: what these said before is shown to nobody.
LEADS_TO_SOMEBODY = frozenset({"address", "phone", "email"})


def of_person(row: PersonRow) -> dict[str, str]:
    """The row by field, in the fields' order; what it does not say is left out."""
    sfi = f"{row.sfi.track or ''}{row.sfi.course or ''}" or "sfi" if row.sfi else None
    cells = {
        "name": row.name.passport,
        "number": row.number.value if row.number else None,
        "dossier": row.dossier,
        "born": _birth(row.birth),
        "sex": row.sex if row.sex != "unknown" else None,
        "citizenship": " ".join(row.citizenships),
        "languages": " ".join(row.languages),
        "interpreter": None if row.interpreter is None else "yes" if row.interpreter else "no",
        "received_on": _day(row.received_on),
        "permit_from": _day(row.permit_from),
        "permit_to": "permanent" if row.permit_is_permanent else _day(row.permit_to),
        "ground": row.ground,
        "route": row.route,
        "household": row.household,
        "relation": row.relation,
        "address": row.address,
        "phone": row.phone,
        "email": row.email,
        "worker": f"{KNOWN_WORKER}{row.worker_id}" if row.worker_id else row.worker,
        "protection": row.protection if row.protection != "none" else None,
        "sfi": sfi,
        "sfi_start": _day(row.sfi_start),
        "note": row.note,
    }
    return {field: value for field, value in cells.items() if value}


def of_contact(row: ContactRow) -> dict[str, str]:
    """The row by field; what it does not say is left out."""
    cells = {
        "date": _day(row.held_on),
        "channel": row.channel,
        "outcome": row.outcome,
        "organisation": row.organisation,
        "author": f"{KNOWN_WORKER}{row.author_id}" if row.author_id else row.author,
        "note": row.note,
        "next_step": row.next_step,
        "due": _day(row.due),
    }
    return {field: value for field, value in cells.items() if value}


def folded_name(told: Told) -> str:
    """The name without case, marks and order: "Melnyk, Andrii" and "Andrii Melnyk" are one."""
    return " ".join(sorted(fold(word) for word in told["name"].replace(",", " ").split()))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _birth(birth: Birth | None) -> str | None:
    return f"{birth.on.isoformat()} {birth.precision}" if birth else None
