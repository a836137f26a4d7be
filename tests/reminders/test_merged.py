"""Two records turn out to be one person: what went once does not go again, and her old link still stops."""

from datetime import timedelta

from reception.access.actor import system
from reception.db.session import db
from reception.people import operations
from reception.people.terms import ContactKind
from reception.reminders.jobs import make_round
from reception.reminders.operations.stopping import stop_by_link
from reception.reminders.terms import OutgoingState
from tests.factories.reminders import make_reachable, messages, remind, stops
from tests.overview.making import make_appointment
from tests.reminders.test_sending import FOUR, NOON


def test_what_went_before_two_records_became_one_does_not_go_again(municipality, gateway, at):
    at(NOON)
    remind(municipality.unit)
    kept = make_reachable(municipality.unit, municipality.caseworker)
    former = make_reachable(municipality.unit, municipality.caseworker, name="Amina Warsami", phone="070-174 06 06")
    make_appointment(former, 1, "Here")
    make_round()
    at(FOUR)
    assert make_round().sent == 1
    former_id = former.id
    with system("test"):
        merge = operations.merge(kept, former, {})
        db.session.commit()
    make_round()
    at(FOUR + timedelta(hours=1))
    make_round()
    assert [one.state for one in messages()] == [OutgoingState.SENT]
    assert len(gateway.sent) == 1
    with system("test"):
        stop_by_link(former_id, ContactKind.EMAIL)
        db.session.commit()
    assert [one.person_id for one in stops()] == [kept.id]
    with system("test"):
        db.session.delete(stops()[0])
        db.session.flush()
        operations.unmerge(merge)
        db.session.commit()
    make_round()
    assert len(gateway.sent) == 1


def test_what_went_while_two_records_were_one_does_not_go_again_once_they_are_two(municipality, gateway, at):
    at(NOON)
    remind(municipality.unit)
    kept = make_reachable(municipality.unit, municipality.caseworker)
    former = make_reachable(municipality.unit, municipality.caseworker, name="Amina Warsami", phone="070-174 06 06")
    make_appointment(former, 1, "Here")
    make_round()
    with system("test"):
        merge = operations.merge(kept, former, {})
        db.session.commit()
    at(FOUR)
    assert make_round().sent == 1
    with system("test"):
        operations.unmerge(merge)
        db.session.commit()
    make_round()
    assert [one.state for one in messages()] == [OutgoingState.SENT]
    assert len(gateway.sent) == 1
