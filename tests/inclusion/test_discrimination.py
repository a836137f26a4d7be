"""The register of discrimination: who hands in, who reads, what is kept unreadable, and what its keeper does."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.access.roles import Role
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import DiscriminationReport, DiscriminationStep
from reception.inclusion.permits import WHO_MEETS_PEOPLE
from reception.inclusion.terms.discrimination import Concerned, PlaceKind, ReportOutcome, ReportState, StepKind
from tests.factories.discrimination import ACCOUNT, make_report

CANARY = "Kanariefågelgatan 17"
REGISTER = "/discrimination"
WRITTEN = {
    "place_kind": "work", "concerned": "employer", "grounds": ["ethnicity", "age"], "account": CANARY,
    "reach": f"{CANARY}, 070-174 06 05",
}  # fmt: skip


@pytest.fixture
def keeper(municipality, client_of):
    return client_of(municipality.integration_coordinator)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.sfi_staff)


def rows(model=DiscriminationReport):
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def events(action):
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == action)).all()


def path_of(report, more=""):
    return f"{REGISTER}/{report.number}{more}"


def test_whoever_meets_people_hands_in_and_the_coordinator_alone_reads(municipality, client_of):
    report = make_report()
    for role, user in municipality.one_of_each_role.items():
        browser = client_of(user)
        hands_in, reads = (
            200 if allowed else 403 for allowed in (role in WHO_MEETS_PEOPLE, role is Role.INTEGRATION_COORDINATOR)
        )
        assert browser.get(f"{REGISTER}/new").status_code == hands_in, role
        assert browser.get(f"{REGISTER}/received").status_code == hands_in, role
        for page in (REGISTER, *(path_of(report, more) for more in ("", "/edit", "/steps/new", "/close", "/reopen"))):
            answer = browser.get(page)
            assert answer.status_code == reads, (role, page)
            assert reads == 200 or ACCOUNT not in answer.get_data(as_text=True)


def test_whoever_hands_in_gets_a_number_once_and_words_on_where_to_turn(browser):
    answer = browser.fill(f"{REGISTER}/new", **WRITTEN)
    assert answer.status_code == 303
    [made] = rows()
    assert (made.place_kind, made.concerned, made.grounds) == (PlaceKind.WORK, Concerned.EMPLOYER, "ethnicity age")
    assert (made.account, made.state, made.received_on) == (CANARY, ReportState.OPEN, today())
    assert made.number not in answer.location
    receipt = browser.get(answer.location)
    assert made.number in receipt.words
    assert "Diskrimineringsombudsmannen" in receipt.words
    assert "Antidiskrimineringsbyrå" in receipt.words
    assert "114 14" in receipt.words
    assert CANARY not in receipt.get_data(as_text=True)
    assert made.number not in browser.get(answer.location).words
    assert browser.get(path_of(made)).status_code == 403


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"account": ""}, "Write what happened."),
        ({"account": "Hans nummer är 19840812-9800"}, "This holds a personal number. Take it out."),
        ({"place_kind": "moon"}, "Choose where it happened."),
        ({"concerned": ""}, "Choose whom it concerns."),
        ({"grounds": ["ethnicity", "unknown"]}, "Choose either grounds, or that none is known."),
        ({"grounds": ["wealth"]}, "Choose one from the list."),
        ({"received_on": "+3"}, "This date has not come yet."),
        ({"received_on": "1999-12-31"}, "This day lies before 2000-01-01."),
        ({"received_on": "-5", "happened_on": "-2"}, "It cannot have happened after the day on which it was told."),
        ({"account": "x" * 5001}, "Shorten this to 5000 characters"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(browser, values, said):
    page = browser.fill(f"{REGISTER}/new", **{**WRITTEN, **values})
    assert page.status_code == 200
    assert said in page.words
    assert page.form_values()["reach"] == WRITTEN["reach"]
    assert not rows()


def test_hostile_words_are_shown_as_they_are(browser, keeper):
    browser.fill(f"{REGISTER}/new", **{**WRITTEN, "account": "<script>alert(1)</script> & 'x' \\n"})
    [made] = rows()
    assert "<script>alert(1)</script> & 'x' \\n" in keeper.get(path_of(made)).words


def test_the_rows_hold_nothing_that_was_told_in_clear(browser, keeper):
    browser.fill(f"{REGISTER}/new", **WRITTEN)
    [made] = rows()
    keeper.fill(path_of(made, "/steps/new"), kind="talked", note=CANARY)
    kept = [
        db.session.execute(sa.text(f"SELECT {columns} FROM {table}")).one()
        for table, columns in (
            ("discrimination_report", "account, reach, grounds"),
            ("discrimination_step", "note"),
        )
    ]
    for value in (value for row in kept for value in row):
        assert CANARY.encode() not in bytes(value)
        assert b"ethnicity" not in bytes(value)


def test_the_log_keeps_what_was_done_and_never_what_was_told(browser, keeper, municipality):
    browser.fill(f"{REGISTER}/new", **WRITTEN)
    [made] = rows()
    keeper.fill(path_of(made, "/steps/new"), kind="advised", note=CANARY)
    keeper.fill(path_of(made, "/close"), outcome="ombudsman")
    keeper.fill(path_of(made, "/reopen"), reason=CANARY)
    [handed_in] = events("discrimination.handed-in")
    assert (handed_in.user_id, handed_in.people, handed_in.details) == (municipality.sfi_staff.id, "", {})
    assert events("discrimination.closed")[0].details == {"outcome": "ombudsman"}
    assert len(events("discrimination.reopened")) == 1
    everything = db.session.scalars(sa.select(AuditEvent)).all()
    assert not [event for event in everything if CANARY in str(event.details)]


def test_each_opening_of_a_report_is_noted_and_the_list_tells_nothing_of_it(keeper, municipality):
    report = make_report()
    assert ACCOUNT not in keeper.get(REGISTER).words
    assert not events("discrimination.opened")
    for _again in range(2):
        assert ACCOUNT in keeper.get(path_of(report)).words
    found = events("discrimination.opened")
    assert [(one.subject_type, one.subject_id, one.user_id, one.people) for one in found] == [
        ("DiscriminationReport", report.id, municipality.integration_coordinator.id, "")
    ] * 2


def test_open_reports_stand_first_the_longest_open_at_the_top_with_the_days_that_are_left(keeper):
    late, new = make_report(days=34), make_report(days=10)
    closed = make_report(days=5, closed_on=today())
    page = keeper.get(REGISTER)
    order = [one.text for one in page.page.findall(".//tbody//th/a/bdi")]
    assert order == [late.number, new.number, closed.number]
    assert "4 days late" in page.words
    assert "20 days left" in page.words
    assert "Closed in time" in page.words
    assert len(keeper.statements) <= 14


def test_the_list_is_narrowed_by_state_place_and_year(keeper):
    open_one = make_report(days=3, place_kind=PlaceKind.SCHOOL)
    old = make_report(days=800, closed_on=today() - timedelta(days=790))
    for asked, found, missing in (
        ("state=open", open_one, old),
        ("place=school", open_one, old),
        (f"year={old.received_on.year}", old, open_one),
        ("state=closed", old, open_one),
    ):
        words = keeper.get(f"{REGISTER}?{asked}").words
        assert found.number in words, asked
        assert missing.number not in words, asked
    assert keeper.get(f"{REGISTER}?state=x&place=y&year=z&page=9x").status_code == 200


def test_a_report_is_closed_with_what_came_of_it_and_opened_again_with_why(keeper):
    report = make_report(days=6)
    assert keeper.fill(path_of(report, "/steps/new"), kind="talked", note="Talked on the phone.").status_code == 303
    early = keeper.fill(path_of(report, "/close"), outcome="police", closed_on="-1")
    assert "It was closed that day at the earliest." in early.words
    assert keeper.fill(path_of(report, "/close"), outcome="police").status_code == 303
    [closed] = rows()
    assert (closed.state, closed.outcome, closed.closed_on) == (ReportState.CLOSED, ReportOutcome.POLICE, today())
    assert (
        "The report is closed. Open it again first." in keeper.fill(path_of(report, "/steps/new"), kind="other").words
    )
    assert "Write why it is opened again." in keeper.fill(path_of(report, "/reopen")).words
    assert keeper.fill(path_of(report, "/reopen"), reason="She called again.").status_code == 303
    [opened] = rows()
    assert (opened.state, opened.outcome, opened.closed_on) == (ReportState.OPEN, None, None)
    assert [step.kind for step in rows(DiscriminationStep)] == [StepKind.TALKED, StepKind.REOPENED]
    assert "She called again." in keeper.get(path_of(report)).words
    assert "The report is open already." in keeper.fill(path_of(report, "/reopen"), reason="Twice").words


@pytest.mark.parametrize("values", [{"on": "-7"}, {"on": "+1"}, {"note": "19840812-9800"}, {"kind": "reopened"}])
def test_a_step_that_cannot_be_is_refused(keeper, values):
    report = make_report(days=6)
    answer = keeper.fill(path_of(report, "/steps/new"), **{"kind": "talked", **values})
    assert answer.status_code == 200
    assert not rows(DiscriminationStep)


def test_the_keeper_sorts_a_report_and_two_who_do_so_meet(keeper, municipality, client_of):
    report = make_report(concerned=Concerned.UNKNOWN)
    opened = keeper.get(path_of(report, "/edit")).form_values()
    assert keeper.fill(path_of(report, "/edit"), concerned="school", grounds=["religion"]).status_code == 303
    [sorted_one] = rows()
    assert (sorted_one.concerned, sorted_one.grounds) == (Concerned.SCHOOL, "religion")
    late = keeper.post(path_of(report, "/edit"), data={**opened, "concerned": "service"})
    assert late.status_code == 409
    assert rows()[0].concerned is Concerned.SCHOOL


def test_a_report_that_was_closed_meanwhile_is_not_closed_twice(keeper):
    report = make_report(days=2)
    opened = keeper.get(path_of(report, "/close")).form_values()
    keeper.fill(path_of(report, "/close"), outcome="handled")
    again = keeper.post(path_of(report, "/close"), data={**opened, "outcome": "police"})
    assert again.status_code == 409
    assert rows()[0].outcome is ReportOutcome.HANDLED


def test_a_report_that_was_opened_again_meanwhile_is_not_opened_twice_and_the_words_stay(keeper):
    report = make_report(days=2, closed_on=today())
    opened = keeper.get(path_of(report, "/reopen")).form_values()
    keeper.fill(path_of(report, "/reopen"), reason="More was told.")
    again = keeper.post(path_of(report, "/reopen"), data={**opened, "reason": "A witness called."})
    assert again.status_code == 200
    assert again.all("section", class_="errors")
    assert "A witness called." in again.text
    assert len(rows(DiscriminationStep)) == 1


def test_there_is_no_report_of_another_number(keeper):
    assert keeper.get(f"{REGISTER}/7K3M-Q9").status_code == 404
