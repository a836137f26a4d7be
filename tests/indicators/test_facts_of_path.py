"""The facts of the first months and of plans, each of a cohort made by hand, with the count that it must give."""

from datetime import UTC, date, datetime, timedelta

from reception.cases.terms import ClosingReason, Owner, Phase
from reception.contacts.models import ContactParticipant
from reception.contacts.terms import Channel, ContactState
from reception.indicators.rules.catalogue import versions_of
from reception.path.models import Mark, MilestoneRow, NotedFact
from reception.path.queries.facts_counted import FACTS
from reception.path.rules.basics import CODES
from reception.path.terms import MilestoneState
from reception.people.terms import Source
from reception.plans.queries.facts import FACTS as OF_PLANS
from tests.factories.people import make_case
from tests.factories.plans import make_plan
from tests.housing.cohorts import NOON, case_of, close, keep, live_together, newcomer
from tests.indicators.counting import counted
from tests.overview.making import make_contact

TODAY = date(2026, 11, 22)
RECEIVED = date(2026, 3, 5)


def told(code, year=2026, on=TODAY):
    """{verdict: number} of an indicator."""
    facts = FACTS | OF_PLANS
    return dict(counted(facts[code](versions_of(code)[0].asked(year, on))))


def note(case, code, value):
    """A fact noted on a case, as it is kept."""
    keep(NotedFact(case_id=case.id, code=code, value=value, source=Source.UNKNOWN, noted_at=NOON))


def paid(person, value):
    """A first payment."""
    note(case_of(person), "first_payment", value)


def test_the_first_payment_of_anybody_in_the_household_counts(municipality):
    unit = municipality.unit
    man, wife = newcomer(unit, "Man", received=RECEIVED), newcomer(unit, "Wife", received=date(2026, 6, 1))
    live_together(man, wife)
    paid(wife, "2026-03-19")
    paid(newcomer(unit, "A day late", received=RECEIVED), "2026-03-20")
    paid(newcomer(unit, "Before", received=RECEIVED), "2026-03-01")
    paid(newcomer(unit, "No day at all", received=RECEIVED), "soon")
    newcomer(unit, "Nothing noted", received=RECEIVED)
    newcomer(unit, "Still has time", received=date(2026, 11, 10))
    paid(newcomer(unit, "No day of reception", opened_on=date(2026, 4, 1)), "2026-04-02")
    paid(newcomer(unit, "Another year", received=date(2025, 12, 30)), "2026-01-02")
    assert told("I42") == {"yes": 2, "no": 1, "no-payment": 2, "not-yet": 1, "no-reception-day": 1}


def test_a_health_examination_is_done_or_not_once_it_was_offered(municipality):
    unit = municipality.unit

    def offered(name, day="2026-04-01", done=None, **days):
        person = newcomer(unit, name, received=RECEIVED, **days)
        note(case_of(person), "health_examination_offered", day)
        if done:
            note(case_of(person), "health_examination_done", done)
        return person

    offered("Done", done="2026-04-20")
    twice = offered("Done, another board says", done=None)
    other = make_case(twice, unit=municipality.other_board_unit)
    note(other, "health_examination_done", "2026-05-02")
    offered("Not done")
    offered("Offered lately", day="2026-11-01")
    close(offered("Moved"), date(2026, 5, 1), ClosingReason.MOVED_IN_SWEDEN)
    close(offered("Died"), date(2026, 5, 1), ClosingReason.DECEASED)
    done_only = newcomer(unit, "Done without a noted offer", received=RECEIVED)
    note(case_of(done_only), "health_examination_done", "2026-04-20")
    newcomer(unit, "Nobody told her", received=RECEIVED)
    newcomer(unit, "No day", opened_on=date(2026, 4, 1))
    wanted = {"yes": 3, "no": 1, "not-yet": 1, "left": 1, "deceased": 1, "not-offered": 1, "no-reception-day": 1}
    assert told("I26") == wanted


def kept(case, *, handled_on=RECEIVED, waiting=(), without=()):
    """The basics of a case as milestones: handled on a day, but for some that wait or do not apply."""
    for place, code in enumerate(code for code in CODES if code not in without):
        state = MilestoneState.OVERDUE if code in waiting else MilestoneState.FULFILLED
        keep(
            MilestoneRow(
                case_id=case.id, code=code, phase=Phase.RECEPTION, owner=Owner.MUNICIPALITY, state=state,
                fulfilled_on=None if code in waiting else handled_on, position=place, is_from_before=False,
            )
        )  # fmt: skip


