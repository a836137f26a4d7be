"""The interview by the front door: begun, part by part, taken up again, in two languages, by casework and guidance."""

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import today
from reception.skills.models import Qualification, SkillsAnswer, SkillsLanguage, SkillsPart, SkillsProfile
from reception.skills.terms import LanguageLevel, Part, PartState
from tests.factories.people import make_person
from tests.factories.skills import make_profile

TALKED = {"state": "talked-through", "interpreter": "yes"}
NOTHING = {"state": "nothing", "interpreter": "no"}


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def profile(municipality, person):
    return make_profile(person, unit=municipality.unit)


@pytest.fixture
def worker(client_of, municipality):
    return client_of(municipality.caseworker)


@pytest.fixture
def address(profile):
    return f"/skills/{profile.number}"


def all_of(model):
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def test_an_interview_is_begun_in_a_second_language_and_leads_to_the_first_part(worker, person):
    page = worker.get(f"/people/{person.number}/skills")
    assert "Nothing is mapped yet" in page.words
    answer = worker.fill(f"/people/{person.number}/skills", form=f"/people/{person.number}/skills/start",
                         second_language="ar-XB")  # fmt: skip
    assert answer.status_code == 303
    (made,) = all_of(SkillsProfile)
    assert made.second_language == "ar-XB"
    assert worker.get(answer.location).location == f"/skills/{made.number}/interview/languages"


def test_an_interview_does_not_begin_in_a_language_that_is_not_offered(worker, person):
    page = f"/people/{person.number}/skills"
    refused = worker.fill(page, form=f"{page}/start", second_language="tlh")
    assert refused.status_code == 200
    assert refused.all("section", class_="errors")
    assert all_of(SkillsProfile) == []
    assert worker.post(f"{page}/start", data=refused.form_values(f"{page}/start")).status_code == 303


def test_every_part_can_be_ended_and_the_last_one_maps_the_person(worker, person, address):
    for number, part in enumerate(Part):
        assert worker.get(f"{address}/interview").location == f"{address}/interview/{part.value}"
        answer = worker.fill(f"{address}/interview/{part.value}", **NOTHING)
        assert answer.status_code == 303, answer.words
        (profile,) = all_of(SkillsProfile)
        assert (profile.mapped_on is not None) == (number == len(Part) - 1)
    assert answer.location == f"/people/{person.number}/skills"
    page = worker.get(answer.location)
    assert "7 of 7 parts are done" in page.words
    assert profile.mapped_on == today()
    assert {one.state for one in all_of(SkillsPart)} == {PartState.NOTHING}


def test_it_is_taken_up_again_at_the_first_part_that_is_left(worker, person, address):
    worker.fill(f"{address}/interview/languages", **NOTHING)
    answer = worker.fill(f"{address}/interview/work", **NOTHING)
    assert answer.location == f"{address}/interview/education"
    page = worker.get(f"/people/{person.number}/skills")
    assert "2 of 7 parts are done" in page.words
    assert page.all("a", href=f"{address}/interview")


def test_languages_are_noted_row_by_row_and_an_emptied_row_goes(worker, address):
    page = f"{address}/interview/languages"
    row = {"language_0": "so", "mother_0": "y", "speaks_0": "fully", "reads_0": "well", "writes_0": "little"}
    more = {"language_1": "ar", "speaks_1": "well", "reads_1": "well", "writes_1": "not"}
    answer = worker.fill(page, **row, **more, again="1")
    assert answer.location == page, answer.words
    rows = {one.language: one for one in all_of(SkillsLanguage)}
    assert set(rows) == {"so", "ar"}
    assert rows["so"].is_mother_tongue
    assert rows["ar"].writes is LanguageLevel.NOT
    assert len([one for one in worker.get(page).all("select") if one.get("name").startswith("language_")]) == 4
    worker.fill(page, language_0="", **TALKED)
    assert [one.language for one in all_of(SkillsLanguage)] == ["ar"]


def test_a_second_language_that_is_not_offered_is_chosen_again(worker, address):
    refused = worker.fill(f"{address}/interview/work", form=f"{address}/language", second_language="tlh")
    assert refused.status_code == 200
    assert "Choose a language." in refused.words
    here = f"{address}/interview/work"
    values = {**refused.form_values(f"{address}/language"), "second_language": "ar-XB"}
    assert values["next"] == here
    assert worker.post(f"{address}/language", data=values).location == here
    (profile,) = all_of(SkillsProfile)
    assert profile.second_language == "ar-XB"


def test_a_language_stands_once_and_has_its_levels(worker, address):
    page = f"{address}/interview/languages"
    row = {"language_0": "so", "speaks_0": "fully", "reads_0": "well", "writes_0": "little"}
    twice = {"language_1": "so", "speaks_1": "well", "reads_1": "well", "writes_1": "not"}
    assert "This language stands in a row above" in worker.fill(page, **row, **twice).words
    assert "Say how well, in row 1." in worker.fill(page, language_0="so").words
    assert all_of(SkillsLanguage) == []


