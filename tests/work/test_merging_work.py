"""Two records about one person are merged: what one board noted of the work of both is one, and can be taken back."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.text import _, label
from reception.people import operations
from reception.people.models import Merge
from reception.work.models import Employment, Enrolment, Placement, Proposal, StatusNote, WorkFile
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import LearntThrough, Seeks
from reception.work.terms.income import WorkStatus
from tests.factories.people import make_person
from tests.factories.rows import all_rows
from tests.factories.work import (
    make_employer,
    make_employment,
    make_in,
    make_opening,
    make_placement,
    make_work_file,
)

#: A merge asks every table that refers to a person, and here four pairs of rows become one each.
MERGING_TAKES = 240
MARCH, APRIL, MAY = (date(2026, month, 4) for month in (3, 4, 5))
WAITING, YES, NO = ProposalAnswer.WAITING, ProposalAnswer.YES, ProposalAnswer.NO


@pytest.fixture
def kept(municipality):
    return make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def former(municipality):
    return make_person(name="Aamina Warsama", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def own(municipality, kept):
    return make_work_file(kept, unit=municipality.unit)


@pytest.fixture
def other(municipality, former):
    return make_work_file(former, unit=municipality.unit)


def rows(model):
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def merged(municipality, acting, kept, former):
    with acting(municipality.manager):
        found = operations.merge(kept, former, {})
        db.session.commit()
    db.session.expire_all()
    return found


def test_files_of_two_boards_stay_two(municipality, acting, own, kept, former):
    make_work_file(former, unit=municipality.other_board_unit)
    merged(municipality, acting, kept, former)
    assert [one.person_id for one in rows(WorkFile)] == [kept.id, kept.id]


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (None, None, None),
        (None, Seeks.NOT_NOW, Seeks.NOT_NOW),
        (Seeks.NOT_NOW, Seeks.JOB, Seeks.JOB),
        (Seeks.JOB, Seeks.NOT_NOW, Seeks.JOB),
        (Seeks.PLACEMENT, Seeks.JOB, Seeks.BOTH),
        (Seeks.JOB, Seeks.JOB, Seeks.JOB),
    ],
)
def test_what_either_looks_for_is_looked_for(municipality, acting, kept, former, mine, theirs, together):
    make_work_file(kept, unit=municipality.unit, seeks=mine, extent=50)
    make_work_file(former, unit=municipality.unit, seeks=theirs, extent=80, can_begin_on=MAY)
    merged(municipality, acting, kept, former)
    (file,) = rows(WorkFile)
    assert (file.seeks, file.extent, file.can_begin_on) == (together, 50, MAY)


def test_placements_and_jobs_of_both_follow(municipality, acting, own, other, kept, former):
    shop = make_employer()
    for file in (own, other):
        make_placement(file, shop, MARCH)
        make_employment(file, shop, APRIL)
    merged(municipality, acting, kept, former)
    assert {one.work_file_id for model in (Placement, Employment) for one in rows(model)} == {own.id}
    assert [len(rows(model)) for model in (Placement, Employment)] == [2, 2]


def test_one_open_enrolment_that_both_have_is_one_and_keeps_what_either_knows(
    municipality, acting, own, other, kept, former
):
    make_in(own, Enrolment, enrolled_on=MARCH, planner="Anna Ek", next_meeting_on=APRIL)
    make_in(other, Enrolment, enrolled_on=MARCH, office="Storgatan", planner="Bo Al", next_meeting_on=MAY)
    merged(municipality, acting, kept, former)
    (found,) = rows(Enrolment)
    assert (found.work_file_id, found.planner, found.office) == (own.id, "Anna Ek", "Storgatan")
    assert found.next_meeting_on == MAY


def test_enrolments_from_different_days_or_that_ended_stay_for_somebody_to_look_at(
    municipality, acting, own, other, kept, former
):
    make_in(own, Enrolment, enrolled_on=MARCH)
    make_in(other, Enrolment, enrolled_on=APRIL)
    make_in(other, Enrolment, enrolled_on=MARCH, ended_on=APRIL)
    merged(municipality, acting, kept, former)
    assert {(one.enrolled_on, one.ended_on) for one in rows(Enrolment)} == {
        (MARCH, None), (APRIL, None), (MARCH, APRIL),
    }  # fmt: skip


def noted(file, status, note=None):
    told = {"moment": "left-90-days", "on": MAY, "learnt_through": LearntThrough.PERSON}
    return make_in(file, StatusNote, status=status, note=note, **told)


@pytest.mark.parametrize(
    ("mine", "theirs", "stands", "is_told"),
    [
        (WorkStatus.WORK, WorkStatus.STUDIES, WorkStatus.WORK, True),
        (WorkStatus.UNKNOWN, WorkStatus.STUDIES, WorkStatus.STUDIES, False),
        (WorkStatus.WORK, WorkStatus.UNKNOWN, WorkStatus.WORK, False),
        (WorkStatus.WORK, WorkStatus.WORK, WorkStatus.WORK, False),
    ],
)
def test_of_two_statuses_at_a_moment_what_is_known_stands_and_another_beside_it(
    municipality, acting, own, other, kept, former, mine, theirs, stands, is_told
):
    noted(own, mine, "Ringde")
    noted(other, theirs, "Skrev")
    merged(municipality, acting, kept, former)
    (found,) = rows(StatusNote)
    assert found.status is stands
    assert {"Ringde", "Skrev"} <= set(found.note.split("\n"))
    assert (_("The other record: %(answer)s", answer=label(theirs)) in found.note) is is_told


def test_a_place_proposed_on_both_is_one_proposal_open_while_either_is(municipality, acting, own, other, kept, former):
    opening = make_opening(make_employer())
    at = {"opening_id": opening.id}
    make_in(own, Proposal, proposed_on=APRIL, person_answer=WAITING, employer_answer=YES, ended_on=MAY, note="A", **at)
    make_in(other, Proposal, proposed_on=MARCH, person_answer=NO, employer_answer=NO, note="B", **at)
    merged(municipality, acting, kept, former)
    (found,) = rows(Proposal)
    assert (found.proposed_on, found.person_answer, found.employer_answer) == (MARCH, NO, YES)
    assert (found.ended_on, found.note) == (None, "A\nB")


def test_notes_are_kept_as_far_as_there_is_room(municipality, acting, own, other, kept, former):
    noted(own, WorkStatus.WORK, "Å" * 499)
    noted(other, WorkStatus.STUDIES, "Ä" * 500)
    merged(municipality, acting, kept, former)
    assert [one.note for one in rows(StatusNote)] == ["Å" * 499 + "\n"]


def test_it_is_told_before_and_taken_back_whole(municipality, own, other, kept, former, client_of):
    opening = make_opening(make_employer())
    for file, seeks in ((own, WorkStatus.WORK), (other, WorkStatus.STUDIES)):
        make_in(file, Enrolment, enrolled_on=MARCH, planner=f"Ek {file.id}")
        noted(file, seeks)
        make_in(
            file, Proposal, opening_id=opening.id, proposed_on=APRIL, person_answer=YES, employer_answer=WAITING
        )  # fmt: skip
    make_placement(other, make_employer("Exempel Bageri AB"), MAY)
    for person in (kept, former):
        operations.index(person)
    db.session.commit()
    before = all_rows()
    browser = client_of(municipality.manager)
    browser.budget = MERGING_TAKES
    pair = f"/people/duplicates/{kept.number}/{former.number}"
    words = browser.get(pair).words
    assert "Files on work" in words
    assert "Placements" in words
    assert browser.fill(pair).status_code == 303
    assert [len(rows(model)) for model in (WorkFile, Enrolment, StatusNote, Proposal)] == [1, 1, 1, 1]
    (merge,) = rows(Merge)
    undo = f"/people/duplicates/merges/{merge.id}"
    assert browser.post(undo, data=browser.get(undo).form_values(undo)).status_code == 303
    db.session.expire_all()
    after = all_rows()
    ours = [name for name in after if name.startswith(("work", "placement", "employment", "person"))]
    assert {name: after[name] for name in ours} == {name: before[name] for name in ours}
