"""Where somebody stands in civic orientation, from lessons and notes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reception.education.rules.orientation import MINUTES, Meeting, progress
from reception.education.rules.orientation.orienting import NEAR_HOURS, Note, remarks_on_note, standing
from reception.education.terms.orienting import OrientationState as State
from reception.education.terms.pupils import OrientationNoteKind as Kind
from reception.education.terms.studies import OrientationPart

TODAY = date(2026, 11, 22)
WHOLE = tuple(Meeting(date(2026, 9, 1) + timedelta(weeks=week), 750, part) for week, part in enumerate(OrientationPart))
ELSEWHERE = Note(Kind.HOURS_ELSEWHERE, date(2026, 8, 1), 600, OrientationPart.HEALTH, "Grannby kommun")


def stand(meetings=(), notes=(), until=TODAY):
    """Where she stands, in one word."""
    return standing(meetings, notes, None, until).state


def test_the_state_follows_from_hours_and_notes():
    offer = Note(Kind.OFFERED, date(2026, 5, 1))
    assert stand() is State.NOT_OFFERED
    assert stand(notes=[offer]) is State.OFFERED
    assert stand(notes=[offer, Note(Kind.DID_NOT_ATTEND, date(2026, 10, 1))]) is State.TOOK_NO_PART
    assert stand(WHOLE[:1], [offer]) is State.UNDER_WAY
    assert stand([Meeting(TODAY, NEAR_HOURS * 60 - 1)]) is State.UNDER_WAY
    assert stand([Meeting(TODAY, NEAR_HOURS * 60)]) is State.NEAR
    assert stand([Meeting(TODAY, MINUTES)]) is State.PARTS_MISSING
    assert stand(WHOLE) is State.COMPLETE
    assert stand(WHOLE, [Note(Kind.CERTIFICATE, TODAY)]) is State.CERTIFIED
    assert stand(notes=[Note(Kind.FINISHED_ELSEWHERE, TODAY, where="Grannby")]) is State.FINISHED_ELSEWHERE


def test_hours_elsewhere_count_with_their_part_and_are_told_apart():
    found = standing(WHOLE[:1], [ELSEWHERE], None, TODAY)
    assert (found.progress.minutes, found.elsewhere) == (1350, 600)
    assert found.progress.by_part[OrientationPart.HEALTH] == 600
    assert found.progress.began_on == ELSEWHERE.on


def test_what_came_after_a_day_is_not_known_on_it():
    notes = [ELSEWHERE, Note(Kind.CERTIFICATE, TODAY)]
    assert standing(WHOLE, notes, None, date(2026, 7, 31)).progress.minutes == 0
    assert standing(WHOLE, notes, None, date(2026, 7, 31)).state is State.NOT_OFFERED


def test_the_duty_to_offer_ends_three_years_after_the_registration_and_is_unknown_without_it():
    assert standing([], [], date(2025, 3, 10), TODAY).offered_until == date(2028, 3, 10)
    assert standing([], [], None, TODAY).offered_until is None


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (ELSEWHERE, []),
        (replace(ELSEWHERE, minutes=None), ["hours-missing"]),
        (replace(ELSEWHERE, minutes=200 * 60 + 1), ["too-many-hours"]),
        (replace(ELSEWHERE, minutes=200 * 60), []),
        (replace(ELSEWHERE, part=None), ["part-unknown"]),
        (replace(ELSEWHERE, where=None), ["organiser-missing"]),
        (replace(ELSEWHERE, on=TODAY + timedelta(days=1)), ["noted-later"]),
        (Note(Kind.FINISHED_ELSEWHERE, TODAY), ["organiser-missing"]),
        (Note(Kind.OFFERED, TODAY), []),
    ],
)
def test_a_note_says_what_it_is_about(note, said):
    assert [one.code for one in remarks_on_note(note, progress(()), TODAY)] == said


def test_no_part_taken_is_doubted_of_somebody_with_hours():
    note = Note(Kind.DID_NOT_ATTEND, TODAY)
    assert remarks_on_note(note, progress(()), TODAY) == ()
    (doubt,) = remarks_on_note(note, progress(WHOLE), TODAY)
    assert (doubt.code, doubt.stops) == ("has-hours", False)