def test_answers_are_kept_and_what_nobody_asks_is_not(worker, address):
    page = f"{address}/interview/obstacles"
    unasked = {"words_adaptation": "En diagnos", "answer_driving_licence": "valid", "answer_invented": "yes"}
    said = {"answer_childcare": "yes", "words_childcare": "Till januari.", "answer_adaptation": "yes"}
    answer = worker.fill(page, **said, **unasked)
    assert answer.status_code == 303, answer.words
    assert {one.question: one.answer for one in all_of(SkillsAnswer)} == {
        "childcare": "yes", "childcare_words": "Till januari.", "adaptation": "yes",
    }  # fmt: skip
    worker.fill(page, answer_childcare="", words_childcare="")
    assert {one.question for one in all_of(SkillsAnswer)} == {"adaptation"}


def test_a_wish_has_words_and_an_occupation(worker, address, person):
    page = f"{address}/interview/wishes"
    worker.fill(page, answer_work_soon="I skrädderi", code_work_soon="7531", code_work_later="2222")
    kept = {one.question: (one.answer, one.code) for one in all_of(SkillsAnswer)}
    assert kept == {"work_soon": ("I skrädderi", "7531"), "work_later": ("2222", "2222")}
    assert "I skrädderi" in worker.get(f"/people/{person.number}/skills").words
    answer = worker.fill(page, code_work_soon="qqqq")
    assert "Nothing in the list fits what you wrote" in answer.words


def test_a_part_is_not_empty_where_something_is_noted(worker, address):
    page = f"{address}/interview/obstacles"
    assert "Something is noted in this part" in worker.fill(page, answer_childcare="yes", **NOTHING).words
    assert all_of(SkillsAnswer) == []
    assert "Say whether an interpreter was there" in worker.fill(page, state="declined").words
    assert worker.fill(page, state="declined", interpreter="no").status_code == 303


def test_a_part_that_is_opened_again_keeps_its_first_day(worker, address, profile):
    worker.fill(f"{address}/interview/obstacles", **NOTHING)
    worker.fill(f"{address}/interview/obstacles", answer_childcare="no", **TALKED)
    (part,) = all_of(SkillsPart)
    assert (part.state, part.with_interpreter, part.first_done_on) == (PartState.TALKED_THROUGH, True, today())


@pytest.mark.parametrize("second", ["sv", "ar-XB"])
@pytest.mark.parametrize("part", list(Part))
def test_each_part_is_said_in_two_languages_with_their_directions(worker, address, second, part):
    worker.post(f"{address}/language", data={"second_language": second})
    page = worker.get(f"{address}/interview/{part.value}")
    spans = [one for one in page.all("span", lang=second) if one.get("dir")]
    assert len(spans) > 5
    assert {one.get("dir") for one in spans} == {"rtl" if second == "ar-XB" else "ltr"}


def test_a_reader_of_the_second_language_gets_the_other_one_beside_it(worker, address):
    worker.post(f"{address}/language", data={"second_language": "ar-XB"})
    worker.speak("ar-XB")
    page = worker.get(f"{address}/interview/wishes")
    assert page.page.get("dir") == "rtl"
    assert page.all("span", lang="sv", dir="ltr")


def test_what_is_chosen_as_second_language_is_offered_here(worker, address):
    worker.post(f"{address}/language", data={"second_language": "tlh"})
    assert all_of(SkillsProfile)[0].second_language is None


@pytest.mark.parametrize("path", ["/print", "/print?empty=1"])
def test_it_stands_on_paper_in_two_languages_without_what_is_asked_by_voice_alone(worker, address, path):
    worker.fill(f"{address}/interview/obstacles", answer_childcare="yes", answer_adaptation="yes")
    page = worker.get(f"{address}{path}")
    assert page.all("span", lang="sv", dir="ltr")
    assert "Do you need childcare" in page.words
    assert "Do you need help or adaptation" not in page.words


def test_two_who_note_different_things_at_once_choose_nothing_and_the_same_thing_choose(worker, address, profile):
    page = f"{address}/interview/obstacles"
    opened = worker.get(page).form_values()
    worker.fill(f"{address}/interview/wishes", answer_moving="yes")
    assert worker.post(page, data={**opened, "answer_childcare": "yes"}).status_code == 303
    opened = worker.get(page).form_values()
    worker.fill(page, answer_childcare="no")
    answer = worker.post(page, data={**opened, "answer_childcare": "", "words_childcare": ""})
    assert answer.status_code == 409


def test_other_boards_strangers_and_unknown_parts_are_not_there(client_of, municipality, address, worker):
    stranger = client_of(municipality.other_board_caseworker)
    for path in ("/interview", "/interview/languages", "/interview/work/new", "/print"):
        assert stranger.get(f"{address}{path}").status_code == 404, path
    assert worker.get(f"{address}/interview/nowhere").status_code == 404
    assert worker.get(f"{address}/interview/wishes/new").status_code == 404
    assert all_of(Qualification) == []
