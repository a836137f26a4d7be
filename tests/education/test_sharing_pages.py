"""Agreements between boards, kept by administrators, and pupils' consents, kept by the school."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.education.models import Sharing, StudyConsent
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.i18n.formats import today
from tests.factories.education import make_pupil, make_teacher
from tests.factories.people import make_person
from tests.factories.studies_shared import make_consent, make_sharing

NEW = "/admin/sharing/new"


@pytest.fixture
def admin(municipality, client_of):
    return client_of(municipality.administrator)


@pytest.fixture
def agreed(municipality):
    """What stands in a filled form."""
    return {
        "from_board_id": str(municipality.other_board.id),
        "to_board_id": str(municipality.board.id),
        "facts": "status",
        "ground": "decision",
        "basis": "BUN 2026-09-01 § 44",
        "valid_from": "2026-09-01",
        "valid_to": "",
    }


def agreements():
    return list(db.session.scalars(sa.select(Sharing).order_by(Sharing.id)))


def test_an_agreement_is_entered_and_read(admin, agreed):
    assert admin.fill(NEW, **agreed).status_code == 303
    page = admin.get("/admin/sharing")
    assert "BUN 2026-09-01 § 44" in page.words
    assert [one.facts for one in agreements()] == [SharedGroup.STATUS]


def test_an_agreement_without_its_basis_is_refused_and_nothing_typed_is_lost(admin, agreed):
    page = admin.fill(NEW, **{**agreed, "basis": " ", "valid_to": "2026-01-01"})
    text = page.get_data(as_text=True)
    assert "Write the paragraph or the decision." in text
    assert "The last day comes before the first day." in text
    assert 'value="2026-01-01"' in text
    assert agreements() == []


def test_two_agreements_on_the_same_facts_never_share_a_day(admin, agreed):
    admin.fill(NEW, **{**agreed, "valid_to": "2026-12-31"})
    page = admin.fill(NEW, **{**agreed, "ground": "consent", "valid_from": "2026-12-31"})
    assert "have an agreement on this from 2026-09-01 already" in page.get_data(as_text=True)
    assert admin.fill(NEW, **{**agreed, "valid_from": "2027-01-01"}).status_code == 303
    assert admin.fill(NEW, **{**agreed, "facts": "plan"}).status_code == 303
    assert len(agreements()) == 3


def test_an_agreement_ends_but_not_in_the_past_and_is_not_made_longer(admin, municipality):
    one = make_sharing(municipality.other_board, municipality.board, valid_to=today() + timedelta(days=30))
    url = f"/admin/sharing/{one.id}/end"
    long_ago = admin.fill(url, valid_to=(today() - timedelta(days=2)).isoformat())
    assert "Until today facts have crossed on it" in long_ago.get_data(as_text=True)
    longer = admin.fill(url, valid_to=(today() + timedelta(days=31)).isoformat())
    assert "It ends on" in longer.get_data(as_text=True)
    assert admin.fill(url, valid_to=today().isoformat()).status_code == 303
    assert agreements()[0].valid_to == today()


def test_what_was_entered_wrongly_is_struck_and_stays_readable(admin, municipality):
    one = make_sharing(municipality.other_board, municipality.board)
    assert admin.fill(f"/admin/sharing/{one.id}/strike", because="The wrong board").status_code == 303
    text = admin.get("/admin/sharing").get_data(as_text=True)
    assert "The wrong board" in text
    assert "Nothing crosses" in text
    assert "Struck: entered wrongly" in text


def test_nobody_but_administrators_keeps_agreements(client_of, municipality):
    one = make_sharing(municipality.other_board, municipality.board)
    for user in (municipality.caseworker, municipality.sfi_staff, municipality.manager, municipality.statistician):
        browser = client_of(user)
        for path in ("/admin/sharing", NEW, f"/admin/sharing/{one.id}/end", f"/admin/sharing/{one.id}/strike"):
            assert browser.get(path).status_code in (403, 404)


@pytest.fixture
def teacher(municipality):
    return make_teacher(municipality.other_board_unit)


@pytest.fixture
def pupil(municipality):
    return make_pupil(unit=municipality.other_board_unit)


def sharing_of(pupil):
    return f"/pupils/{pupil.number}/sharing"


def consents():
    return list(db.session.scalars(sa.select(StudyConsent).execution_options(permit="test")))


def test_a_pupil_consents_for_a_year_at_the_longest_and_withdraws(municipality, client_of, teacher, pupil):
    make_sharing(municipality.other_board, municipality.board, ground=SharingGround.CONSENT)
    browser, url = client_of(teacher), sharing_of(pupil)
    assert "Is not seen: no consent" in browser.get(url).words
    choice = f"{municipality.board.id}:status"
    late = (today() + timedelta(days=400)).isoformat()
    refused = browser.fill(f"{url}/new", agreed=choice, language="so", expires_on=late)
    assert "A consent holds until" in refused.words
    assert browser.fill(f"{url}/new", agreed=choice, language="so").status_code == 303
    assert "Is seen until" in browser.get(url).words
    again = browser.fill(f"{url}/new", agreed=choice, language="so")
    assert "A consent to this holds already" in again.words
    [one] = consents()
    assert browser.fill(f"{url}/{one.id}/withdraw").status_code == 303
    page = browser.get(url)
    assert "Is not seen: no consent" in page.words
    assert "Withdrawn" in page.words


def test_a_consent_goes_only_where_boards_agreed_on_consent(municipality, client_of, teacher, pupil):
    make_sharing(municipality.other_board, municipality.board, SharedGroup.PLAN, SharingGround.LAW)
    browser, url = client_of(teacher), sharing_of(pupil)
    assert "Is seen, without a consent" in browser.get(url).words
    assert "There is nothing to consent to" in browser.get(f"{url}/new").words
    sent = browser.post(f"{url}/new", data={"agreed": f"{municipality.board.id}:status", "language": "so"})
    assert sent.status_code == 200
    assert consents() == []


def test_consents_of_another_school_are_out_of_reach(municipality, client_of, pupil):
    make_sharing(municipality.other_board, municipality.board, ground=SharingGround.CONSENT)
    one = make_consent(pupil, municipality.board)
    for user in (municipality.sfi_staff, municipality.guidance, municipality.caseworker, municipality.administrator):
        browser = client_of(user)
        for path in ("", "/new", f"/{one.id}/withdraw"):
            assert browser.get(sharing_of(pupil) + path).status_code in (403, 404)
    assert consents()[0].withdrawn_on is None


def test_the_school_sees_which_consented_board_looked_but_not_who_nor_of_others(municipality, client_of, teacher):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    pupil = make_pupil(person, unit=municipality.other_board_unit)
    make_sharing(municipality.other_board, municipality.board, ground=SharingGround.DECISION)
    looker, browser = client_of(municipality.caseworker), client_of(teacher)
    for _time in range(2):
        looker.get(f"/people/{person.number}/studies")
    assert "Arbetsmarknadsnämnden: 2 times" not in browser.get(sharing_of(pupil)).words
    make_consent(pupil, municipality.board, SharedGroup.PLAN)
    page = browser.get(sharing_of(pupil))
    assert "Arbetsmarknadsnämnden: 2 times" in page.words
    assert "Karin" not in page.words
