"""What a CV is made of and in which order: rules alone, for whatever was mapped and chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reception.skills.rules import cv as rules
from reception.skills.rules.cv import Entry, Section
from reception.skills.terms import Outcome, Step, ValidationEnd

KINDS = ["language:so", "qualification:1", "qualification:2", "answer:computer", "contact:phone:1", "name:own"]
CODES = st.sets(st.sampled_from([*KINDS, "recognition:1", "references", "gone:1"]))


def made(codes: Iterable[str], below: Iterable[str] = ()) -> list[Section]:
    first, *rest = [Entry(code, code) for code in codes] or [Entry("language:so", "Somali")]
    recognitions = tuple(Entry(code, code, ("a line",)) for code in below)
    return [
        Section("first", "First", (Entry(first.item, first.title, (), "", recognitions),)),
        Section("rest", "Rest", tuple(rest)),
    ]


SECTIONS = st.builds(made, st.lists(st.sampled_from(KINDS), unique=True), st.sampled_from([[], ["recognition:1"]]))


@given(SECTIONS, CODES)
def test_on_the_cv_stands_what_is_offered_and_chosen_and_nothing_else(
    sections: list[Section], stored: set[str]
) -> None:
    offered = rules.items_of(sections)
    wanted = rules.wanted({rules.CHOSEN, *stored}, offered)
    assert wanted == set(offered) & stored
    shown = rules.items_of(rules.chosen(sections, wanted))
    assert set(shown) <= wanted
    if not list(rules.check(sections, wanted)):
        assert set(shown) == wanted
    assert all(section.entries for section in rules.chosen(sections, wanted))


@given(SECTIONS)
def test_what_is_proposed_never_tells_how_she_is_reached(sections: list[Section]) -> None:
    kinds = {rules.kind_of(code) for code in rules.wanted((), rules.items_of(sections))}
    assert kinds <= {rules.LANGUAGE, rules.QUALIFICATION, rules.RECOGNITION}


@given(st.lists(st.tuples(st.none() | st.integers(1950, 2026), st.none() | st.integers(1950, 2026)), max_size=8))
def test_what_goes_on_stands_before_what_ended_and_what_ended_later_before_what_ended_earlier(
    spans: list[tuple[int | None, int | None]],
) -> None:
    in_order = sorted(spans, key=lambda span: rules.newness(*span), reverse=True)
    ends = [last or (9999 if first else 0) for first, last in in_order]
    assert ends == sorted(ends, reverse=True)


@dataclass(frozen=True)
class Taken:
    step: Step
    outcome: Outcome | None
    answered_on: date | None


STEPS = st.builds(
    lambda step, outcome: Taken(step, outcome, date(2026, 5, 2) if outcome else None),
    st.sampled_from(list(Step)),
    st.none() | st.sampled_from(list(Outcome)),
)


@given(st.none() | st.sampled_from(list(ValidationEnd)), st.lists(STEPS, unique_by=lambda one: one.step, max_size=5))
def test_only_a_good_answer_recognises_and_none_where_it_ended_without(
    ended_as: ValidationEnd | None, steps: list[Taken]
) -> None:
    found = rules.deciding(ended_as, steps)
    if found is None:
        return
    assert found.outcome in {Outcome.CONFIRMED, Outcome.PARTLY}
    assert ended_as is not ValidationEnd.NOT_RECOGNISED
    is_ended_well = ended_as in {ValidationEnd.RECOGNISED, ValidationEnd.PARTLY_RECOGNISED}
    assert found.step is Step.RECOGNITION or is_ended_well


def test_an_assessment_counts_where_it_ended_as_recognised_and_the_recognition_itself_before_it() -> None:
    assessed = Taken(Step.ASSESSMENT, Outcome.CONFIRMED, date(2026, 6, 2))
    recognised = Taken(Step.RECOGNITION, Outcome.PARTLY, date(2026, 5, 2))
    assert rules.deciding(None, [assessed]) is None
    assert rules.deciding(ValidationEnd.RECOGNISED, [assessed]) is assessed
    assert rules.deciding(None, [assessed, recognised]) is recognised
    assert rules.deciding(ValidationEnd.STOPPED, [recognised]) is recognised
