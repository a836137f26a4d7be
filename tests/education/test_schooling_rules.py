"""The days of a child's school: what the law waits for, on both sides of each limit, and what cannot be right."""

from datetime import date

import pytest

from reception.education.rules.schooling import Days, Help, Waited, likely_form, next_form, waits
from reception.education.rules.schooling.schooling_entries import check, check_mapping, check_support
from reception.education.terms.school import MappingPart, SchoolingEnd
from reception.education.terms.studies import SchoolForm, SchoolSupport

TODAY = date(2026, 11, 22)
ASKED = date(2026, 3, 10)
FOUR_MONTHS_ON = date(2026, 7, 10)


def standing_of(days: Days, code: str, today: date = TODAY) -> Waited | None:
    return next((one.standing for one in waits(days, today) if one.code == code), None)


def codes_of(days: Days) -> set[tuple[str, str]]:
    return {(one.about, one.code) for one in check(days)}


@pytest.mark.parametrize(
    ("offered", "today", "standing"),
    [
        (FOUR_MONTHS_ON, TODAY, Waited.DONE),
        (date(2026, 7, 11), TODAY, Waited.DONE_LATE),
        (None, FOUR_MONTHS_ON, Waited.WAITS),
        (None, date(2026, 7, 11), Waited.OVERDUE),
    ],
)
def test_a_preschool_place_is_offered_within_four_months(offered: date | None, today: date, standing: Waited) -> None:
    days = Days(SchoolForm.PRESCHOOL, requested_on=ASKED, offered_on=offered)
    assert standing_of(days, "offer", today) is standing


def test_a_place_that_began_was_offered() -> None:
    days = Days(SchoolForm.PRESCHOOL, requested_on=ASKED, first_on=date(2026, 4, 1))
    (one,) = waits(days, TODAY)
    assert (one.standing, one.days, one.due_on) == (Waited.DONE, 22, FOUR_MONTHS_ON)


def test_a_wait_ends_when_the_child_leaves() -> None:
    days = Days(SchoolForm.PRESCHOOL, requested_on=ASKED, last_on=date(2026, 3, 20))
    (one,) = waits(days, TODAY)
    assert (one.standing, one.days) == (Waited.LEFT, 10)


def test_nothing_is_waited_for_that_was_not_asked_for() -> None:
    assert waits(Days(SchoolForm.PRESCHOOL), TODAY) == ()
    assert waits(Days(SchoolForm.NATIONAL_PROGRAMME, requested_on=ASKED), TODAY) == ()


def test_the_mapping_is_done_when_both_obligatory_parts_are() -> None:
    received, on_time, late = date(2026, 8, 17), date(2026, 10, 17), date(2026, 10, 18)
    one_part = Days(SchoolForm.COMPULSORY, received_on=received, mapped={MappingPart.LANGUAGE: on_time})
    assert standing_of(one_part, "mapping") is Waited.OVERDUE
    both = {MappingPart.LANGUAGE: received, MappingPart.LITERACY: on_time}
    assert standing_of(Days(SchoolForm.COMPULSORY, received_on=received, mapped=both), "mapping") is Waited.DONE
    both[MappingPart.LITERACY] = late
    assert standing_of(Days(SchoolForm.COMPULSORY, received_on=received, mapped=both), "mapping") is Waited.DONE_LATE


def test_the_rules_on_mapping_hold_since_2016() -> None:
    assert standing_of(Days(SchoolForm.COMPULSORY, received_on=date(2015, 12, 31)), "mapping") is None
    assert standing_of(Days(SchoolForm.COMPULSORY, received_on=date(2016, 1, 1)), "mapping") is Waited.OVERDUE


@pytest.mark.parametrize(("year", "has_plan"), [(6, False), (7, True), (9, True), (None, False)])
def test_a_study_plan_is_for_the_upper_stage(year: int | None, has_plan: bool) -> None:
    days = Days(SchoolForm.COMPULSORY, received_on=date(2026, 8, 17), year=year)
    assert (standing_of(days, "plan") is Waited.OVERDUE) is has_plan


def test_a_preparatory_class_lasts_two_years() -> None:
    began = date(2024, 11, 22)
    within = Days(SchoolForm.COMPULSORY, helped=(Help(SchoolSupport.PREPARATORY_CLASS, began),))
    assert standing_of(within, "preparatory", TODAY) is Waited.WAITS
    assert standing_of(within, "preparatory", date(2026, 11, 23)) is Waited.OVERDUE
    ended = Days(SchoolForm.COMPULSORY, helped=(Help(SchoolSupport.PREPARATORY_CLASS, began, date(2025, 1, 1)),))
    assert standing_of(ended, "preparatory") is Waited.DONE


def test_school_begins_without_a_limit_in_days_except_under_temporary_protection() -> None:
    days = Days(SchoolForm.COMPULSORY, requested_on=ASKED)
    (resident,) = waits(days, TODAY)
    assert (resident.due_on, resident.standing) == (None, Waited.WAITS)
    (protected,) = waits(days, TODAY, within_a_month_from=date(2026, 3, 1))
    assert (protected.due_on, protected.standing, protected.to_confirm) == (date(2026, 4, 1), Waited.OVERDUE, True)


