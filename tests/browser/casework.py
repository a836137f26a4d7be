"""What the demo municipality must hold so that each page has something to show, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa
from flask import Flask

from reception.access import actor as actors
from reception.access.actor import system
from reception.accounts import invitations
from reception.accounts import operations as accounts
from reception.accounts import queries as account_queries
from reception.accounts.models import RoleAssignment, Unit, User
from reception.accounts.terms import UnitKind
from reception.cases import operations as cases
from reception.cases import queries as case_queries
from reception.cases.models import Absence, Case, Closing, FollowUp, HandOver, Pause, Task, Transfer
from reception.cases.operations import registration
from reception.cases.terms import CaseState, ClosingReason, FollowUpState, Outcome, PauseReason, TransferState
from reception.contacts import operations as contacts
from reception.contacts.models import Contact, Phrase, Question
from reception.contacts.terms import ContactState, QuestionKind
from reception.db.session import db
from reception.i18n.formats import today
from reception.imports import operations as imports
from reception.imports.models import ImportRun
from reception.imports.terms import ImportState, ImportTarget
from reception.organisations import operations as organisations
from reception.organisations.models import ContactPerson, Organisation
from reception.overview import operations as overview
from reception.overview.models import SavedFilter
from reception.overview.rules.people import PeopleFilter
from reception.path.models import NotedFact
from reception.people import operations as people
from reception.people.models import (
    ContactDetail,
    ExpectedMember,
    Guardianship,
    HouseholdMember,
    Identifier,
    KeyDate,
    Merge,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
    RegistrationDraft,
)
from reception.people.terms import BirthPrecision, ContactKind, GuardianKind, HouseholdRole, NumberKind, Protection
from reception.plans import operations as plans
from reception.plans.models import Plan
from reception.plans.terms import PlanState
from reception.web import short_number
from tests.browser import (
    homes_of_demo,
    inclusion_of_demo,
    indicators_of_demo,
    messages_of_demo,
    releases_of_demo,
    school_of_demo,
    skills_of_demo,
    work_of_demo,
)

PERSONAL = (NumberKind.PERSONNUMMER, NumberKind.SAMORDNINGSNUMMER)


@dataclass(frozen=True)
class Known:
    """Where well-known people of the demo stand. `nobody` is a number that could be a person's and is not."""

    amina: str
    amina_case: str
    amina_id_number: str
    daryna: str
    daryna_case: str
    elsewhere: str
    nobody: str


def known(app: Flask) -> Known:
    """Look them up."""
    with app.app_context(), system("test"):
        return known_here()


def known_here() -> Known:
    """The same inside an application."""
    amina, daryna = _person("Amina Yusuf"), _person("Daryna Koval")
    identifiers = sa.select(Identifier).filter_by(person_id=amina.id)
    return Known(
        amina=amina.number,
        amina_case=_case_of(amina).number,
        amina_id_number=_one(identifiers.where(Identifier.kind.in_(PERSONAL))).written,
        daryna=daryna.number,
        daryna_case=_case_of(daryna).number,
        elsewhere=_one(_of_another_unit()).number,
        nobody=_free_number(),
    )


def add() -> None:
    """Add to the demo what it may lack by chance: one row for each page that is about one row."""
    amina, daryna, eva = _person("Amina Yusuf"), _person("Daryna Koval"), _user("caseworker")
    case = _case_of(amina)
    cases.set_task(case, title="Ring förskolan", due_on=today() + timedelta(days=3), owner_id=eva.id)
    authority = _one(sa.select(Organisation).filter_by(name="Migrationsverket"))
    contacts.ask(
        case, organisation_id=authority.id, kind=QuestionKind.PERMIT, text="När kan beslut om förlängning väntas?",
        asked_on=today() - timedelta(days=12), expected_on=None, author_id=eva.id,
    )  # fmt: skip
    if not amina.contact_details:
        people.add_contact_detail(amina, kind=ContactKind.PHONE, text="070-174 06 05", starts_on=today())
    organisations.add_contact_person(authority, name="Siv Alm")
    accounts.open_account(email="new@demo.example", name="Nils Ny")
    overview.save_filter(eva.id, PeopleFilter(worker="me", silent=True), name="Mina tysta", in_menu=True)
    actor = account_queries.actor_of(_user("caseworker2"))
    actors.become(actor)
    born = (daryna.birth_on, BirthPrecision.DAY)
    registration.register_with_case(unit_id=actor.duties[0].unit_id, worker_id=None, name=daryna.shown_name, birth=born)
    db.session.flush()
    _families(amina)
    _endings(case)
    _plan(case)
    _lists()
    _hand_over()
    _offer(case)
    homes_of_demo.add(amina, case)
    school_of_demo.add()
    skills_of_demo.add()
    work_of_demo.add()
    messages_of_demo.add()
    inclusion_of_demo.add()
    indicators_of_demo.add()
    releases_of_demo.add()


