"""Two records about one person, a home sought on both; and a case that is closed while a home is sought."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.db.session import db
from reception.housing.merging import join_needs, join_offers
from reception.housing.models import HomeNeed
from reception.housing.queries.left_open import left_open
from reception.housing.terms import OfferState
from reception.people import operations
from tests.factories.homes import make_home, whole
from tests.factories.municipality import Municipality
from tests.factories.needs import make_need, make_offer, offers_in_database
from tests.factories.people import make_person
from tests.factories.rows import all_rows

Acting = Callable[[User], AbstractContextManager[Actor]]


@pytest.fixture(autouse=True)
def _registered() -> None:
    operations.on_joining("home_need", join_needs)
    operations.on_joining("home_offer", join_offers)


def test_what_either_asked_for_is_asked_for_and_the_merge_is_taken_back_whole(
    municipality: Municipality, acting: Acting
) -> None:
    kept, former = (make_person(name=name, unit=municipality.unit) for name in ("Amina Warsame", "Aamina Warsama"))
    unit = whole(make_home())
    make_offer(make_need(kept, note="Nära bussen"), unit.id)
    make_offer(make_need(former, without_stairs=True, note="Hiss"), unit.id, OfferState.ACCEPTED)
    with acting(municipality.manager):
        operations.index(kept)
        operations.index(former)
        db.session.commit()
        before = all_rows()
        merge = operations.merge(kept, former, {})
        db.session.commit()
        need = db.session.scalars(sa.select(HomeNeed).execution_options(permit="test")).one()
        assert need.without_stairs
        assert set((need.note or "").splitlines()) == {"Nära bussen", "Hiss"}
        assert [one.state for one in offers_in_database()] == [OfferState.ACCEPTED]
        operations.unmerge(merge)
        db.session.commit()
    after = all_rows()
    assert {table: after[table] for table in ("home_need", "home_offer")} == {
        table: before[table] for table in ("home_need", "home_offer")
    }


def test_a_case_that_is_closed_tells_of_the_home_that_is_sought(municipality: Municipality, acting: Acting) -> None:
    person = make_person(unit=municipality.unit)
    need = make_need(person)
    with acting(municipality.caseworker):
        (told,) = left_open(need.case)
    assert (told.endpoint, told.values) == ("home_needs.end", {"number": person.number, "need_number": need.number})
