"""What stands in a person's file beside the case itself: her home, papers, what was told of her, referrals, needs."""

from datetime import UTC, date, datetime, timedelta

from reception.cases.models import Case, Referral, ReferralStep
from reception.cases.terms import ReferralPurpose, ReferralState
from reception.files.checking import checked
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit, HomeNeed, Offer
from reception.housing.rules.addresses import sort_key
from reception.housing.terms import OfferState, Tenure, UnitKind
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from reception.people import operations as people
from reception.people.models import Consent, Disclosure, Document, Extract, Household, Person
from reception.people.rules import extracts
from reception.people.rules.consents import TEXT_VERSION
from reception.people.terms.papers import (
    ConsentPurpose,
    DisclosureGround,
    DisclosureWay,
    DocumentKind,
    InformationGroup,
)
from reception.plans.models import NeedsAssessment, NeedsLine
from reception.plans.terms import NeedAnswer
from reception.web import short_number
from tests.factories.people import SOURCE
from tests.files import making

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
DAY = date(2026, 11, 2)
GROUPS = f"{InformationGroup.IDENTITY} {InformationGroup.LANGUAGE}"


def homes_and_papers(
    mark: str, person: Person, case: Case, household: Household, organisation: Organisation
) -> dict[str, object]:
    """The rows, by what they are; all words hold `mark`, and the homes do not."""
    return {
        **_home(mark, person, case, household),
        **_shared(mark, person, case, organisation),
        **_referrals(mark, case, organisation),
        "assessment": NeedsAssessment(
            case=case, on_day=DAY, note=f"Behov{mark}", made_at=NOON,
            answers=[NeedsLine(question="interpreter", answer=next(iter(NeedAnswer)))],
        ),
        "document": _document(mark, person, case),
    }  # fmt: skip


def _home(mark: str, person: Person, case: Case, household: Household) -> dict[str, object]:
    street = f"Ringgatan {person.id}"
    home = Dwelling(number=_number(), street=street, sort_key=sort_key(street, ""), rooms=3, area=70, is_own=True)
    home.units = [DwellingUnit(kind=UnitKind.WHOLE, capacity=4), *_rooms("Rum 1", "Rum 2", "Rum 3")]
    whole, held, prepared, told = home.units
    contract = Contract(
        number=_number(), tenure=Tenure.MUNICIPAL, unit=held, first_on=DAY - timedelta(days=200),
        last_on=DAY + timedelta(days=400), note=f"Avtal{mark}", made_at=NOON,
    )  # fmt: skip
    contract.members = [ContractMember(person_id=person.id, is_tenant=True)]
    need = HomeNeed(number=_number(), case=case, household=household, note=f"Bostad{mark}", made_at=NOON)
    offers = {"made_on": DAY, "answer_by": today() + timedelta(days=9), "free_on": DAY}
    return {
        "dwelling": home,
        "unit": whole,
        "contract": contract,
        "contract_member": contract.members[0],
        "need": need,
        "prepared": Offer(number=_number(), case=case, need=need, unit=prepared, free_on=DAY, made_at=NOON),
        "told": Offer(number=_number(), case=case, need=need, unit=told, state=OfferState.MADE, made_at=NOON, **offers),
    }


def _rooms(*labels: str) -> list[DwellingUnit]:
    return [DwellingUnit(kind=UnitKind.ROOM, label=label, capacity=1) for label in labels]


def _shared(mark: str, person: Person, case: Case, organisation: Organisation) -> dict[str, object]:
    held = {"number": _number(), "person_id": person.id, "unit_id": case.unit_id, "made_at": NOON}
    to = {"recipient_id": organisation.id, "scope": GROUPS}
    consent = Consent(
        **held, **to, purpose=ConsentPurpose.OTHER, purpose_note=f"Syfte{mark}", language="so",
        text_version=TEXT_VERSION, given_on=DAY, expires_on=DAY + timedelta(days=100),
    )  # fmt: skip
    line = Disclosure(
        **{**held, "number": _number()}, **to, what=f"Berättat{mark}", ground=DisclosureGround.NO_HARM,
        way=DisclosureWay.PHONE, told_at=NOON,
    )  # fmt: skip
    extract = Extract(
        **{**held, "number": _number()}, disclosure=line, expires_at=now() + timedelta(days=5),
        content=extracts.written({language: [] for language in extracts.LANGUAGES}),
        token_hash=f"link {person.id}", code_hash="code",
    )  # fmt: skip
    return {"consent": consent, "line": line, "extract": extract}


def _referrals(mark: str, case: Case, organisation: Organisation) -> dict[str, object]:
    """One that waits for an answer, and one that was taken on."""
    common = {"case": case, "organisation": organisation, "purpose": ReferralPurpose.WORK, "sent_on": DAY}
    sent, taken = (
        Referral(number=_number(), request=f"Begäran{mark}", made_at=NOON, state=state, **common)
        for state in (ReferralState.SENT, ReferralState.ACCEPTED)
    )
    taken.answered_on = DAY
    for referral, states in ((sent, [ReferralState.SENT]), (taken, [ReferralState.SENT, ReferralState.ACCEPTED])):
        referral.steps = [ReferralStep(state=state, on_day=DAY, made_at=NOON) for state in states]
    return {"referral": sent, "referral_taken": taken}


def _document(mark: str, person: Person, case: Case) -> Document:
    file = checked(making.jpeg(), f"Papper{mark}.jpg")
    return people.add_document(person, unit_id=case.unit_id, kind=DocumentKind.PASSPORT, title=f"Pass{mark}", file=file)


def _number() -> str:
    return short_number.make(SOURCE)
