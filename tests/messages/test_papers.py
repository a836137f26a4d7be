"""Papers in two languages: the same in both columns, in every script, with whatever anybody wrote."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import Owner, Phase
from reception.contacts.terms import Channel
from reception.db.session import db
from reception.i18n.locales import KNOWN, LANGUAGES
from reception.messages.papers.card import card
from reception.messages.papers.facts import About, Whom
from reception.messages.papers.floor import Sheet, made
from reception.messages.papers.interview import empty_interview
from reception.messages.papers.plan import plan_paper
from reception.messages.queries.ahead import Ahead
from reception.people.terms import Protection
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules.library import library
from reception.plans.terms import ActionState, GoalState, PlanState
from reception.web import pdf
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan
from tests.factories.portal import make_link
from tests.factories.skills import make_profile, make_qualification
from tests.skills.test_pdf import letters, unpacked

TAGS = [locale.tag for locale in LANGUAGES]
ABOUT = About("7K3M-Q9", "Exempelby · Integrationsenheten", Whom("Eva Ek", "Handläggare", "08-465 00 42"))
ADDRESS = "https://reception.example.se/l/abcde-fghjk-mnpqr-stvwx-yz012-3"
AHEAD = [
    Ahead(datetime(2026, 11, 24, 12, 15, tzinfo=UTC), Channel.VISIT, "Kommunhuset, rum 2", "so"),
    Ahead(datetime(2026, 12, 1, 8, 0, tzinfo=UTC), Channel.PHONE, None, None),
]
SENTENCES = [code for code, one in library().sentences.items() if one.kind == "action"]


def a_plan() -> Plan:
    done = Action(
        sentence=SENTENCES[0], owner=Owner.ADULT_EDUCATION, state=ActionState.DONE, ended_on=date(2026, 11, 20)
    )
    planned = Action(text="Gå till SFI kl. 8.30 😀", owner=Owner.NEWCOMER, state=ActionState.PLANNED)
    planned.due_on = date(2026, 12, 1)
    goals = [
        Goal(id=1, phase=Phase.RECEPTION, sentence="goal-home", state=GoalState.REACHED, position=0, actions=[]),
        Goal(
            id=2, phase=Phase.EDUCATION, text="Kurs C", state=GoalState.UNDER_WAY, position=1, actions=[done, planned]
        ),
    ]
    return Plan(state=PlanState.AGREED, agreed_on=date(2026, 11, 2), own_wish="أريد أن أعمل 2027", goals=goals)


def papers(tag: str) -> dict[str, Sheet]:
    language = KNOWN[tag]
    return {
        "plan": plan_paper(language, ABOUT, a_plan(), number=2, ahead=AHEAD, name="Amina Yusuf", address=ADDRESS),
        "no plan": plan_paper(language, ABOUT, None, number=None, ahead=[], name="أمينة", address=None),
        "interview": empty_interview(language, ABOUT),
        "card": card(language, ABOUT, address=ADDRESS, until=date(2026, 12, 23)),
    }


def pairs(node: Any) -> Iterator[tuple[list[Any], list[Any]]]:
    """Every row with two columns, however deep."""
    if isinstance(node, dict):
        for value in node.values():
            yield from pairs(value)
    elif isinstance(node, list):
        if len(node) == 2 and all(isinstance(one, list) and one and _is_run(one[0]) for one in node):
            yield node[0], node[1]
        else:
            for one in node:
                yield from pairs(one)


def _is_run(one: Any) -> bool:
    return isinstance(one, dict) and "text" in one


def figures(runs: list[Any]) -> list[str]:
    return sorted(re.findall(r"\d+", " ".join(one["text"] for one in runs)))


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "sv"])
def test_each_row_has_the_same_figures_in_both_languages(app, tag):
    with app.test_request_context():
        for sheet in papers(tag).values():
            found = list(pairs(sheet.data))
            assert found
            marks = {sheet._mark()[0][0]["text"]}
            for hers, swedish in found:
                if hers[0]["text"] not in marks:
                    assert figures(hers) == figures(swedish), (hers, swedish)


@pytest.mark.parametrize("tag", TAGS)
def test_each_paper_is_a_tagged_file_in_every_language(app, tag):
    with app.test_request_context():
        for name, sheet in papers(tag).items():
            paper = made([sheet], title=sheet.name, locale=KNOWN[tag])
            assert paper.is_accessible, name
            assert paper.replaced <= {"😀"}, name
            content = unpacked(paper.content)
            assert b"pdfuaid:part>1<" in content
            assert f"/Lang({tag.split('-')[0]}".encode() in content


@pytest.mark.parametrize("tag", ["ar", "fa-AF", "ti", "uk", "so"])
def test_what_stands_on_a_paper_can_be_searched_and_read_aloud(app, tag):
    with app.test_request_context():
        sheet = papers(tag)["plan"]
        paper = made([sheet], title=sheet.name, locale=KNOWN[tag])
    printed = {sign for text in _texts(sheet.data["parts"]) for sign in text if sign.isalpha()}
    assert printed
    assert not printed - letters(paper.content) - read_aloud(paper.content)


def read_aloud(content: bytes) -> set[str]:
    """The letters that are told beside their shapes: those made of parts that other letters have too."""
    told = re.findall(rb"ActualText\s*<FEFF([0-9A-F]+)>", unpacked(content))
    return {letter for code in told for letter in bytes.fromhex(code.decode()).decode("utf-16-be")}


def _texts(node: Any) -> Iterator[str]:
    if _is_run(node):
        yield node["text"]
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for one in node:
            yield from _texts(one)


def test_swedish_alone_has_one_column(app):
    with app.test_request_context():
        sheet = papers("sv")["plan"]
    assert len(sheet.title) == 1
    assert "På svenska" not in list(_texts(sheet.data["parts"]))


def test_free_words_stand_in_swedish_and_her_column_says_so(app):
    with app.test_request_context():
        sheet = Sheet(KNOWN["uk"], "My plan", letterhead="Exempelby", reference="7K3M-Q9")
        sheet.free("Ta med id-kort").free("Хочу працювати")
    mixed, own = sheet.parts
    assert [run["text"] for run in mixed["cells"][1]] == ["Ta med id-kort"]
    assert mixed["cells"][1][0]["lang"] == "sv"
    assert mixed["cells"][0][0]["text"] != "Ta med id-kort"
    assert (own["kind"], own["runs"][0]["lang"]) == ("quoted", "uk")


def test_what_a_language_lacks_is_said_and_marked_up_in_swedish(app):
    with app.test_request_context():
        sheet = Sheet(KNOWN["ti"], "My plan", letterhead="Exempelby", reference="7K3M-Q9")
        sheet.line("Nobody has translated this.")
    hers, swedish = sheet.parts[0]["cells"]
    assert (hers[0]["lang"], hers[0]["dir"]) == ("sv", "ltr")
    assert hers == swedish


def test_a_day_and_an_hour_are_said_apart(app):
    with app.test_request_context():
        sheet = Sheet(KNOWN["ar"], "My plan", letterhead="Exempelby", reference="7K3M-Q9")
        sheet.line("%(day)s, %(time)s", day=date(2026, 11, 24), time=time(13, 15))
        with pytest.raises(TypeError):
            sheet.line("%(day)s", day=datetime(2026, 11, 24, tzinfo=UTC))
    assert "2026-11-24" in sheet.parts[0]["cells"][1][0]["text"]


def test_what_is_written_is_never_read_as_markup(app):
    with app.test_request_context():
        sheet = Sheet(KNOWN["ar"], "My plan", letterhead='#panic("x") *b*', reference="7K3M-Q9")
        sheet.free('#panic("x") $x$ [ ] @a <paper-end> \\ #read("pdf.typ")').quoted("]#panic()").given("My plan", "#x")
        paper = made([sheet], title=sheet.name, locale=KNOWN["ar"])
    assert paper.is_accessible
    assert {"#", "$", "[", "\\"} <= letters(paper.content)


def test_many_papers_of_different_languages_make_one_file(app):
    with app.test_request_context():
        sheets = [papers(tag)["card"] for tag in ("ar", "ti", "sv", "uk")]
        paper = made(sheets, title="Kort", locale=KNOWN["sv"])
    assert paper.is_accessible
    assert len(re.findall(rb"/Type\s*/Page\b", unpacked(paper.content))) == 4


def opened(browser, person, what: str):
    return browser.get(f"/people/{person.number}/papers/{what}")


def test_the_plan_that_stands_is_printed_in_her_language(browser, person, case):
    make_plan(case, agreed_on=date(2026, 11, 2))
    make_link(case, language="ti")
    answer = opened(browser, person, "plan.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert b"/Lang(ti" in unpacked(answer.get_data())
    assert b"/Lang(sv)" in unpacked(opened(browser, person, "plan.pdf?language=sv").get_data())


def test_without_a_plan_that_stands_there_is_no_paper_of_it(browser, person, case):
    make_plan(case)
    answer = opened(browser, person, "plan.pdf")
    assert answer.location == f"/people/{person.number}/plan"


def test_an_earlier_version_is_printed_and_no_draft(browser, person, case):
    earlier = make_plan(case, agreed_on=date(2026, 5, 2), state=PlanState.REPLACED)
    draft = make_plan(case)
    assert opened(browser, person, f"plan.pdf?version={earlier.id}").mimetype == "application/pdf"
    for odd in (draft.id, 0, "x", "٣", "9" * 40):
        assert opened(browser, person, f"plan.pdf?version={odd}").status_code == 404


def test_a_language_we_lack_is_swedish(browser, person, case):
    make_plan(case, agreed_on=date(2026, 11, 2))
    assert b"/Lang(sv)" in unpacked(opened(browser, person, "plan.pdf?language=xx").get_data())


def test_the_link_of_a_protected_person_stands_on_no_plan(client_of, municipality):
    worker = municipality.caseworker
    person = make_person(protection=Protection.MARKING, named=[worker], unit=municipality.unit, worker=worker)
    make_link(case_of(person))
    make_plan(case_of(person), agreed_on=date(2026, 11, 2))
    answer = opened(client_of(worker), person, "plan.pdf")
    assert b"/Alt" not in unpacked(answer.get_data())


def test_the_interview_is_printed_empty_and_filled(browser, person, municipality):
    assert opened(browser, person, "interview.pdf?language=ar").mimetype == "application/pdf"
    assert opened(browser, person, "interview.pdf?filled=1").location == f"/people/{person.number}/skills"
    profile = make_profile(person, unit=municipality.unit)
    make_qualification(profile, title="قابلة 😀", place="Aleppo", first_year=2008, last_year=2014)
    with system("test"):
        record("test.noted", profile)
        db.session.commit()
    answer = opened(browser, person, "interview.pdf?filled=1&language=ar")
    assert b"pdfuaid:part>1<" in unpacked(answer.get_data())
    assert {"ق", "ب", pdf.REPLACEMENT} <= letters(answer.get_data())


def test_papers_of_another_unit_are_not_found(client_of, municipality, person, case):
    make_plan(case, agreed_on=date(2026, 11, 2))
    other = client_of(municipality.other_unit_caseworker)
    for what in ("plan.pdf", "interview.pdf"):
        assert opened(other, person, what).status_code == 404


def test_she_prints_her_own_plan(hers, case):
    make_plan(case, agreed_on=date(2026, 11, 2))
    answer = hers.get("/my/ar/plan.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert b"/Lang(ar" in unpacked(answer.get_data())
    assert hers.get("/my/sv/plan.pdf").status_code == 200


def test_before_a_plan_is_agreed_her_paper_holds_no_draft(hers, case):
    make_plan(case, wish="Ж")
    content = hers.get("/my/so/plan.pdf").get_data()
    assert "Ж" not in letters(content)
