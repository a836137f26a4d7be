"""The last fence: nothing protected is selected outside a permit, and nothing is written while reading."""

import pytest
import sqlalchemy as sa

from reception.access import shield
from reception.access.actor import system
from reception.access.shield import UnscopedQuery, WriteWhileReading, protected_models
from reception.accounts.models import Unit, User
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.db.session import db
from reception.people import permits as people_permits
from reception.people.models import Identifier, Person, PersonName
from tests.factories.people import make_person

UNSCOPED = {
    "rows": lambda: sa.select(Person),
    "a column": lambda: sa.select(Person.shown_name),
    "a count": lambda: sa.select(sa.func.count(Person.id)),
    "a count of all": lambda: sa.select(sa.func.count()).select_from(Person),
    "a join": lambda: sa.select(User).join(Case, Case.worker_id == User.id),
    "an outer join": lambda: sa.select(Unit).outerjoin(Case, Case.unit_id == Unit.id),
    "another name": lambda: sa.select(sa.orm.aliased(Person)),
    "a sub-select": lambda: sa.select(sa.select(Person.shown_name).subquery()),
    "a common table": lambda: sa.select(sa.select(PersonName.text).cte()),
    "a value beside others": lambda: sa.select(User.id, sa.select(sa.func.count(Identifier.id)).scalar_subquery()),
    "a union": lambda: sa.union(sa.select(User.name), sa.select(Person.shown_name)),
    "an exists": lambda: sa.select(sa.exists().where(Person.id == 1)),
}


@pytest.mark.parametrize("way", UNSCOPED)
def test_nothing_protected_is_selected_without_a_permit(municipality, way):
    for _time in range(2):  # the second time from what was learnt the first
        with pytest.raises(UnscopedQuery):
            db.session.execute(UNSCOPED[way]()).all()


def test_not_even_the_program_itself_selects_without_a_permit(municipality):
    with system("test"), pytest.raises(UnscopedQuery):
        db.session.scalars(sa.select(Person)).all()


@pytest.mark.parametrize("model", protected_models(), ids=lambda model: model.__name__)
def test_every_protected_model_is_behind_the_shield(app, model):
    with pytest.raises(UnscopedQuery):
        db.session.scalars(sa.select(model).limit(1)).all()


def test_a_permit_opens_and_narrows(municipality, acting):
    own = make_person(name="Egen", unit=municipality.unit)
    make_person(name="Annan", unit=municipality.other_board_unit)
    with acting(municipality.caseworker):
        cases = case_permits.READ.all(sa.select(Case))
    assert [case.person_id for case in cases] == [own.id]
    with acting(municipality.reader):
        assert case_permits.READ.all(sa.select(Case)) == []
        assert people_permits.IDENTIFY.all(sa.select(Person)) == []


def test_what_is_not_protected_needs_no_permit(municipality):
    assert db.session.scalars(sa.select(Unit)).all()


def test_the_shield_forgets_before_it_grows_without_end(municipality, monkeypatch):
    monkeypatch.setattr(shield, "SHAPES_KEPT", 3)
    for limit in (User.id, User.name, User.email, User.title, User.phone):
        db.session.execute(sa.select(limit)).all()
    assert len(shield._known) <= 3


def test_a_page_that_only_reads_cannot_write(installation, municipality):
    with installation.test_request_context("/"):
        db.session.add(Unit(name="Ny", kind="board"))
        with pytest.raises(WriteWhileReading, match="Unit"):
            db.session.flush()
        db.session.rollback()
        with pytest.raises(WriteWhileReading):
            db.session.execute(sa.update(User).values(name="x"))
        db.session.rollback()
