"""What the walk of all pages needs beside the demo about homes, papers and sharing: a home of Storgatan's for Amina."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.cases.models import Case, Referral
from reception.cases.operations import referrals
from reception.cases.terms import CaseState, ReferralPurpose, ReferralState
from reception.db.session import db
from reception.files.checking import checked
from reception.housing.models import (
    Closure,
    Contract,
    District,
    Dwelling,
    DwellingUnit,
    Fault,
    HomeNeed,
    Inspection,
    Lease,
    Offer,
    Place,
)
from reception.housing.operations import closures, contracts, dwellings, leases, offers, units, upkeep
from reception.housing.operations import map as districts
from reception.housing.operations import needs as home_needs
from reception.housing.terms import FaultState, InspectionKind, OfferState, PlaceKind, Tenure, Unavailability, UnitKind
from reception.i18n.formats import now, today
from reception.imports import operations as imports
from reception.imports.models import ImportRun
from reception.imports.terms import ImportState, ImportTarget
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people import operations as people
from reception.people.models import Consent, Disclosure, Document, Extract, Person
from reception.people.rules.extracts import LANGUAGES, Section
from reception.people.terms import Protection
from reception.people.terms.papers import (
    ConsentPurpose,
    DisclosureGround,
    DisclosureWay,
    DocumentKind,
    InformationGroup,
)
from reception.plans.models import NeedsAssessment
from reception.plans.operations import needs as conversations
from reception.plans.rules.needs import needs
from reception.plans.terms import NeedAnswer
from tests.files import making

STREET: Final = "Vandringsvägen 3"
_SEED: Final = "the extract that the walk opens"


def add(amina: Person, case: Case) -> None:
    """One row for each page that is about one row."""
    caseworker, coordinator = (account_queries.actor_of(_user(role)) for role in ("caseworker", "housing"))
    actors.become(coordinator)
    home = _home(coordinator.user_id)
    _list_of_homes()
    actors.become(caseworker)
    _contract(amina, home, caseworker.user_id)
    _need(case, home)
    _papers(amina, case)
    _referrals(case)
    said = conversations.Conversation(today(), True, {needs().asked()[0].code: conversations.Answered(NeedAnswer.YES)})
    conversations.assess_needs(case, said)
    db.session.flush()


def _home(user_id: int | None) -> Dwelling:
    """A home with rooms, a lease, and whatever is entered of homes."""
    district = districts.add_district(name="Vandringen", residents=900)
    districts.add_place(kind=PlaceKind.SCHOOL, name="Vandringsskolan", east=400000, north=6500000)
    home = dwellings.add_dwelling(street=STREET, capacity=5, rooms=4, area=90, rent=9000, district_id=district.id)
    rooms = [units.add_unit(home, kind=UnitKind.ROOM, label=f"Rum {place}", capacity=2) for place in (1, 2, 3)]
    leases.add_lease(home, first_on=today() - timedelta(days=500), last_on=today() + timedelta(days=300), rent=8000)
    days = {"first_on": today() + timedelta(days=30), "last_on": today() + timedelta(days=40)}
    closures.close_unit(rooms[2], **days, reason=Unavailability.RENOVATION)
    look = {"kind": InspectionKind.PERIODIC, "on_day": today(), "is_fine": False, "remarks": "Dörren kärvar."}
    upkeep.add_inspection(rooms[0], **look, author_id=user_id)
    upkeep.report_fault(rooms[0], what="Kranen droppar.", reported_on=today(), author_id=user_id)
    db.session.refresh(home, ["units"])
    return home


def _contract(amina: Person, home: Dwelling, user_id: int | None) -> None:
    contracts.let(
        tenure=Tenure.MUNICIPAL, unit_id=home.units[1].id, people=[(amina.id, True)],
        first_on=today() - timedelta(days=90), last_on=today() + timedelta(days=200), author_id=user_id,
    )  # fmt: skip


def _need(case: Case, home: Dwelling) -> None:
    """A home that is sought, with an offer that is prepared and one that waits for an answer."""
    need = home_needs.ask_for_home(case, household_id=None)
    free = today() + timedelta(days=60)
    week = today() + timedelta(days=7)
    offers.offer_home(need, home.units[2], free_on=free, made_on=None, answer_by=None)
    offers.offer_home(need, home.units[3], free_on=free, made_on=today(), answer_by=week)


def _papers(amina: Person, case: Case) -> None:
    unit_id, agency = case.unit_id, _one(sa.select(Organisation).filter_by(kind=OrganisationKind.AUTHORITY))
    file = checked(making.jpeg(), "pass.jpg")
    people.add_document(amina, unit_id=unit_id, kind=DocumentKind.PASSPORT, title="Pass", file=file)
    people.add_document(amina, unit_id=unit_id, kind=DocumentKind.IDENTITY_CARD)
    to = {"unit_id": unit_id, "recipient_id": agency.id, "recipient_name": None}
    people.give_consent(
        amina, **to, purpose=ConsentPurpose.WORK, purpose_note=None, scope=[InformationGroup.IDENTITY], language="so",
        with_interpreter=True, given_on=today(), expires_on=today() + timedelta(days=90),
    )  # fmt: skip
    harmless = {"ground": DisclosureGround.NO_HARM, "ground_note": None, "consent": None}
    people.log_disclosure(
        amina, **to, **harmless, scope=[InformationGroup.LANGUAGE], what=None, way=DisclosureWay.PHONE, told_at=now(),
        author_id=actors.current().user_id,
    )  # fmt: skip
    content = {language: [Section(InformationGroup.IDENTITY, (("Namn", "Amina"),))] for language in LANGUAGES}
    made = people.make_extract(
        amina, **to, **harmless, content=content, days=7, seed=_SEED, author_id=actors.current().user_id
    )
    _secrets["extract"] = made.secret


#: What only its maker knows: the link of the extract.
_secrets: dict[str, str] = {}


def _referrals(case: Case) -> None:
    agency = _one(sa.select(Organisation).filter_by(kind=OrganisationKind.AUTHORITY))
    for request in ("Önskar möte om praktik.", "Önskar studiebesök."):
        sent = {"organisation_id": agency.id, "purpose": ReferralPurpose.WORK, "request": request}
        referral = referrals.send_referral(case, **sent, sent_on=today())
    referrals.accept_referral(referral, today())


def _list_of_homes() -> None:
    """Two lists of homes on their way in; one that was taken in."""
    for mark in ("Ett", "Två"):
        content = f"Adress;Antal rum;Antal platser;Favoritfärg\nNygatan {mark};2;3;blå\n;;;\n".encode()
        run = imports.receive_homes(content, "bostader.csv")
        imports.read_in(run.id, lambda _done, _total: None)
    imports.take_in(run.id, lambda _done, _total: None)
    db.session.flush()


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`."""
    home = lambda: _one(sa.select(Dwelling).filter_by(street=STREET))  # noqa: E731

    def in_home(model: Any, **facts: Any) -> Callable[[], Any]:
        query = sa.select(model).filter_by(**facts).join(DwellingUnit).join(Dwelling)
        return lambda: _one(query.where(Dwelling.street == STREET))

    def of_amina(model: Any, **facts: Any) -> Any:
        query = sa.select(model).filter_by(**facts).join(Person, Person.id == model.person_id)
        return _one(query.where(Person.shown_name == "Amina Yusuf").order_by(model.id.desc()))

    def of_case(model: Any, **facts: Any) -> Any:
        query = sa.select(model).filter_by(**facts).join(Case, Case.id == model.case_id).join(Case.person)
        return _one(query.where(Person.shown_name == "Amina Yusuf").order_by(model.id.desc()))

    contract = in_home(Contract)
    return {
        "/dwellings/<number>": lambda: home().number,
        "/dwellings/<number>/units/<unit_id>": lambda: home().units[1].id,
        "/dwellings/<number>/leases/<lease_id>": lambda: _one(sa.select(Lease).filter_by(dwelling_id=home().id)).id,
        "/dwellings/<number>/closures/<closure_id>": lambda: in_home(Closure)().id,
        "/dwellings/<number>/inspections/<inspection_id>": lambda: in_home(Inspection)().id,
        "/dwellings/<number>/faults/<fault_number>": lambda: in_home(Fault, state=FaultState.REPORTED)().number,
        "/dwellings/districts/<district_id>": lambda: _one(sa.select(District).filter_by(name="Vandringen")).id,
        "/dwellings/places/<place_id>": lambda: _one(sa.select(Place).filter_by(name="Vandringsskolan")).id,
        "/dwellings/contracts/<number>": lambda: contract().number,
        "/dwellings/contracts/<number>/members/<member_id>": lambda: contract().members[0].id,
        "/dwellings/waiting/<number>": lambda: of_case(HomeNeed, ended_on=None).number,
        "/dwellings/waiting/<number>/offers/new/<unit_id>": lambda: home().units[0].id,
        "/dwellings/waiting/<number>/offers/<offer_number>/tell": lambda: (
            of_case(Offer, state=OfferState.PREPARED).number
        ),
        "/dwellings/waiting/<number>/offers/<offer_number>/answer": lambda: (
            of_case(Offer, state=OfferState.MADE).number
        ),
        "/dwellings/import/<number>": lambda: _one(_list_in(ImportState.READY)).number,
        "/dwellings/import/<number>/undo": lambda: _one(_list_in(ImportState.DONE)).number,
        "/people/<number>/home-need/new": lambda: _one(_seeking_nothing()).number,
        "/people/<number>/home-need/<need_number>": lambda: of_case(HomeNeed, ended_on=None).number,
        "/people/<number>/documents/<document_number>": lambda: of_amina(Document, removed_at=None).number,
        "/people/<number>/documents/<document_number>/add-file": lambda: (
            of_amina(Document, removed_at=None, stored=None).number
        ),
        "/people/<number>/sharing/consents/<consent_number>": lambda: of_amina(Consent, withdrawn_on=None).number,
        "/people/<number>/sharing/log/<line_number>": lambda: of_amina(Disclosure, way=DisclosureWay.PHONE).number,
        "/people/<number>/sharing/extracts/<extract_number>": lambda: of_amina(Extract).number,
        "/extracts/<token>": lambda: _secrets["extract"],
        "/people/<number>/needs/<assessment_id>": lambda: of_case(NeedsAssessment).id,
        "/people/<number>/basics/<code>": lambda: "area_home",
        "/referrals/<number>": lambda: of_case(Referral, state=ReferralState.SENT).number,
        "/referrals/<number>/correct": lambda: of_case(Referral, state=ReferralState.ACCEPTED).number,
    }


def _seeking_nothing() -> Any:
    """Somebody of the caseworker's unit for whom a home can be sought."""
    unit_id = account_queries.actor_of(_user("caseworker")).duties[0].unit_id
    query = sa.select(Person).join(Case, Case.person_id == Person.id).filter_by(protection=Protection.NONE)
    seeking = sa.select(HomeNeed.case_id).where(HomeNeed.ended_on.is_(None))
    return query.where(Case.unit_id == unit_id, Case.state == CaseState.OPEN, Case.id.not_in(seeking))


def _list_in(state: ImportState) -> Any:
    return sa.select(ImportRun).filter_by(state=state, target=ImportTarget.HOMES)


def _user(role: str) -> User:
    return _one(sa.select(User).filter_by(email=f"{role}@demo.example"))


def _one(query: Any) -> Any:
    """The first row, with the eyes of the system."""
    found = db.session.scalars(query.limit(1).execution_options(permit="test")).first()
    assert found is not None, str(query)
    return found