def set_aside(case, code, on):
    """A basic that somebody said does not apply."""
    state = MilestoneState.NOT_APPLICABLE
    keep(Mark(case_id=case.id, code=code, state=state, on_day=on, reason="Not needed", made_at=NOON))


def test_all_basics_are_handled_in_time_or_they_are_not(municipality):
    unit, last = municipality.unit, RECEIVED + timedelta(days=90)

    def of(name, **values):
        person = newcomer(unit, name, opened_on=date(2026, 2, 1), received=RECEIVED)
        kept(case_of(person), **values)
        return person

    of("On the last day", handled_on=last)
    of("A day late", handled_on=last + timedelta(days=1))
    of("Children: does not apply", without=("area_school",))
    of("Something waits", waiting=("area_health",))
    late = of("Set aside too late", without=("area_health",))
    set_aside(case_of(late), "area_health", last + timedelta(days=1))
    soon = of("Set aside in time", without=("area_health",))
    set_aside(case_of(soon), "area_health", last)
    two = of("Another board's case says the rest", waiting=("area_swedish",))
    kept(make_case(two, unit=municipality.other_board_unit, opened_on=date(2026, 4, 1)), waiting=("area_home",))
    close(of("Moved", waiting=("area_health",)), date(2026, 5, 1), ClosingReason.MOVED_ABROAD)
    close(of("Died", waiting=("area_health",)), date(2026, 5, 1), ClosingReason.DECEASED)
    marked = newcomer(unit, "Never reckoned", opened_on=date(2026, 2, 1), received=RECEIVED)
    set_aside(case_of(marked), "area_health", RECEIVED)
    newcomer(unit, "No day", opened_on=date(2026, 4, 1))
    newcomer(unit, "Still has time", opened_on=date(2026, 9, 1), received=date(2026, 9, 10))
    wanted = {"yes": 4, "no": 3, "left": 1, "deceased": 1, "no-path": 1, "no-reception-day": 1, "not-yet": 1}
    assert told("U11") == wanted


def test_a_household_was_met_or_agreed_on_a_plan_in_time(municipality):
    unit, last = municipality.unit, date(2026, 4, 4)

    def of(name):
        return newcomer(unit, name, received=RECEIVED)

    make_contact(of("Met on the last day"), datetime(2026, 4, 4, 21, 30, tzinfo=UTC))
    make_contact(of("Met the day after, by Swedish time"), datetime(2026, 4, 4, 22, 30, tzinfo=UTC))
    make_contact(of("Did not come"), datetime(2026, 3, 10, 10, tzinfo=UTC), state=ContactState.PLANNED)
    called = make_contact(of("Telephoned"), datetime(2026, 3, 10, 10, tzinfo=UTC))
    called.channel = Channel.PHONE
    keep(called)
    wife, man = of("Wife"), of("Man")
    live_together(wife, man)
    of_another = make_contact(newcomer(unit, "Her sister"), datetime(2026, 3, 9, 10, tzinfo=UTC))
    keep(ContactParticipant(contact_id=of_another.id, person_id=man.id))
    make_plan(case_of(of("Agreed on a plan")), agreed_on=last)
    make_plan(case_of(of("Has a draft")))
    close(of("Moved at once"), date(2026, 3, 20), ClosingReason.MOVED_ABROAD)
    newcomer(unit, "Still has time", received=date(2026, 11, 10))
    # Her sister came in another year.
    assert told("A9") == {"yes": 3, "no": 4, "left": 1, "not-yet": 1}


def test_several_take_part_in_a_plan_by_its_actions(municipality):
    def plan(name, *owners, agreed_on=RECEIVED):
        made = make_plan(case_of(newcomer(municipality.unit, name)), agreed_on=agreed_on, actions=len(owners))
        for action, owner in zip(made.goals[0].actions, owners, strict=True):
            action.owner = owner
        keep(made)
        return made

    plan("Two parts", Owner.HOUSING, Owner.SCHOOL, Owner.NEWCOMER)
    plan("One part twice", Owner.SCHOOL, Owner.SCHOOL)
    plan("An authority", Owner.REGION)
    plan("Her own", Owner.NEWCOMER)
    plan("Next year", Owner.REGION, agreed_on=date(2027, 1, 1))
    plan("A draft", Owner.REGION, agreed_on=None)
    again = plan("Agreed again without them", Owner.REGION)
    make_plan(again.case, agreed_on=date(2026, 6, 1))
    closed = plan("Closed since", Owner.REGION)
    close(closed.case.person, date(2026, 10, 1), ClosingReason.COMPLETED)
    assert told("A7") == {"yes": 2, "no": 3}
    assert told("A7", on=date(2026, 5, 1)) == {"yes": 4, "no": 2}
