"""The school's list of pupils, the page of one, and what is changed there."""

from datetime import date, timedelta

from reception.education.terms.pupils import Programme
from reception.education.terms.studies import EnrolmentEvent, SfiCourse
from reception.i18n.formats import today
from tests.education.pupils import asked, kept, studying, with_plan
from tests.factories.education import make_group, make_place, make_pupil
from tests.factories.people import make_person


def test_the_list_shows_ones_own_schools_pupils_and_no_others(client_of, municipality):
    make_pupil(unit=municipality.school, name="Amina Warsame")
    make_pupil(unit=municipality.other_unit, name="Bilal Omar")
    page = client_of(municipality.teacher).get("/pupils")
    assert "Amina Warsame" in page.words
    assert "Bilal" not in page.words


def test_a_caseworker_has_no_list_of_pupils(client_of, municipality):
    pupil = make_pupil(unit=municipality.school)
    client = client_of(municipality.caseworker)
    assert client.get("/pupils").status_code in (403, 404)
    assert client.get(f"/pupils/{pupil.number}").status_code in (403, 404)


def test_a_name_is_searched_among_ones_own_pupils_by_its_sound_too(client_of, municipality):
    make_pupil(unit=municipality.school, name="Mohammed Hassan")
    make_pupil(unit=municipality.school, name="Leyla Demir")
    page = client_of(municipality.teacher).get("/pupils?q=muhamed")
    assert "Mohammed Hassan" in page.words
    assert "Leyla" not in page.words


def test_an_identity_number_is_refused_in_an_address_and_found_by_post(client_of, municipality):
    person = make_person(name="Amina Warsame", number="199005172383")
    pupil = make_pupil(person, unit=municipality.school)
    client = client_of(municipality.teacher)
    client.lenient = True
    refused = client.get("/pupils?q=19900517-2383")
    assert refused.status_code == 400
    client.lenient = False
    assert client.post("/pupils", data={"number": "19900517-2383"}).headers["Location"] == f"/pupils/{pupil.number}"
    missing = client.post("/pupils", data={"number": "19800101-2387"})
    assert "No pupil of the school has this number." in missing.words


def test_the_list_is_narrowed_by_state_course_and_group(client_of, municipality):
    group = make_group(unit=municipality.school, last_on=date(2026, 12, 18))
    in_c = make_pupil(unit=municipality.school, name="Amina Warsame")
    studying(in_c, SfiCourse.C)
    make_place(group, in_c)
    paused = make_pupil(unit=municipality.school, name="Bilal Omar")
    studying(paused, SfiCourse.D, paused_since=date(2026, 10, 1))
    waits = make_pupil(unit=municipality.school, name="Celia Diaz")
    asked(waits, Programme.SFI)
    client = client_of(municipality.teacher)

    def names(query: str) -> set[str]:
        words = client.get(f"/pupils?{query}").words
        return {name for name in ("Amina", "Bilal", "Celia") if name in words}

    assert names("course=C") == {"Amina"}
    assert names(f"group={group.number}") == {"Amina"}
    assert names("show=studies") == {"Amina"}
    assert names("show=paused") == {"Bilal"}
    assert names("show=waiting") == {"Celia"}
    assert names("show=without-plan") == {"Amina", "Bilal"}
    assert names("show=nonsense&course=Z") == {"Amina", "Bilal", "Celia"}


def test_the_list_shows_whose_right_ends_soon_and_whose_plan_is_to_be_reviewed(client_of, municipality):
    soon = make_pupil(unit=municipality.school, name="Amina Warsame", received_on=date(2026, 1, 5))
    later = make_pupil(unit=municipality.school, name="Bilal Omar", received_on=date(2026, 9, 1))
    ended = make_pupil(unit=municipality.school, name="Celia Diaz", received_on=date(2024, 1, 5))
    studying(soon, SfiCourse.C)
    studying(ended, SfiCourse.D, date(2024, 1, 8), last_on=date(2024, 6, 5), ending=EnrolmentEvent.COMPLETE)
    for pupil in (soon, ended):
        with_plan(pupil, review_on=today() - timedelta(days=1))
    with_plan(later, review_on=today() + timedelta(days=90))
    client = client_of(municipality.teacher)
    to_review = client.get("/pupils?show=to-review").words
    assert [name for name in ("Amina", "Bilal", "Celia") if name in to_review] == ["Amina"]
    assert "Review the study plan" in client.get(f"/pupils/{soon.number}").words
    assert "Review the study plan" not in client.get(f"/pupils/{ended.number}").words
    assert "Amina" not in client.get("/pupils?show=right-ends").words


