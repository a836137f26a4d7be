"""Papers to renew, among those one works with."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import operations, queries
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind
from tests.factories.people import make_person


@pytest.fixture
def noted(mother):
    """Note a paper that was seen, which ends so many days from now."""

    def note(days, kind=DocumentKind.RESIDENCE_CARD, person=mother):
        with system("test"):
            unit_id = db.session.scalar(
                sa.select(Case.unit_id).where(Case.person_id == person.id).limit(1).execution_options(permit="test")
            )
            ends = today() + timedelta(days)
            return operations.add_document(person, unit_id=unit_id, kind=kind, expires_on=ends).number

    return note


def test_what_expires_soon_is_told_to_those_who_work_with_the_person(acting, municipality, mother, noted):
    soon, past = noted(59), noted(-10, DocumentKind.PASSPORT)
    noted(61, DocumentKind.IDENTITY_CARD)
    noted(-40, DocumentKind.DRIVING_LICENCE)
    noted(5, DocumentKind.LMA_CARD)
    with acting(municipality.caseworker):
        assert [one.number for one in queries.expiring()] == [past, soon]
        assert [one.number for one in queries.expiring(people=[mother.id])] == [past, soon]
        assert queries.expiring(people=[0]) == []
        assert [one.number for one in queries.expiring(days=5)] == [past]
    with acting(municipality.other_board_caseworker):
        assert queries.expiring() == []


def test_what_a_later_paper_replaced_is_no_matter_any_more(acting, municipality, noted):
    noted(3)
    noted(700)
    with acting(municipality.caseworker):
        assert queries.expiring() == []


def test_nothing_expires_of_a_closed_case_or_of_somebody_hidden(acting, municipality, noted):
    hidden = make_person(protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit)
    former = make_person(name="Sara Tesfay", unit=municipality.unit)
    of_hidden, _of_former = noted(3, person=hidden), noted(3, person=former)
    with system("test"):
        db.session.execute(
            sa.update(Case).where(Case.person_id == former.id).values(state=CaseState.CLOSED, closed_on=today())
        )
    with acting(municipality.caseworker):
        assert queries.expiring() == []
    with acting(municipality.manager):
        (only,) = queries.expiring()
        assert (only.number, only.is_protected) == (of_hidden, True)