def _families(amina: Person) -> None:
    """Whatever a household may hold, and a merge that can be undone."""
    actor = account_queries.actor_of(_user("manager"))
    actors.become(actor)
    home = _one(sa.select(HouseholdMember).filter_by(person_id=amina.id)).household
    born = (today().replace(month=1, day=1), BirthPrecision.YEAR)
    people.expect_member(home, name="Hodan Yusuf", role=HouseholdRole.CHILD, birth=born, person=amina)
    people.add_guardian(amina, kind=GuardianKind.TRUSTEE, name="Gunnel God-Man", starts_on=today())
    twice = [registration.register_with_case(unit_id=actor.duties[0].unit_id, worker_id=None, name=name)
             for name in ("Tove Tva", "Tove Två")]  # fmt: skip
    kept, former = (_one(sa.select(Person).filter_by(number=number)) for number in twice)
    people.merge(kept, former, {})
    db.session.flush()


def _plan(case: Case) -> None:
    """A next version that is being written, beside the one that stands."""
    plans.begin(case)
    db.session.flush()


def _endings(case: Case) -> None:
    """A pause that has passed, and a closed case whose first question has come."""
    first = max(case.opened_on, today() - timedelta(days=20))
    cases.pause_path(case, reason=PauseReason.AWAY, starts_on=first, ends_on=first)
    closed_on = today() - timedelta(days=90)
    of_unit = sa.select(Case).filter_by(unit_id=case.unit_id, state=CaseState.OPEN).join(Case.person)
    of_unit = of_unit.where(Person.protection == Protection.NONE, Case.opened_on < closed_on, Case.id != case.id)
    ended = _one(of_unit.order_by(Case.id.desc()))
    cases.close(ended, on=closed_on, outcome=Outcome.WORK, reason=ClosingReason.COMPLETED, note="Fick fast jobb.")
    db.session.flush()


def _lists() -> None:
    """Two lists on their way in, one of them with questions; one that was taken in."""
    unit_id = account_queries.actor_of(_user("manager")).duties[0].unit_id
    for row in (f"Ny {mark};EE;{mark}" for mark in ("Ett", "Tva")):
        content = f"Namn;Handläggare;Favoritfärg\n{row}\n;;\n".encode()
        run = imports.receive(content, "lista.csv", unit_id, None, None)
        imports.read_in(run.id, lambda _done, _total: None)
    imports.take_in(run.id, lambda _done, _total: None)
    db.session.flush()


def _hand_over() -> None:
    """A hand-over where one case could be given and one could not."""
    away, manager = _user("caseworker"), _user("manager")
    unit_id = account_queries.actor_of(manager).duties[0].unit_id
    of_unit = sa.select(Case).filter_by(unit_id=unit_id).where(Case.person_id != _person("Amina Yusuf").id)
    of_unit = of_unit.join(Case.person).where(Person.protection == Protection.NONE).order_by(Case.id)
    given = _one(of_unit.where(Case.state == CaseState.OPEN, Case.worker_id.not_in([away.id, manager.id])))
    closed = _one(of_unit.where(Case.state == CaseState.CLOSED))
    cases.hand_over([given, closed], manager.id, today(), today() + timedelta(days=14), "Ring först.")
    db.session.flush()


def _offer(case: Case) -> None:
    """Somebody whom another unit offers to the one that works with Amina."""
    actors.become(account_queries.actor_of(_user("caseworker2")))
    theirs = sa.select(Case).where(Case.unit_id.in_(duty.unit_id for duty in actors.staff().duties))
    theirs = theirs.filter_by(state=CaseState.OPEN).join(Case.person).where(Person.protection == Protection.NONE)
    theirs = theirs.where(Case.id.not_in(sa.select(Transfer.case_id)))
    offered, along = _one(theirs.order_by(Case.id.desc())), case_queries.packet_sections()
    packet = case_queries.packet_of(offered, [one.name for one in along])
    terms = cases.TransferTerms(today(), today() + timedelta(days=14), "Flyttar till oss vid månadsskiftet.")
    cases.offer_transfer(offered, case.unit_id, terms, packet)
    db.session.flush()