def test_the_list_costs_as_many_statements_with_many_pupils_as_with_few(client_of, municipality):
    client = client_of(municipality.teacher)
    studying(make_pupil(unit=municipality.school, name="Amina Warsame"), SfiCourse.C)
    client.get("/pupils")
    few = len(client.statements)
    for place in range(12):
        studying(make_pupil(unit=municipality.school, name=f"Bilal Omar{chr(97 + place)}"), SfiCourse.C)
    client.get("/pupils")
    assert len(client.statements) == few


def test_the_page_says_what_to_do_next(client_of, municipality):
    pupil = make_pupil(unit=municipality.school)
    asked(pupil, Programme.SFI, applied_on=date(2026, 11, 2), in_establishment=True)
    words = client_of(municipality.teacher).get(f"/pupils/{pupil.number}").words
    assert "Offer a place in SFI, at the latest on 2026-12-02." in words
    assert "Assess what the pupil knows" in words
    assert "Draw up the individual study plan" in words


def test_facts_are_changed_and_two_who_change_them_meet(client_of, municipality):
    pupil = make_pupil(unit=municipality.school)
    client, other = client_of(municipality.teacher), client_of(municipality.guidance)
    address = f"/pupils/{pupil.number}/edit"
    opened = client.get(address).form_values()
    other.fill(address, received_on="2026-02-02")
    answer = client.post(address, data={**opened, "received_on": "2026-03-03"})
    assert answer.status_code == 409
    assert "2 February 2026" in answer.words
    words = client.get(f"/pupils/{pupil.number}").words
    assert "2026-02-02" in words


def test_who_still_studies_has_not_left_and_who_left_can_come_back(client_of, municipality):
    pupil = make_pupil(unit=municipality.school)
    enrolment = studying(pupil, SfiCourse.C)
    client = client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/leave"
    assert "A course goes on. Tell first how it ended." in client.fill(address).words
    enrolment.last_on, enrolment.ending = date(2026, 11, 1), EnrolmentEvent.COMPLETE
    kept(enrolment)
    assert client.fill(address).status_code == 303
    assert "This pupil has left the school." in client.get(f"/pupils/{pupil.number}").words
    assert "Amina" not in client.get("/pupils").words
    assert "Amina" not in client.get("/pupils?show=all").words
    assert client.post(f"/pupils/{pupil.number}/come-back").status_code == 303
    assert "Amina" in client.get("/pupils?show=all").words


def test_the_list_begins_with_those_whose_studies_go_on_and_the_others_are_one_click_away(client_of, municipality):
    day = today()
    ended = make_pupil(unit=municipality.school, name="Amina Warsame")
    kept(studying(ended, SfiCourse.C, first_on=day - timedelta(days=800), last_on=day - timedelta(days=500),
                  ending=EnrolmentEvent.COMPLETE))  # fmt: skip
    old = make_group("Of old", unit=municipality.school, first_on=day - timedelta(days=800),
                     last_on=day - timedelta(days=500))  # fmt: skip
    make_place(old, make_pupil(unit=municipality.school, name="Bilal Omar"))
    studying(make_pupil(unit=municipality.school, name="Cawo Studies"), SfiCourse.C)
    make_place(make_group("Runs", unit=municipality.school), make_pupil(unit=municipality.school, name="Dahir Placed"))
    make_pupil(unit=municipality.school, name="Ester New")
    client = client_of(municipality.teacher)
    page = client.get("/pupils")
    assert [name for name in _FIVE if name in page.words] == ["Cawo", "Dahir", "Ester"]
    [way] = [link.get("href") for link in page.all("a") if "Show all" in "".join(link.itertext())]
    assert [name for name in _FIVE if name in client.get(way).words] == _FIVE
    assert "Amina Warsame" in client.get("/pupils?q=amina").words
    assert "Bilal Omar" in client.get(f"/pupils?group={old.number}").words


_FIVE = ["Amina", "Bilal", "Cawo", "Dahir", "Ester"]


def test_another_schools_pupil_is_not_there(client_of, municipality):
    pupil = make_pupil(unit=municipality.other_unit)
    client = client_of(municipality.teacher)
    for end in ("", "/edit", "/leave", "/plan", "/plan/new", "/right", "/right/extend", "/assessments/new"):
        assert client.get(f"/pupils/{pupil.number}{end}").status_code == 404, end


def test_what_tells_two_of_one_name_apart_stands_once(client_of, municipality):
    for year in (1990, 1994):
        person = make_person(name="Amina Warsame", birth=date(year, 3, 1), unit=municipality.unit)
        make_pupil(person, unit=municipality.school)
    words = client_of(municipality.teacher).get("/pupils").words
    assert [words.count(f"{year}-03-01") for year in (1990, 1994)] == [1, 1]
