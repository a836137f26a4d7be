"""Educations, works and certificates by the front door: written down, corrected, removed, and what follows."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.people.terms import Protection
from reception.skills.models import CvChoice, Qualification
from reception.skills.terms import QualificationKind, Step
from tests.education.pupils import kept
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification, make_validation, taken


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


def test_an_education_abroad_names_who_can_assess_it_and_who_licenses(worker, address):
    answer = worker.fill(f"{address}/interview/education/new", title="Sjuksköterska", level_code="53",
                         profession_code="registered-nurse", country="SO", first_year="2008", last_year="2011",
                         papers="at-hand", completion="completed")  # fmt: skip
    assert answer.location == f"{address}/interview/education", answer.words
    (made,) = all_of(Qualification)
    assert (made.kind, made.level_code, made.country, made.months) == (QualificationKind.EDUCATION, "53", "SO", None)
    page = worker.get(answer.location)
    assert "UHR can assess this education" in page.words
    assert "It is given by Socialstyrelsen" in page.words


def test_work_and_certificates_ask_what_belongs_to_them(worker, address):
    asked = {
        part: set(worker.get(f"{address}/interview/{part}/new").form_values())
        for part in ("education", "work", "certificates")
    }
    assert "occupation_code" in asked["work"] - asked["education"] - asked["certificates"]
    assert "level_code" in asked["education"] - asked["work"] - asked["certificates"]
    assert "expires_on" in asked["certificates"] - asked["work"] - asked["education"]
    work = {"title": "Sömmerska", "occupation_code": "7531", "months": "72", "first_year": "2012", "last_year": "2018"}
    worker.fill(f"{address}/interview/work/new", **work)
    words = worker.get(f"{address}/interview/work").words
    assert "Sömmerska" in words
    assert "6 years" in words
    assert "7531" in words


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"first_year": "1993"}, "The person was born in 1990"),
        ({"first_year": "2090"}, "This year has not come yet"),
        ({"first_year": "2020", "last_year": "2010"}, "The last year is before the first"),
        ({"first_year": "i fjol"}, "Write a whole number"),
        ({"occupation_code": "qqqq"}, "Nothing in the list fits"),
        ({"title": ""}, "Write what it is called"),
        ({"country": "QQ"}, "Choose one from the list"),
        ({"months": "721"}, "Write a whole number"),
        ({"papers": "burnt"}, "Choose one from the list"),
    ],
)
def test_what_cannot_be_so_is_told_beside_its_field_and_nothing_is_lost(worker, address, values, message):
    answer = worker.fill(f"{address}/interview/work/new", **{"title": "Sömmerska", **values})
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.form_values()["title"] == values.get("title", "Sömmerska")
    assert all_of(Qualification) == []


def test_more_months_than_the_years_have_is_only_a_warning(worker, address):
    worker.fill(f"{address}/interview/work/new", title="Bagare", first_year="2020", last_year="2020", months="40")
    assert "more months than the years between have" in worker.get(f"{address}/interview/work").words
    assert len(all_of(Qualification)) == 1


def test_a_certificate_does_not_run_out_before_it_is_issued(worker, address):
    page = f"{address}/interview/certificates/new"
    answer = worker.fill(page, title="Truckkort", first_year="2024", expires_on="2020-01-01")
    assert "It runs out before it was issued" in answer.words


def test_a_qualification_is_corrected_by_one_at_a_time(worker, address, profile):
    row = make_qualification(profile, title="Midwife")
    page = f"{address}/qualifications/{row.id}/edit"
    opened = worker.get(page).form_values()
    assert worker.fill(page, title="Barnmorska").status_code == 303
    assert worker.post(page, data={**opened, "title": "Jordemor"}).status_code == 409
    assert all_of(Qualification)[0].title == "Barnmorska"


def test_what_was_written_by_mistake_goes_from_the_cv_too(worker, address, profile):
    row = make_qualification(profile)
    kept(CvChoice(profile_id=profile.id, item=f"qualification:{row.id}"))
    answer = worker.fill(f"{address}/qualifications/{row.id}/remove")
    assert answer.location == f"{address}/interview/work"
    assert all_of(Qualification) == []
    assert all_of(CvChoice) == []


def test_what_is_validated_stays_and_the_page_says_why(worker, address, profile):
    row = make_qualification(profile)
    make_validation(row, taken(Step.SELF_RATING, date(2026, 3, 2)))
    page = f"{address}/qualifications/{row.id}/remove"
    assert "It is or was validated" in worker.get(page).words
    assert worker.post(page).status_code == 200
    assert len(all_of(Qualification)) == 1
    assert "It is being validated" in worker.get(f"{address}/interview/work").words


def test_a_qualification_of_somebody_else_is_not_there(worker, address, municipality):
    other = make_profile(make_person(name="Bahar Nazari", unit=municipality.unit), unit=municipality.unit)
    row = make_qualification(other)
    assert worker.get(f"{address}/qualifications/{row.id}/edit").status_code == 404
    assert worker.get(f"{address}/qualifications/{row.id}/remove").status_code == 404


def test_a_hidden_person_is_interviewed_by_named_staff_alone(client_of, municipality, worker):
    named = (municipality.caseworker2,)
    hidden = make_person(name="Daryna Koval", unit=municipality.unit, protection=Protection.MARKING, named=named)
    profile = make_profile(hidden, unit=municipality.unit)
    row = make_qualification(profile)
    paths = ("/interview", "/interview/wishes", "/print", f"/qualifications/{row.id}/edit")
    for path in paths:
        assert worker.get(f"/skills/{profile.number}{path}").status_code == 404, path
        assert client_of(municipality.caseworker2).get(f"/skills/{profile.number}{path}").status_code < 400, path
