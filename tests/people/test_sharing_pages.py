"""Consents and the log of what was told, through the front door."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import iso_moment, now, today
from reception.people import operations
from reception.people.models import Consent
from reception.people.rules.consents import Shortfall, latest_expiry
from reception.people.terms import Protection
from reception.people.terms.papers import DisclosureGround, DisclosureWay, InformationGroup
from tests.factories.people import make_case, make_person
from tests.people.families import rows
from tests.people.sharing import AGENCY, at, give_consent, lines_of, make_organisation, tell


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def agency(municipality):
    return make_organisation()


def events(action):
    return list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == action)))


def test_a_consent_says_who_may_know_what_until_when_and_in_which_language(browser, person, agency):
    consent = give_consent(browser, person, agency, with_interpreter="y")
    page = browser.get(at(person)).words
    for words in (
        AGENCY,
        "Work, placement and job search",
        "Languages and interpreter",
        "Arabic",
        "with an interpreter",
    ):
        assert words in page
    assert consent.expires_on == latest_expiry(today())
    assert consent.expires_on.isoformat() in page
    assert [event.details["scope"] for event in events("consent.given")] == [["identity", "language"]]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"scope": []}, "Tick what may be told."),
        ({"recipient_id": ""}, "Choose to whom, or write a name below."),
        ({"recipient_name": "Karin Ek"}, "Choose an organisation or write a name, not both."),
        ({"purpose": "other", "purpose_note": ""}, "Write what it is for."),
        ({"expires_on": "2029-12-01"}, "A consent holds until"),
        ({"given_on": "+3"}, "This date has not come yet."),
        ({"language": "xx"}, "Choose"),
        ({"recipient_id": "99999999"}, "Choose one from the list."),
    ],
)
def test_a_consent_that_cannot_be_is_refused_and_nothing_typed_is_lost(browser, person, agency, wrong, message):
    facts = {"recipient_id": agency.id, "purpose": "work", "scope": ["identity"], "language": "ar"}
    sent = {**facts, "purpose_note": "Praktik i köket", **wrong}
    answer = browser.fill(at(person, "/consents/new"), **sent)
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.words.count("Choose to whom, or write a name below.") == (2 if wrong == {"recipient_id": ""} else 0)
    assert answer.form_values()["purpose_note"] == sent["purpose_note"]
    assert rows(Consent) == []


def test_the_text_is_shown_with_the_swedish_beside_it_before_anything_is_saved(browser, person, agency):
    facts = {"recipient_id": agency.id, "purpose": "work", "scope": ["permit"], "language": "en", "again": "1"}
    answer = browser.fill(at(person, "/consents/new"), **facts)
    assert answer.heading == "Text of the consent"
    assert "You can change your mind on any day." in answer.words
    assert [section.get("lang") for section in answer.all("section") if section.get("lang")] == ["en", "sv"]
    assert rows(Consent) == []
    form = at(person, "/consents/new")
    changed = browser.post(form, data={**answer.form_values(form), "step": "change"})
    assert changed.form_values()["scope"] == "permit"
    assert browser.post(form, data=answer.form_values(form)).status_code == 303
    assert rows(Consent)[0].scope == "permit"


def test_a_language_without_a_text_is_read_aloud_from_the_swedish(browser, person, agency):
    consent = give_consent(browser, person, agency, language="sw")
    page = browser.get(at(person, f"/consents/{consent.number}"))
    assert "There is no text in Swahili yet." in page.words
    assert [section.get("lang") for section in page.all("section") if section.get("lang")] == ["sv"]
    assert f"Edition of the text: {consent.text_version}" in page.words


def test_who_withdraws_a_consent_reads_what_that_does(browser, person, agency):
    consent = give_consent(browser, person, agency)
    address = at(person, f"/consents/{consent.number}/withdraw")
    assert "From that day nothing more is told on this consent." in browser.get(address).words
    assert browser.fill(address, how="På telefon, med tolk").status_code == 303
    page = browser.get(at(person)).words
    assert "Withdrawn" in page
    assert "På telefon, med tolk" in page
    told = tell(browser, person, recipient_name="", recipient_id=agency.id, ground="consent", consent=consent.number)
    assert "The consent was withdrawn that day or before." in told.words
    assert lines_of(person) == []


def test_a_consent_is_not_withdrawn_before_it_was_given_and_not_twice(browser, person, agency):
    consent = give_consent(browser, person, agency)
    address = at(person, f"/consents/{consent.number}/withdraw")
    early = (today() - timedelta(days=3)).isoformat()
    answer = browser.fill(address, on=early, how="På telefon")
    assert "The consent was given on" in answer.words
    late = browser.get(address).form_values()
    assert browser.fill(address, how="På telefon").status_code == 303
    again = browser.post(address, data={**late, "how": "I brev"})
    assert again.status_code == 409
    assert "I brev" in again.get_data(as_text=True)
    assert rows(Consent)[0].withdrawn_how == "På telefon"


def test_the_log_names_what_to_whom_on_which_ground_when_and_by_whom(browser, person, agency):
    consent = give_consent(browser, person, agency, given_on=(today() - timedelta(days=2)).isoformat())
    told_at = iso_moment(now() - timedelta(minutes=7))
    answer = tell(
        browser, person, recipient_name="", recipient_id=agency.id, ground="consent", consent=consent.number,
        told_at=told_at, what="Att hon söker kvällsarbete",
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    page, paper = browser.get(at(person)), browser.get(at(person, "/log"))
    what = ("Languages and interpreter", "Att hon söker kvällsarbete", "By telephone")
    for shown in (page.words, paper.words):
        for words in (AGENCY, *what, "Consent", consent.number, "Karin Kase", told_at):
            assert words in shown, words
    assert paper.heading == "What we have told others about you"
    assert "OSL (2009:400) 10 kap. 1 §" in paper.words
    assert [event.details["ground"] for event in events("disclosure.logged")] == ["consent"]


def test_a_consent_must_name_the_recipient_and_cover_all_that_is_told(browser, person, agency):
    consent = give_consent(browser, person, agency)
    answer = tell(browser, person, scope=["language", "income", "permit"], ground="consent", consent=consent.number)
    assert answer.status_code == 200
    assert f"The consent is for somebody else: {AGENCY}." in answer.words
    assert "The consent does not cover: Residence permit and dates and Income and benefits." in answer.words
    assert answer.form_values()["recipient_name"] == "Karin Ek, tennisklubben"
    assert lines_of(person) == []


def test_an_empty_consent_is_told_all_that_is_missing_at_once(browser, person, agency):
    answer = browser.fill(at(person, "/consents/new"), recipient_id="", purpose="", scope=[])
    for message in ("Choose to whom, or write a name below.", "Choose what it is for.", "Tick what may be told."):
        assert message in answer.words


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"scope": []}, "Tick what was told, or write it in words."),
        ({"ground": "consent"}, "No consent is written down. Do that first."),
        ({"ground": "other-act"}, "Write which act or ordinance, with its paragraph."),
        ({"ground": "duty"}, "Write which act or ordinance, with its paragraph."),
        ({"ground": ""}, "Choose on which ground it is told."),
        ({"way": "extract"}, "Choose"),
        ({"told_at": "+2 10.00"}, "This time has not come yet."),
    ],
)
def test_a_line_that_cannot_be_is_refused_beside_its_field(browser, person, wrong, message):
    answer = tell(browser, person, **wrong)
    assert answer.status_code == 200
    assert message in answer.words
    assert lines_of(person) == []


def test_the_general_clause_is_not_there_for_social_services(browser, client_of, municipality, person):
    assert tell(browser, person, ground="balance").status_code == 303
    municipality.other_board.limits_search = True
    db.session.commit()
    make_case(person, unit=municipality.other_board_unit)
    db.session.commit()
    social = client_of(municipality.other_board_caseworker)
    page = social.get(at(person, "/log/new"))
    assert "balance" not in {field.get("value") for field in page.all("input", name="ground")}
    answer = tell(social, person, ground="balance")
    assert answer.status_code == 200
    assert len(lines_of(person)) == 1


def test_one_board_does_not_read_what_another_told(browser, client_of, municipality, person, agency):
    consent = give_consent(browser, person, agency)
    tell(browser, person, what="Något hemligt")
    [line] = lines_of(person)
    make_case(person, unit=municipality.other_board_unit)
    db.session.commit()
    other = client_of(municipality.other_board_caseworker)
    page = other.get(at(person))
    assert page.status_code == 200
    assert "Något hemligt" not in page.text
    assert AGENCY not in page.text
    for path in (f"/consents/{consent.number}", f"/consents/{consent.number}/withdraw", f"/log/{line.number}/strike"):
        assert other.get(at(person, path)).status_code == 404
    assert "Något hemligt" not in other.get(at(person, "/log")).text
    colleague = client_of(municipality.manager)
    assert "Något hemligt" in colleague.get(at(person)).words


def test_a_struck_line_stays_readable_with_its_reason(browser, person):
    tell(browser, person, what="Fel uppgift")
    [line] = lines_of(person)
    address = at(person, f"/log/{line.number}/strike")
    assert "Write why it is wrong." in browser.fill(address, reason="").words
    assert browser.fill(address, reason="Det gällde någon annan").status_code == 303
    page = browser.get(at(person)).words
    assert "Fel uppgift" in page
    assert "Det gällde någon annan" in page
    assert browser.get(address).status_code == 303
    assert len(events("disclosure.struck")) == 1


def test_nobody_hidden_has_a_page_and_named_staff_may_log(client_of, municipality):
    hidden = make_person(
        name="Daryna Koval", protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit
    )
    stranger, named = client_of(municipality.caseworker2), client_of(municipality.caseworker)
    for path in ("", "/log", "/log/new", "/consents/new", "/extracts/new"):
        assert stranger.get(at(hidden, path)).status_code == 404, path
    assert tell(named, hidden).status_code == 303
    assert "Nothing about a protected person is given by a link." in named.get(at(hidden)).words
    refused = named.get(at(hidden, "/extracts/new"))
    assert refused.heading == "No extract by a link"
    posted = named.post(at(hidden, "/extracts/new"), data={"step": "give", "scope": "identity", "seed": "x"})
    assert posted.heading == "No extract by a link"


def test_a_page_costs_the_same_however_long_the_log_is(browser, person, agency):
    give_consent(browser, person, agency)
    tell(browser, person)
    browser.get(at(person))
    few = len(browser.statements)
    for place in range(3):
        tell(browser, person, what=f"Rad {place}")
        give_consent(browser, person, make_organisation(f"Förening {place}"))
    browser.get(at(person))
    assert len(browser.statements) == few


def test_what_changes_while_it_is_sent_is_a_message_and_no_line(browser, person, agency, monkeypatch):
    consent = give_consent(browser, person, agency)
    monkeypatch.setattr("reception.people.forms.sharing.telling.shortfall", lambda *_given, **_asked: Shortfall())
    answer = tell(browser, person, ground="consent", consent=consent.number)
    assert answer.status_code == 200
    assert f"The consent is for somebody else: {AGENCY}." in answer.words
    assert lines_of(person) == []


@pytest.mark.parametrize("ground", ["other-act", "consent", "balance"])
def test_the_log_takes_no_line_that_no_ground_carries(acting, municipality, person, ground):
    municipality.board.limits_search = True
    facts = {
        "unit_id": municipality.unit.id, "recipient_id": None, "recipient_name": "Karin Ek", "what": None,
        "scope": [InformationGroup.PLAN], "ground": DisclosureGround(ground), "ground_note": None, "consent": None,
        "way": DisclosureWay.REFERRAL, "told_at": now(), "author_id": None,
    }  # fmt: skip
    with acting(municipality.caseworker), pytest.raises(operations.GroundNotOpen):
        operations.log_disclosure(person, **facts)


def test_the_log_takes_nobody_elses_consent(acting, browser, municipality, person, agency):
    consent = give_consent(browser, make_person(name="Bilal", unit=municipality.unit), agency)
    facts = {
        "unit_id": municipality.unit.id, "recipient_id": agency.id, "recipient_name": None, "what": None,
        "scope": [InformationGroup.IDENTITY], "ground": DisclosureGround.CONSENT, "ground_note": None,
        "consent": consent, "way": DisclosureWay.REFERRAL, "told_at": now(), "author_id": None,
    }  # fmt: skip
    with acting(municipality.caseworker), pytest.raises(operations.GroundNotOpen):
        operations.log_disclosure(person, **facts)