def _offered_to(unit_id: int) -> Any:
    return sa.select(Transfer).filter_by(state=TransferState.OFFERED, to_unit_id=unit_id)


def samples() -> dict[str, Callable[[], Any]]:
    """A value for each part of an address that is filled in, by the address up to that part. Inside an application."""
    amina, daryna = (lambda: _person("Amina Yusuf")), (lambda: _person("Daryna Koval"))

    def of_amina(model: Any) -> Any:
        return lambda: _one(sa.select(model).filter_by(person_id=amina().id).order_by(model.id)).id

    def of_case(model: Any, **facts: Any) -> Any:
        return lambda: _one(sa.select(model).filter_by(case_id=_case_of(amina()).id, **facts).order_by(model.id)).id

    blocks = {
        "names": PersonName, "numbers": Identifier, "permits": PermitGround, "dates": KeyDate,
        "languages": PersonLanguage, "contact": ContactDetail,
    }  # fmt: skip
    return {
        "/cases/<number>": lambda: _case_of(amina()).number,
        "/cases/<number>/contacts/<contact_id>/settle": of_case(Contact, state=ContactState.PLANNED),
        "/cases/<number>/contacts/<contact_id>/correct": of_case(Contact, state=ContactState.HELD),
        "/cases/<number>/questions/<question_id>": of_case(Question),
        "/cases/<number>/tasks/<task_id>": of_case(Task),
        "/cases/<number>/pauses/<pause_id>": of_case(Pause),
        "/cases/<number>/closing": lambda: _one(sa.select(Closing)).case.number,
        "/cases/<number>/reopen": lambda: _one(sa.select(Closing)).case.number,
        "/follow-ups/<follow_up_id>": lambda: _one(_asked_in(_case_of(amina()).unit_id)).id,
        "/people/<number>": lambda: amina().number,
        "/people/<number>/cases/new": lambda: _one(_with_closed_cases()).number,
        "/people/<number>/details/contact/show": lambda: daryna().number,
        "/people/<number>/protection/removal": lambda: daryna().number,
        "/imports/<number>": lambda: _one(_list_of_people(ImportState.READY)).number,
        "/imports/<number>/undo": lambda: _one(_list_of_people(ImportState.DONE)).number,
        "/people/<number>/plan/goals/<goal_id>": lambda: _draft_of(amina()).goals[0].id,
        "/people/<number>/plan/actions/<action_id>": lambda: _draft_of(amina()).goals[0].actions[0].id,
        "/people/<number>/plan/versions/<plan_id>": of_case(Plan, state=PlanState.AGREED),
        "/people/<number>/household/<member_id>": of_amina(HouseholdMember),
        "/people/<number>/path/steps/<code>": lambda: "settlement",
        "/people/<number>/path/facts/<code>": lambda: _one(_noted_about(amina())).code,
        "/people/<number>/household/expected/<expected_id>": lambda: _one(_expected_by(amina())).id,
        "/people/<number>/household/guardians/<guardianship_id>": of_amina(Guardianship),
        "/people/<number>/household/start": lambda: _one(_alone()).number,
        "/people/duplicates/<first>": lambda: _person("Haben Tesfay").number,
        "/people/duplicates/<first>/<second>": lambda: _person("Habben Tesfai").number,
        "/people/duplicates/merges/<merge_id>": lambda: _one(sa.select(Merge)).id,
        "/people/drafts/<number>": lambda: _one(sa.select(RegistrationDraft)).number,
        "/people/protected/<number>": lambda: daryna().number,
        "/people/saved/<filter_id>": lambda: _one(sa.select(SavedFilter)).id,
        **{f"/people/<number>/details/{block}/<row_id>": of_amina(model) for block, model in blocks.items()},
        "/cases/hand-overs/<number>": lambda: _one(sa.select(HandOver).order_by(HandOver.id.desc())).number,
        "/transfers/<number>": lambda: _one(_offered_to(_case_of(amina()).unit_id)).number,
        "/unit/absences/<absence_id>": lambda: _one(sa.select(Absence)).id,
        "/organisations/<organisation_id>": lambda: _authority().id,
        "/organisations/<organisation_id>/contact-persons/<person_id>": lambda: (
            _one(sa.select(ContactPerson).filter_by(organisation_id=_authority().id)).id
        ),
        "/invitation/<token>": lambda: invitations.token_for(_user("new")),
        "/admin/accounts/<account_id>": lambda: _user("caseworker").id,
        "/admin/duties/<duty_id>": lambda: _one(sa.select(RoleAssignment).filter_by(user_id=_user("teacher").id)).id,
        "/admin/units/<unit_id>": lambda: _one(sa.select(Unit).filter_by(kind=UnitKind.UNIT)).id,
        "/admin/units/<board_id>": lambda: _one(sa.select(Unit).filter_by(kind=UnitKind.BOARD)).id,
        "/admin/phrases/<phrase_id>": lambda: _one(sa.select(Phrase)).id,
        **homes_of_demo.samples(),
        **school_of_demo.samples(),
        **skills_of_demo.samples(),
        **work_of_demo.samples(),
        **messages_of_demo.samples(),
        **inclusion_of_demo.samples(),
        **indicators_of_demo.samples(),
        **releases_of_demo.samples(),
    }


