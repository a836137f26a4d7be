"""How a path is laid out on its page, and what another template changes."""

from dataclasses import replace
from datetime import date

from reception.path.rules.arranging import arranged, changes, telling_facts
from reception.path.rules.days import weekdays_only
from reception.path.rules.facts import Facts
from reception.path.rules.milestones import Mark, Milestone
from reception.path.rules.path import path_of
from reception.path.rules.phases import phases_of
from reception.path.rules.reading import standard_book
from reception.path.terms import MilestoneState, Phase

TODAY = date(2026, 11, 22)
BOOK = standard_book()


def path(facts: Facts, marks: tuple[Mark, ...] = (), template: str = "vasby") -> tuple[Milestone, ...]:
    return path_of(facts, BOOK.templates[template], BOOK, today=TODAY, is_working_day=weekdays_only, marks=marks)


RECEIVED = Facts().with_("received", date(2026, 3, 4)).with_("permit_ground", "refugee")


def test_every_step_stands_in_one_place() -> None:
    steps = path(RECEIVED)
    page = arranged(steps, phases_of(steps), date(2026, 7, 1), ())
    shown = [one.code for phase in page.phases for one in (*phase.left, *phase.unclear, *phase.settled)]
    everywhere = [*shown, *(one.code for one in page.earlier), *(one.code for one in page.not_hers)]
    assert sorted(everywhere) == sorted(one.code for one in steps)


def test_steps_from_before_the_path_are_gathered_apart() -> None:
    steps = path(RECEIVED)
    late = [one for one in steps if one.state is MilestoneState.OVERDUE]
    assert late
    begun = arranged(steps, phases_of(steps), TODAY, ())
    assert {one.code for one in late} <= {one.code for one in begun.earlier}
    assert not any(phase.overdue for phase in begun.phases)
    before = arranged(steps, phases_of(steps), date(2026, 1, 1), ())
    assert not before.earlier
    assert sum(phase.overdue for phase in before.phases) == len(late)


def test_what_is_overdue_comes_first() -> None:
    steps = path(RECEIVED)
    page = arranged(steps, phases_of(steps), date(2026, 1, 1), ())
    states = [one.state is MilestoneState.OVERDUE for one in page.phases[0].left]
    assert states == sorted(states, reverse=True)


def test_what_somebody_set_aside_stays_in_its_phase() -> None:
    steps = path(RECEIVED, (Mark("area_home", MilestoneState.NOT_APPLICABLE, TODAY, "Bor hos sin syster."),))
    page = arranged(steps, phases_of(steps), TODAY, {"area_home"})
    assert "area_home" in {one.code for one in page.phases[list(Phase).index(Phase.RECEPTION)].settled}
    assert "area_home" not in {one.code for one in page.not_hers}


def test_the_facts_that_tell_most_come_first() -> None:
    told = telling_facts(path(Facts()))
    counts = [count for _code, count in told]
    assert counts == sorted(counts, reverse=True)
    assert {"birth", "received"} <= {code for code, _count in told}


def test_the_same_template_changes_nothing() -> None:
    assert changes(path(RECEIVED), path(RECEIVED)) == []


def test_a_change_is_a_step_added_removed_or_moved() -> None:
    steps = path(RECEIVED)
    moved = next(one for one in steps if one.due and one.state is MilestoneState.OVERDUE)
    others = [one for one in steps if one is not moved]
    [removed] = changes(steps, others)
    assert removed.after is None
    assert removed.step is moved
    [added] = changes(others, steps)
    assert added.before is None
    [later] = changes(steps, [*others, replace(moved, due=date(2027, 1, 1))])
    assert (later.before, later.phase) == (moved, moved.phase)
