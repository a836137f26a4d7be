"""A field for a code: words offered while one writes, and the choice of what fits for those without scripts."""

import pytest
import sqlalchemy as sa
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.locales import spoken
from reception.skills.forms.vocabulary import CodeField
from reception.skills.models import Qualification
from reception.skills.terms import Scheme
from reception.web.forms import Form
from tests.factories.people import make_case, make_person
from tests.factories.skills import make_profile


@pytest.fixture
def worker(client_of, municipality):
    """A caseworker's browser."""
    return client_of(municipality.caseworker)


def words(browser, q, scheme="occupation"):
    """What is offered for what was written."""
    return browser.post(f"/skills/words?scheme={scheme}", data={"q": q}).get_json()


@pytest.mark.parametrize("written", ["barnmorska", "BARNMORSKOR", "midwi", "2222"])
def test_an_occupation_is_offered_for_any_word_of_it_in_swedish_or_english(worker, written):
    assert {"text": "Midwives (2222)", "label": "Midwives", "detail": "2222, Barnmorskor"} in words(worker, written)


def test_who_reads_swedish_is_offered_swedish_names(worker):
    worker.speak("sv")
    assert words(worker, "midwives") == [
        {"text": "Barnmorskor (2222)", "label": "Barnmorskor", "detail": "2222, Midwives"}
    ]


@pytest.mark.parametrize("written", ["", "  ", "x" * 5000, "\x00", "%_", "'\"<b>", "\u202e", "2222\x00"])
def test_odd_words_are_answered_by_a_list(worker, written):
    assert len(words(worker, written)) <= 10


def test_a_list_that_there_is_not_and_one_that_is_not_named_are_not_found(worker):
    assert worker.post("/skills/words?scheme=planets", data={"q": "mars"}).status_code == 404
    assert worker.post("/skills/words", data={"q": "mars"}).status_code == 404


class WorkForm(Form):
    """What somebody worked as."""

    work = CodeField("Occupation", scheme=Scheme.OCCUPATION)


class RequiredForm(Form):
    """The same, where it must be answered."""

    work = CodeField("Occupation", scheme=Scheme.OCCUPATION, required="Write the occupation.")


@pytest.fixture
def fill(app, acting, municipality):
    """`fill("work", …)`: a form that was sent with these answers, found good or not, and its page."""

    def sent(kind=WorkForm, **answers):
        with app.test_request_context("/", method="POST"), acting(municipality.caseworker), spoken("en"):
            form = kind(formdata=MultiDict({name.replace("__", "-"): value for name, value in answers.items()}))
            is_good = all(field.validate(form) for field in form if field.name == "work")
            page = render_template_string(
                '{% from "components/forms.html" import field %}{{ field(form.work) }}', form=form
            )
            return form.work, is_good, page

    return sent


@pytest.mark.parametrize(
    "text", ["Midwives (2222)", "2222", " midwives ", "Barnmorska", "(2222)", "My work (2222)", "2222\x00"]
)
def test_what_is_meant_by_one_entry_alone_is_that_entry(fill, text):
    field, is_good, page = fill(work=text)
    assert (field.data, is_good) == ("2222", True)
    assert 'value="Midwives (2222)"' in page
    assert 'type="radio"' not in page


def test_what_fits_several_comes_back_with_the_choice_of_them_under_the_field(fill):
    field, is_good, page = fill(work="nurse")
    assert (field.data, is_good) == (None, False)
    assert 'value="nurse"' in page, "nothing that was typed is lost"
    assert "Several fit what you wrote" in page
    assert "<legend>Occupation: which one do you mean?</legend>" in page
    assert 'name="work-choice" value="2221"' in page


def test_the_choice_decides_between_what_the_words_find(fill):
    field, is_good, page = fill(work="nurse", work__choice="2221")
    assert (field.data, is_good) == ("2221", True)
    assert 'value="Registered nurses (2221)"' in page
    assert 'type="radio"' not in page