def test_language_introduction_counts_from_when_it_received_the_pupil() -> None:
    days = Days(SchoolForm.LANGUAGE_INTRODUCTION, received_on=date(2026, 8, 17), plan_made_on=date(2026, 10, 17))
    assert standing_of(days, "plan") is Waited.DONE
    assert standing_of(days, "mapping") is Waited.OVERDUE


@pytest.mark.parametrize(
    ("days", "refused"),
    [
        ({"requested_on": ASKED, "first_on": date(2026, 3, 9)}, ("first_on", "days-out-of-order")),
        ({"offered_on": ASKED, "first_on": date(2026, 3, 9)}, ("first_on", "days-out-of-order")),
        ({"received_on": ASKED, "placed_on": date(2026, 3, 9), "year": 7}, ("placed_on", "days-out-of-order")),
        ({"received_on": ASKED, "plan_made_on": date(2026, 3, 9)}, ("plan_made_on", "days-out-of-order")),
        ({"first_on": ASKED, "last_on": date(2026, 3, 9)}, ("last_on", "days-out-of-order")),
        ({"first_on": ASKED, "born_on": date(2026, 3, 11)}, ("first_on", "before-birth")),
        ({"year": 10}, ("year", "no-such-year")),
        ({"placed_on": ASKED}, ("year", "year-unknown")),
        ({"requested_on": ASKED, "offered_on": date(2026, 3, 9)}, ("offered_on", "offered-unasked")),
    ],
)
def test_days_in_disorder_are_told_beside_the_later_one(days: dict[str, object], refused: tuple[str, str]) -> None:
    assert codes_of(Days(SchoolForm.COMPULSORY, **days)) == {refused}  # type: ignore[arg-type]


def test_days_in_order_are_taken() -> None:
    assert codes_of(Days(SchoolForm.COMPULSORY, ASKED, None, ASKED, ASKED, ASKED, ASKED, 7, ASKED)) == set()
    assert codes_of(Days(SchoolForm.PRESCHOOL, requested_on=ASKED, born_on=date(2026, 3, 11))) == set()


def test_a_mapping_lies_between_reception_and_today() -> None:
    received = date(2026, 8, 17)
    told = check_mapping(
        {MappingPart.LANGUAGE: date(2026, 8, 16), MappingPart.LITERACY: date(2026, 11, 23)}, received, TODAY
    )
    assert {(one.about, one.code) for one in told} == {("language", "mapped-early"), ("literacy", "mapped-ahead")}
    alone = check_mapping({MappingPart.SUBJECTS: received}, received, TODAY)
    assert [(one.code, one.stops) for one in alone] == [("parts-out-of-order", False)]


@pytest.mark.parametrize(
    ("kind", "form", "facts", "code"),
    [
        (SchoolSupport.STUDY_GUIDANCE, SchoolForm.COMPULSORY, {}, "language-missing"),
        (SchoolSupport.PREPARATORY_CLASS, SchoolForm.LANGUAGE_INTRODUCTION, {}, "no-preparatory-class"),
        (SchoolSupport.SWEDISH_AS_SECOND, SchoolForm.COMPULSORY, {"last_on": TODAY}, "first-missing"),
        (SchoolSupport.MOTHER_TONGUE, SchoolForm.COMPULSORY, {"language": "ar", "applied_on": TODAY, "first_on": ASKED}, "days-out-of-order"),  # noqa: E501 - one case a line
        (SchoolSupport.PREPARATORY_CLASS, SchoolForm.COMPULSORY, {"first_on": date(2024, 1, 1), "last_on": date(2026, 1, 2)}, "preparatory-too-long"),  # noqa: E501 - one case a line
        (SchoolSupport.PREPARATORY_CLASS, SchoolForm.COMPULSORY, {"first_on": date(2024, 1, 1), "last_on": date(2026, 1, 1)}, None),  # noqa: E501 - one case a line
    ],
)  # fmt: skip
def test_support_has_its_language_and_its_days(
    kind: SchoolSupport, form: SchoolForm, facts: dict[str, object], code: str | None
) -> None:
    known = {"language": None, "applied_on": None, "first_on": None, "last_on": None, **facts}
    assert [one.code for one in check_support(kind, form, **known)] == ([code] if code else [])  # type: ignore[arg-type]


def test_the_next_school_follows_from_why_the_last_one_ended() -> None:
    assert next_form(SchoolForm.PRESCHOOL, SchoolingEnd.NEXT_FORM) is SchoolForm.PRESCHOOL_CLASS
    introduction = SchoolForm.LANGUAGE_INTRODUCTION
    assert next_form(introduction, SchoolingEnd.NATIONAL_PROGRAMME) is SchoolForm.NATIONAL_PROGRAMME
    assert next_form(introduction, SchoolingEnd.OTHER_SCHOOL) is introduction
    assert next_form(introduction, SchoolingEnd.MOVED_AWAY) is None


@pytest.mark.parametrize(
    ("turns", "form"),
    [
        (3, SchoolForm.PRESCHOOL), (5, SchoolForm.PRESCHOOL), (6, SchoolForm.PRESCHOOL_CLASS),
        (7, SchoolForm.COMPULSORY), (15, SchoolForm.COMPULSORY), (16, SchoolForm.LANGUAGE_INTRODUCTION),
        (None, SchoolForm.COMPULSORY),
    ],
)  # fmt: skip
def test_the_form_that_is_asked_for_first_fits_the_age(turns: int | None, form: SchoolForm) -> None:
    assert likely_form(turns) is form
