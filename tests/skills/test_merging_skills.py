"""Two records about one person are merged: what one board mapped of both is one, and it can be taken back."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.text import _
from reception.people import operations
from reception.people.models import Merge
from reception.skills.models import (
    CvChoice,
    Qualification,
    SkillsAnswer,
    SkillsConsent,
    SkillsLanguage,
    SkillsMeasure,
    SkillsPart,
    SkillsProfile,
    Validation,
)
from reception.skills.terms import LanguageLevel, Part, PartState, RatedBy, Step
from tests.factories.people import make_person
from tests.factories.rows import all_rows
from tests.factories.skills import make_profile, make_qualification, make_validation, taken

#: A merge asks every table that refers to a person.
MERGING_TAKES = 210
MARCH, APRIL, MAY, JUNE = (date(2026, month, 4) for month in (3, 4, 5, 6))


@pytest.fixture
def kept(municipality):
    return make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def former(municipality):
    return make_person(name="Aamina Warsama", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def own(municipality, kept):
    return make_profile(kept, unit=municipality.unit, started_on=APRIL)


@pytest.fixture
def other(municipality, former):
    return make_profile(former, unit=municipality.unit, started_on=MARCH)


def stored(*found):
    with system("test"):
        db.session.add_all(found)
        db.session.flush()
        record("test.made")
        db.session.commit()


def rows(model):
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def merged(municipality, acting, kept, former):
    with acting(municipality.manager):
        found = operations.merge(kept, former, {})
        db.session.commit()
    db.session.expire_all()
    return found


def ended(profile, part, first, last, state=PartState.TALKED_THROUGH):
    return SkillsPart(profile_id=profile.id, part=part, state=state, first_done_on=first, done_on=last)


def test_profiles_of_two_boards_stay_two(municipality, acting, own, kept, former):
    make_profile(former, unit=municipality.other_board_unit)
    merged(municipality, acting, kept, former)
    assert {one.person_id for one in rows(SkillsProfile)} == {kept.id}
    assert len(rows(SkillsProfile)) == 2


def test_a_part_keeps_its_first_day_and_says_what_was_said_last(municipality, acting, own, other, kept, former):
    stored(
        ended(own, Part.WORK, APRIL, APRIL),
        ended(other, Part.WORK, MARCH, MAY, PartState.NOTHING),
        ended(other, Part.WISHES, MARCH, MARCH),
    )
    merged(municipality, acting, kept, former)
    found = {one.part: (one.first_done_on, one.done_on, one.state) for one in rows(SkillsPart)}
    assert found == {
        Part.WORK: (MARCH, MAY, PartState.NOTHING),
        Part.WISHES: (MARCH, MARCH, PartState.TALKED_THROUGH),
    }
    (profile,) = rows(SkillsProfile)
    assert (profile.id, profile.started_on, profile.mapped_on) == (own.id, MARCH, None)


def test_two_halves_of_a_mapping_are_a_whole_one(municipality, acting, own, other, kept, former):
    halves = {part: own if place < 4 else other for place, part in enumerate(Part)}
    stored(*(ended(profile, part, MAY, JUNE) for part, profile in halves.items()))
    merged(municipality, acting, kept, former)
    assert [one.mapped_on for one in rows(SkillsProfile)] == [MAY]


def test_the_earlier_of_two_mappings_stands(municipality, acting, kept, former):
    make_profile(kept, unit=municipality.unit, mapped_on=JUNE)
    make_profile(former, unit=municipality.unit, mapped_on=MAY)
    merged(municipality, acting, kept, former)
    assert [one.mapped_on for one in rows(SkillsProfile)] == [MAY]


def test_of_a_language_the_better_level_stands(municipality, acting, own, other, kept, former):
    levels = (
        (own, LanguageLevel.WELL, LanguageLevel.NOT, False),
        (other, LanguageLevel.LITTLE, LanguageLevel.FULLY, True),
    )
    stored(
        *(
            SkillsLanguage(
                profile_id=profile.id, language="so", speaks=speaks, reads=reads, writes=LanguageLevel.NOT,
                is_mother_tongue=mother,
            )
            for profile, speaks, reads, mother in levels
        )
    )  # fmt: skip
    merged(municipality, acting, kept, former)
    (row,) = rows(SkillsLanguage)
    assert (row.speaks, row.reads, row.is_mother_tongue) == (LanguageLevel.WELL, LanguageLevel.FULLY, True)


def answered(own, other, question, mine, theirs, codes=(None, None)):
    for profile, answer, code in zip((own, other), (mine, theirs), codes, strict=True):
        if answer is not None:
            stored(SkillsAnswer(profile_id=profile.id, question=question, answer=answer, code=code))


def test_answers_in_words_stand_together_each_once(municipality, acting, own, other, kept, former):
    answered(own, other, "other_wishes", "Vill bli kock", "Wants to cook")
    answered(own, other, "same", "Vill bli kock", "Vill bli kock")
    answered(own, other, "long", "Å" * 999, "Ä" * 999)
    merged(municipality, acting, kept, former)
    assert {one.question: one.answer for one in rows(SkillsAnswer)} == {
        "other_wishes": "Vill bli kock\nWants to cook",
        "same": "Vill bli kock",
        "long": "Å" * 999 + "\n",
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (None, None, []),
        ("Truck", None, ["Truck"]),
        (None, "Bil", ["Bil"]),
        ("Truck", "Bil", ["Truck", "Bil"]),
    ],
)
def test_of_two_choices_the_one_that_stood_stays_and_the_other_stands_in_words_beside(
    municipality, acting, own, other, kept, former, mine, theirs, together
):
    answered(own, other, "driving_licence_words", mine, theirs)
    answered(own, other, "driving_licence", "valid", "no")
    merged(municipality, acting, kept, former)
    found = {one.question: one.answer for one in rows(SkillsAnswer)}
    assert found["driving_licence"] == "valid"
    said = _("The other record: %(answer)s", answer=_("No"))
    assert set(found["driving_licence_words"].split("\n")) == {said, *together}
    assert {one.profile_id for one in rows(SkillsAnswer)} == {own.id}


def test_of_two_occupations_the_one_that_stood_stays_and_the_other_is_named(
    municipality, acting, own, other, kept, former
):
    answered(own, other, "work_soon", "2221", "2222", codes=("2221", "2222"))
    answered(own, other, "work_later", "Något med barn", "3451", codes=(None, "3451"))
    merged(municipality, acting, kept, former)
    found = {one.question: (one.answer, one.code) for one in rows(SkillsAnswer)}
    assert found["work_soon"][1] == "2221"
    assert found["work_soon"][0].startswith(_("The other record: %(answer)s", answer=""))
    assert "2222" not in found["work_soon"][0]
    assert found["work_later"] == ("Något med barn", "3451")


def test_all_that_stands_in_either_follows(municipality, acting, own, other, kept, former):
    measured = {"area": "goal", "rated_by": RatedBy.HERSELF}
    for place, profile in enumerate((own, other)):
        cook = make_qualification(profile, title="Cook")
        make_validation(cook, taken(Step.SELF_RATING, MAY), started_on=MAY)
        stored(
            SkillsMeasure(profile_id=profile.id, on=MAY, level=2 + place, **measured),
            SkillsMeasure(profile_id=profile.id, on=date(2026, 7, 1 + place), level=4, **measured),
            CvChoice(profile_id=profile.id, item="language:so"),
            CvChoice(profile_id=profile.id, item=f"qualification:{cook.id}"),
            SkillsConsent(
                profile_id=profile.id, to_board_id=municipality.other_board.id, language="so", given_on=MAY,
                expires_on=JUNE,
            ),
        )  # fmt: skip
    merged(municipality, acting, kept, former)
    assert {one.profile_id for model in (Qualification, SkillsConsent) for one in rows(model)} == {own.id}
    assert [len(rows(model)) for model in (Qualification, Validation, SkillsConsent, CvChoice)] == [2, 2, 2, 3]
    assert next((one.on, one.level) for one in rows(SkillsMeasure)) == (MAY, 2)
    assert len(rows(SkillsMeasure)) == 3


def test_it_is_told_before_and_taken_back_whole(municipality, own, other, kept, former, client_of):
    make_validation(make_qualification(other, title="Cook"), started_on=MAY)
    stored(
        ended(own, Part.WORK, APRIL, APRIL),
        ended(other, Part.WORK, MARCH, MAY),
        SkillsAnswer(profile_id=own.id, question="wish", answer="Kock"),
        SkillsAnswer(profile_id=other.id, question="wish", answer="Sömmerska"),
    )
    for person in (kept, former):
        operations.index(person)
    db.session.commit()
    before = all_rows()
    browser = client_of(municipality.manager)
    browser.budget = MERGING_TAKES
    pair = f"/people/duplicates/{kept.number}/{former.number}"
    assert "Mappings of skills" in browser.get(pair).words
    assert browser.fill(pair).status_code == 303
    assert [one.id for one in rows(SkillsProfile)] == [own.id]
    assert [one.answer for one in rows(SkillsAnswer)] == ["Kock\nSömmerska"]
    (merge,) = rows(Merge)
    undo = f"/people/duplicates/merges/{merge.id}"
    assert browser.post(undo, data=browser.get(undo).form_values(undo)).status_code == 303
    db.session.expire_all()
    after = all_rows()
    ours = [name for name in after if name.startswith(("skills", "qualification", "validation", "cv", "person"))]
    assert {name: after[name] for name in ours} == {name: before[name] for name in ours}
