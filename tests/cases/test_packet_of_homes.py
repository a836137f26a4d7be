"""What of homes, referrals, needs and documents goes along when somebody is handed over."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Referral, ReferralStep
from reception.cases.queries.packets import packet_sections
from reception.cases.terms import ReferralPurpose, ReferralState
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Document
from reception.people.terms.papers import DocumentKind
from reception.plans.models import NeedsAssessment, NeedsLine
from reception.plans.terms import NeedAnswer
from reception.web import short_number
from tests.cases.handing import case_of
from tests.cases.transferring import offered, packet_of, page_to
from tests.factories.homes import SOURCE, make_contract, make_home, whole
from tests.factories.people import make_person
from tests.overview.making import day, make_organisation

NEW = ("home", "referrals", "needs", "documents")


@pytest.fixture
def person(municipality):
    """Somebody with a home, a referral under way and one that is done, a need and a passport."""
    found = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    make_contract(whole(make_home("Storgatan 77")), [found], day(-30), day(200))
    receiver, made = make_organisation("Språkskolan"), {"made_at": now(), "made_by_id": municipality.caseworker.id}
    with system("test"):
        case_id = case_of(found).id
        rows = [
            Referral(
                number=short_number.make(SOURCE), case_id=case_id, organisation_id=receiver.id, state=state,
                purpose=ReferralPurpose.SFI, request=request, sent_on=day(-9), expected_on=day(5), **made,
                answered_on=None if state is ReferralState.SENT else day(-2),
                done_on=None if state is ReferralState.SENT else day(-1),
                steps=[ReferralStep(state=state, on_day=day(-9), **made)],
            )
            for state, request in ((ReferralState.SENT, "Kvällskurs"), (ReferralState.DONE, "Gammal sak"))
        ]  # fmt: skip
        needs = NeedsAssessment(case_id=case_id, on_day=day(-3), **made)
        needs.answers = [
            NeedsLine(question="childcare", answer=NeedAnswer.YES, note="Två små barn"),
            NeedsLine(question="letters", answer=NeedAnswer.NO),
        ]
        paper = Document(
            number=short_number.make(SOURCE), person_id=found.id, unit_id=municipality.unit.id,
            kind=DocumentKind.PASSPORT, expires_on=day(300), note="Hemlig anteckning", **made,
        )  # fmt: skip
        for row in (*rows, needs, paper):
            db.session.add(row)
            db.session.flush()
            record("test.made", row, people=(found.id,))
        db.session.commit()
    return found


def text_of(section):
    return " ".join(f"{part.text} {part.values}" for line in section.lines for part in line.parts)


def test_they_go_along_and_say_what_is_needed_and_no_more(municipality, client_of, person):
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    told = {section.name: text_of(section) for section in packet_of(transfer).sections}
    assert set(NEW) <= told.keys()
    assert day(200).isoformat() in told["home"]
    assert "Storgatan 77" not in told["home"]
    assert ("Kvällskurs" in told["referrals"], "Gammal sak" in told["referrals"]) == (True, False)
    assert "Två små barn" in told["needs"]
    assert "read letters" not in told["needs"]
    assert "Passport" in told["documents"]
    assert "Hemlig anteckning" not in told["documents"]


def test_to_another_board_they_wait_to_be_chosen(municipality, client_of, person):
    page = page_to(client_of(municipality.caseworker), person, municipality.other_board_unit)
    chosen = {box.get("value"): box.get("checked") is not None for box in page.all("input", name="sections")}
    assert [chosen[name] for name in NEW] == [False] * 4
    assert {one.name for one in packet_sections() if one.withheld} >= set(NEW)