def _person(name: str) -> Person:
    return _one(sa.select(Person).filter_by(shown_name=name))


def _case_of(person: Person) -> Case:
    return _one(sa.select(Case).filter_by(person_id=person.id))


def _user(role: str) -> User:
    return _one(sa.select(User).filter_by(email=f"{role}@demo.example"))


def _asked_in(unit_id: int) -> Any:
    """What is to be asked now after cases of a unit that everybody there may open."""
    waiting = sa.select(FollowUp).filter_by(state=FollowUpState.WAITING).join(FollowUp.case).join(Case.person)
    waiting = waiting.where(Case.unit_id == unit_id, Case.state == CaseState.CLOSED, FollowUp.due_on <= today())
    return waiting.where(Person.protection == Protection.NONE).order_by(FollowUp.due_on, FollowUp.id)


def _draft_of(person: Person) -> Plan:
    return _one(sa.select(Plan).filter_by(case_id=_case_of(person).id, state=PlanState.DRAFT))


def _list_of_people(state: ImportState) -> Any:
    return sa.select(ImportRun).filter_by(state=state, target=ImportTarget.PEOPLE)


def _noted_about(person: Person) -> Any:
    return sa.select(NotedFact).filter_by(case_id=_case_of(person).id).order_by(NotedFact.id)


def _authority() -> Organisation:
    return _one(sa.select(Organisation).filter_by(name="Migrationsverket"))


def _one(query: Any) -> Any:
    """The first row. These tests look with the eyes of the system, which the shield lets see everything."""
    found = db.session.scalars(query.limit(1).execution_options(permit="test")).first()
    assert found is not None, str(query)
    return found


def _of_another_unit() -> Any:
    """Somebody whose only case lies with the other unit of the board."""
    own = sa.select(Case.person_id).where(Case.unit_id == _case_of(_person("Amina Yusuf")).unit_id)
    query = sa.select(Person).join(Case, Case.person_id == Person.id).filter_by(protection=Protection.NONE)
    return query.where(Person.id.not_in(own), Case.state == CaseState.OPEN)


def _expected_by(person: Person) -> Any:
    """Who is to join somebody's household."""
    homes = sa.select(HouseholdMember.household_id).where(HouseholdMember.person_id == person.id)
    return sa.select(ExpectedMember).where(ExpectedMember.household_id.in_(homes))


def _alone() -> Any:
    """Somebody of the caseworker's unit who is in no household."""
    unit_id = _case_of(_person("Amina Yusuf")).unit_id
    query = sa.select(Person).join(Case, Case.person_id == Person.id).filter_by(protection=Protection.NONE)
    return query.where(Case.unit_id == unit_id, Person.id.not_in(sa.select(HouseholdMember.person_id)))


def _with_closed_cases() -> Any:
    """Somebody for whom a case can be opened."""
    still_open = sa.select(Case.person_id).where(Case.state == CaseState.OPEN)
    return sa.select(Person).filter_by(protection=Protection.NONE).where(Person.id.not_in(still_open))


def _free_number() -> str:
    taken = {*db.session.scalars(sa.select(Person.number).execution_options(permit="test"))}
    source = Random(7)
    return next(number for number in iter(lambda: short_number.make(source), None) if number not in taken)
