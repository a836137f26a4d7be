"""Who has been at an employer: counts for casework, with names only for those who read the records."""

from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.work import make_employer, make_employment, make_placement, make_work_file
from tests.work.register import ClientOf, day, path_of


def test_casework_counts_its_own_people_and_others_count_nobody(
    municipality: Municipality, client_of: ClientOf
) -> None:
    browser: StrictClient = client_of(municipality.caseworker)
    employer = make_employer("Bagaren")
    own = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    file = make_work_file(own, unit=municipality.unit)
    make_placement(file, employer, day(-100))
    make_employment(file, employer, day(-50), ended_on=day(-5))
    hidden = make_person(name="Hidden Person", unit=municipality.unit, protection=Protection.MARKING)
    make_placement(make_work_file(hidden, unit=municipality.unit), employer, day(-60))
    theirs = make_person(name="Bashir Other", unit=municipality.other_board_unit)
    make_placement(make_work_file(theirs, unit=municipality.other_board_unit), employer, day(-60))
    words = browser.get(path_of(employer)).words
    assert "Placements1, 1 of them goes on today" in words
    assert "Jobs1" in words
    assert "Amina" not in words
    page = browser.get(f"{path_of(employer)}/people")
    assert "Amina Yusuf" in page.words
    assert "Hidden" not in page.words
    assert "Bashir" not in page.words
    assert f"/people/{own.number}/work/jobs" in page.get_data(as_text=True)
    for user in (municipality.guidance, municipality.integration_coordinator):
        other = client_of(user)
        assert "Who has been here" not in other.get(path_of(employer)).words
        assert other.get(f"{path_of(employer)}/people").status_code == 403
    assert "Placements1" in client_of(municipality.other_board_caseworker).get(path_of(employer)).words
