"""What newcomers of Exempelby read in their own pages, and the letters of the unit."""

from datetime import timedelta

import pytest

from reception.audit.models import Look
from reception.cases.models import Case
from reception.db.session import db
from reception.demo.letters import MAILED_TO
from reception.demo.own_pages import AMINA, LANGUAGES, newcomers_to_try
from reception.files.store import store
from reception.messages.models import (
    Letter,
    LetterTemplate,
    LetterText,
    Mailing,
    MailingLeftOut,
    NewcomerMessage,
    PersonalLink,
)
from reception.messages.offered import of_template
from reception.messages.operations import links
from reception.messages.rules.letters import read
from reception.messages.terms import LeftOut, LetterKind, MailingState, TextStanding, Wish
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.demo.conftest import SIZES
from tests.demo.told import DAY, everything

TABLES = (LetterTemplate, LetterText, Mailing, MailingLeftOut, Letter, NewcomerMessage, Look)
#: What tells of the moment at which it was made, or of ids.
_OF_THE_RUN = {
    "id",
    "file_name",
    "template_id",
    "mailing_id",
    "made_by_id",
    "changed_by_id",
    "unit_id",
    "handled_by_id",
}


def letters_of(case: Case) -> list[Letter]:
    return [one for one in everything(Letter) if one.case_id == case.id and one.is_shown]


def test_one_newcomer_of_each_language_may_be_tried_and_amina_is_the_first(exempelby):
    tried = newcomers_to_try()
    assert [one.address[-len(tag) :] for one, tag in zip(tried, LANGUAGES, strict=True)] == list(LANGUAGES)
    assert tried[0].name == AMINA


def test_each_has_an_invitation_that_waits_and_information_that_was_read(exempelby):
    for link in everything(PersonalLink):
        information, invitation = letters_of(link.case)
        assert (information.kind, invitation.kind) == (LetterKind.INFORMATION, LetterKind.INVITATION)
        assert (invitation.opened_at, invitation.contact.case_id) == (None, link.case_id)
        assert information.made_at < information.opened_at < invitation.made_at
        assert {one.language for one in (information, invitation)} == {link.language}
        for one in (information, invitation):
            facts = [value for _swedish, _theirs, value in read(one.content).facts]
            assert one.made_at.date().isoformat() in facts
            assert one.content["translated"]["paragraphs"]


def test_the_units_letters_stand_in_every_way_that_a_text_can(exempelby):
    standings = {
        one.name: {tag: text.standing for tag, text in of_template(one).texts.items()}
        for one in everything(LetterTemplate)
    }
    assert standings == {
        "Inbjudan till möte om planen": {
            "sv": TextStanding.REVIEWED, "ar": TextStanding.REVIEWED, "uk": TextStanding.MACHINE,
            "so": TextStanding.OUTDATED,
        },
        "Öppen rådgivning": {
            "sv": TextStanding.REVIEWED, "ar": TextStanding.REVIEWED, "uk": TextStanding.TO_REVIEW,
            "so": TextStanding.MACHINE,
        },
    }  # fmt: skip


def test_letters_to_many_were_made_and_name_those_who_got_none(exempelby):
    [mailing] = everything(Mailing)
    assert (mailing.state, len(mailing.letters)) == (MailingState.DONE, MAILED_TO)
    assert {LeftOut.PROTECTED, LeftOut.NO_ADDRESS, LeftOut.CHILD} == {one.reason for one in mailing.left_out}
    assert {one.case_id for one in (*mailing.letters, *mailing.left_out)} == set(mailing.chosen)
    assert len({one.language for one in mailing.letters}) > 1
    assert mailing.file_name in store().names()


def test_nobody_protected_has_a_letter_a_link_or_a_line(exempelby):
    for model in (Letter, PersonalLink, NewcomerMessage):
        assert {one.case.person.protection for one in everything(model)} == {Protection.NONE}


def test_who_has_looked_is_told_by_day_unit_and_role(exempelby):
    for link in everything(PersonalLink):
        hers = [one for one in everything(Look) if one.person_id == link.case.person_id]
        assert {"caseworker", "unit_manager", "sfi_staff"} <= {one.roles for one in hers}
        assert len({one.unit_id for one in hers}) >= 2
        assert len({one.on_day for one in hers}) >= 5
        assert all(DAY - timedelta(days=60) < one.on_day < DAY for one in hers)


def test_what_was_asked_earlier_is_answered_and_what_came_last_waits(exempelby):
    written = everything(NewcomerMessage)
    assert {one.wish for one in written} == set(Wish)
    assert any(one.reply for one in written)
    assert any(one.handled_at is None for one in written)


def test_amina_reads_her_letters_and_who_has_looked(exempelby):
    link = everything(PersonalLink)[0]
    address, year = f"/l/{links.token_of(link)}", link.case.person.birth_on.year
    invitation = letters_of(link.case)[1]
    db.session.commit()
    browser = StrictClient(exempelby)
    page = browser.get(f"{address}?lang=ar")
    assert browser.post(address, data={**page.form_values(), "year": str(year)}).status_code == 303
    said = browser.get(f"/my/ar/letters/{invitation.id}").get_data(as_text=True)
    assert "ندعوك إلى لقاء حول خطتك" in said
    assert "Välkommen till ett möte om din plan" in said
    assert "Integrationsenheten" in browser.get("/my/ar/data/looks").get_data(as_text=True)


@pytest.mark.parametrize("demo", [(10, 1), SIZES["smallest"]], indirect=True)
def test_the_smallest_municipality_has_them_too(demo):
    assert everything(PersonalLink)
    assert {one.state for one in everything(Mailing)} <= {MailingState.DONE}