def test_whoever_writes_something_else_is_not_held_to_an_earlier_choice(fill):
    assert fill(work="barnmorska", work__choice="2221")[0].data == "2222"
    assert fill(work="", work__choice="2221")[0].data is None
    field, is_good, _page = fill(work="nurse", work__choice="7531")
    assert (field.data, is_good) == (None, False), "a tailor is no nurse"
    assert fill(work="nurse", work__choice="x\x00")[1] is False


def test_a_name_and_a_code_that_belong_to_different_entries_are_asked_about(fill):
    field, is_good, page = fill(work="Registered nurses (2222)")
    assert (field.data, is_good) == (None, False)
    assert [code for code, _text in field.offered][:2] == ["2222", "2221"]
    assert fill(work="Registered nurses (2222)", work__choice="2221")[0].data == "2221"
    assert "Midwives (2222)" in page


@pytest.mark.parametrize("text", ["9999", "Something (9999)"])
def test_a_code_that_there_is_not_is_told_beside_the_field(fill, text):
    field, is_good, page = fill(work=text)
    assert (field.data, is_good) == (None, False)
    assert "The list has no code 9999." in page
    assert f'value="{text}"' in page


@pytest.mark.parametrize("text", ["qwertyuiop", "\x00", "x" * 5000, "(((", "\ud800"])
def test_what_nothing_fits_is_told_and_stays_as_far_as_a_page_can_show_it(fill, text):
    field, is_good, page = fill(work=text)
    assert (field.data, is_good) == (None, False)
    assert "Nothing in the list fits" in page
    assert "\x00" not in page


def test_an_empty_field_is_nothing_unless_it_must_be_answered(fill):
    for nothing in ("", "  "):
        field, is_good, _page = fill(work=nothing)
        assert (field.data, is_good) == (None, True)
    assert "Write the occupation." in fill(RequiredForm, work="")[2]


def test_the_field_has_its_own_words_for_what_nothing_fits(fill):
    page = fill(work="")[2]
    assert 'data-pick-none="Nothing in the list fits yet. Try another word, or a code."' in page
    assert 'data-pick-url="/skills/words?scheme=occupation"' in page


@pytest.fixture
def page(municipality):
    """Where a caseworker writes down what somebody worked as."""
    person = make_person()
    make_case(person, unit=municipality.unit, worker=municipality.caseworker)
    return f"/skills/{make_profile(person, unit=municipality.unit).number}/interview/work/new"


def noted() -> list[str | None]:
    """The occupations that are written down."""
    with system("test"):
        return list(db.session.scalars(sa.select(Qualification.occupation_code).execution_options(permit="test")))


def test_without_scripts_an_occupation_is_chosen_in_one_more_sending(worker, page):
    answer = worker.fill(page, title="Nurse in Aleppo", occupation_code="nurse", place="Aleppo")
    assert answer.status_code == 200
    assert "Several fit what you wrote." in answer.words
    kept = answer.form_values()
    assert (kept["title"], kept["occupation_code"], kept["place"]) == ("Nurse in Aleppo", "nurse", "Aleppo")
    offered = [radio.get("value") for radio in answer.all("input", name="occupation_code-choice")]
    assert "2221" in offered
    assert "occupation_code-choice" not in kept, "nothing is chosen for anybody"
    assert worker.post(page, data={**kept, "occupation_code-choice": "2221"}).status_code == 303
    assert noted() == ["2221"]


def test_what_was_chosen_stays_chosen_while_something_else_is_put_right(worker, page):
    values = worker.get(page).form_values()
    answer = worker.post(page, data={**values, "occupation_code": "nurse", "occupation_code-choice": "2221"})
    assert answer.form_values()["occupation_code"] == "Registered nurses (2221)"
    assert worker.post(page, data={**answer.form_values(), "title": "Nurse"}).status_code == 303
    assert noted() == ["2221"]


def test_a_form_with_several_codes_asks_once_which_releases_there_are(worker, page):
    worker.fill(page, title="Nurse", occupation_code="2221", profession_code="sjuksköterska")
    asked = [statement for statement in worker.statements if "vocabulary_release" in statement]
    assert len(asked) == 1
