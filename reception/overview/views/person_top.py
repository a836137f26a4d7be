"""The top of a person's pages: whose case it is, and what one does with it. The same on every tab."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from reception.access.actor import staff
from reception.cases import queries as cases
from reception.cases.permits import ASSIGN, READ
from reception.cases.terms import CaseState
from reception.contacts.permits import WRITE as CONTACT_WRITE
from reception.i18n.text import _

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.people.models import Person

Act = tuple[str, str]


@dataclass(frozen=True)
class Top:
    """The case that the pages are about, if the reader's units have one, and (label, address) of each act in it."""

    case: "Case | None"
    log_url: str | None
    acts: list[Act]


def top_of(person: "Person", known: "Sequence[Case] | None" = None) -> Top:
    """The top of the pages of a person within reach; `known` are her cases where the page has them already."""
    found = known if known is not None else cases.cases_of(person) if READ.held_by(staff()) else ()
    case = found[0] if found else None
    if case is None or case.state is not CaseState.OPEN:
        return Top(case, None, [])
    log_url = url_for("contacts.new", number=case.number) if CONTACT_WRITE.held_by(staff()) else None
    return Top(case, log_url, [*_next_acts(case, person), *_acts_on_the_case(case)])


def _next_acts(case: "Case", person: "Person") -> list[Act]:
    return [
        (_("Plan an appointment"), url_for("appointments.new", number=case.number)),
        (_("Ask an authority"), url_for("questions.new", number=case.number)),
        (_("Set a next step"), url_for("tasks.new", number=case.number)),
        (_("Make a referral"), url_for("referrals.new", number=person.number)),
        (_("Add a document"), url_for("documents.new", number=person.number)),
    ]


def _acts_on_the_case(case: "Case") -> list[Act]:
    to_somebody = [(_("Give the case to somebody"), url_for("cases.assign", number=case.number))]
    return [
        (_("Pause the path"), url_for("pauses.new", number=case.number)),
        (_("Weigh the case"), url_for("weighing.weigh", number=case.number)),
        *(to_somebody if ASSIGN.held_by(staff()) else []),
        (_("Hand over to another unit or municipality"), url_for("transfers.new", number=case.number)),
        (_("Close the case"), url_for("closing.close", number=case.number)),
    ]
