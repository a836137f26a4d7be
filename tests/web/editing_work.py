"""The pages that change what exists of work and of employers; see `tests.web.editing`."""

from collections.abc import Callable
from itertools import count
from typing import Any

from reception.contacts.terms import Channel
from reception.organisations.models import ContactPerson, Organisation
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    EmployerContact,
    Enrolment,
    OfWorkFile,
    Programme,
    Proposal,
    Study,
    WorkFile,
)
from reception.work.terms.desk import DecisionKind, ProgrammeKind
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import LearntThrough, Seeks
from reception.work.terms.jobs import BusinessResult, StudyFunding, StudyLevel
from tests.education.pupils import kept
from tests.factories.work import (
    MADE,
    make_employer,
    make_employment,
    make_in,
    make_opening,
    make_placement,
    make_work_file,
)
from tests.web.world import Edit, World, days_on
from tests.work.jobs import day, make_contact, stored

_marks = count(1)
_TOLD = {"learnt_through": LearntThrough.PERSON}


def _file(world: World) -> WorkFile:
    return make_work_file(world.person, unit=world.municipality.unit, seeks=Seeks.BOTH)


def _employer(**details: Any) -> Organisation:
    return make_employer(f"Exempel Svets {next(_marks)} AB", **details)


def _of(model: type[OfWorkFile], below: str, **facts: Any) -> Callable[[str], Callable[[World], str]]:
    """Pages about a row: `below` the person's work, and below its own address."""

    def page(rest: str = "") -> Callable[[World], str]:
        def address(world: World) -> str:
            row = make_in(_file(world), model, **facts)
            return f"/people/{world.person.number}/work/{below}/{row.id}{rest}"

        return address

    return page


def _placement(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        row = make_placement(_file(world), _employer(), day(-60))
        return f"/people/{world.person.number}/work/placements/{row.id}{rest}"

    return address


def _tutor(world: World) -> str:
    employer = _employer()
    for name in ("Berit Handledare", "Bo Verkmästare"):
        make_contact(employer, name)
    row = make_placement(_file(world), employer, day(-60))
    return f"/people/{world.person.number}/work/placements/{row.id}/tutor"


def _works_there(place: int) -> Callable[[], str]:
    """The first of the two at the employer that was made last, or the second."""
    return lambda: str(stored(ContactPerson)[place - 2].id)


def _employment(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        row = make_employment(_file(world), _employer(), day(-120))
        return f"/people/{world.person.number}/work/employments/{row.id}{rest}"

    return address


def _proposal(world: World) -> str:
    waiting = {"person_answer": ProposalAnswer.WAITING, "employer_answer": ProposalAnswer.WAITING}
    opening = make_opening(_employer())
    row = make_in(_file(world), Proposal, opening_id=opening.id, proposed_on=day(-9), **waiting)
    return f"/people/{world.person.number}/work/proposals/{row.id}"


def _search(world: World) -> str:
    _file(world)
    return f"/people/{world.person.number}/work/search"


def _known_employer(_world: World) -> str:
    return f"/employers/{_employer(note='Öppet från sex.').id}/edit"


def _heard_of(_world: World) -> str:
    employer = _employer()
    said = EmployerContact(
        organisation_id=employer.id, on=day(-9), channel=Channel.PHONE, text="Vi ringdes.", made_at=MADE
    )
    return f"/employers/{employer.id}/contacts/{kept(said).id}"


def _opening(act: str) -> Callable[[World], str]:
    return lambda _world: f"/employers/openings/{make_opening(_employer()).number}/{act}"


_enrolment = _of(Enrolment, "desk/enrolments", enrolled_on=day(-90))
_programme = _of(Programme, "desk/programmes", kind=ProgrammeKind.ESTABLISHMENT, started_on=day(-90), **_TOLD)
_decision = _of(AuthorityDecision, "desk/decisions", kind=DecisionKind.MEASURE, decided_on=day(-9), **_TOLD)
_study = _of(
    Study, "studies", level=StudyLevel.BASIC, title="Kurs", funding=StudyFunding.GRANTED, started_on=day(-90), **_TOLD
)
_advice = _of(BusinessAdvice, "advice", advised_on=day(-30), result=BusinessResult.CONSIDERS)

#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("work_desk.edit_enrolment", _enrolment(), "office", "Arbetsförmedlingen Väst", "Arbetsförmedlingen Öst"),
    Edit("work_desk.end_enrolment", _enrolment("/end"), "ended_on", days_on(-3), days_on(-2)),
    Edit("work_desk.edit_programme", _programme(), "planned_end_on", days_on(300), days_on(310)),
    Edit("work_desk.end_programme", _programme("/end"), "ended_on", days_on(-3), days_on(-2),
         {"ended_because": "time"}),
    Edit("work_desk.edit_decision", _decision(), "note", "Praktik tre dagar.", "Praktik fyra dagar."),
    Edit("person_placements.edit", _placement("/edit"), "title", "Svetsare", "Plåtslagare"),
    Edit("person_placements.end", _placement("/end"), "ended_on", days_on(-3), days_on(-2),
         {"outcome": "completed", "ended_by": "as-planned"}),
    Edit("person_placements.tutor", _tutor, "contact_person_id", _works_there(0), _works_there(1)),
    Edit("person_placements.follow_up", _placement("/follow-up"), "note", "Det går bra.", "Kommer för sent."),
    Edit("person_employments.edit", _employment("/edit"), "title", "Svetsare", "Plåtslagare"),
    Edit("person_employments.end", _employment("/end"), "ended_on", days_on(-3), days_on(-2), {"ended_by": "person"}),
    Edit("person_employments.check", _employment("/checks/3"), "note", "Trivs.", "Trivs inte.",
         {"answer": "still-there", "learnt_through": "person"}),
    Edit("work_studies.edit", _study("/edit"), "school", "Komvux Väst", "Komvux Öst"),
    Edit("work_studies.end", _study("/end"), "ended_on", days_on(-3), days_on(-2), {"ended_as": "completed"}),
    Edit("business_advice.edit", _advice("/edit"), "note", "Vill öppna kafé.", "Vill öppna butik."),
    Edit("work_matching.proposal", _proposal, "note", "Hon vill gärna.", "Hon vill inte."),
    Edit("work_matching.search", _search, "extent", "50", "75"),
    Edit("employers.edit", _known_employer, "note", "Ring före tio.", "Öppet till fyra."),
    Edit("employers.edit_contact", _heard_of, "text", "De söker en svetsare.", "De söker en kock."),
    Edit("openings.edit", _opening("edit"), "note", "Skor finns.", "Ta med skor."),
)  # fmt: skip
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (Edit("openings.close", _opening("close"), "state", "filled", "withdrawn"),)
REFUSED: tuple[Edit, ...] = ()
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE: frozenset[str] = frozenset()
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "business_advice.remove", "employers.close", "employers.hear", "employers.reopen", "openings.confirm",
        "openings.reopen", "person_employments.remove", "person_employments.remove_check", "person_employments.reopen",
        "person_placements.remove", "person_placements.reopen", "work_desk.remove_decision",
        "work_desk.remove_enrolment", "work_desk.remove_programme", "work_desk.take_over", "work_matching.propose",
        "work_studies.remove", "work_studies.reopen",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "business_advice.new", "employers.new", "employers.new_contact", "openings.new", "person_employments.new",
        "person_placements.new", "work_desk.new_decision", "work_desk.new_enrolment", "work_desk.new_programme",
        "work_studies.new",
    }
)  # fmt: skip
NO_ROWS: frozenset[str] = frozenset()
