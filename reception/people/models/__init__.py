"""The tables of people: the person, what is known of her, who may see it, and whom she lives with."""

from reception.people.models.documents import Document
from reception.people.models.facts import ContactDetail, Identifier, KeyDate, PermitGround, PersonLanguage, PersonName
from reception.people.models.household import ExpectedMember, Guardianship, Household, HouseholdMember
from reception.people.models.person import BY_CODE_POINT, OfPerson, Person
from reception.people.models.protection import NamedAccess, ProtectionRemoval
from reception.people.models.register import Correction, RegistrationDraft, SearchKey
from reception.people.models.sameness import FormerNumber, Merge, NotTheSame
from reception.people.models.sharing import Consent, Disclosure, Extract

__all__ = [
    "BY_CODE_POINT",
    "Consent",
    "ContactDetail",
    "Correction",
    "Disclosure",
    "Document",
    "ExpectedMember",
    "Extract",
    "FormerNumber",
    "Guardianship",
    "Household",
    "HouseholdMember",
    "Identifier",
    "KeyDate",
    "Merge",
    "NamedAccess",
    "NotTheSame",
    "OfPerson",
    "PermitGround",
    "Person",
    "PersonLanguage",
    "PersonName",
    "ProtectionRemoval",
    "RegistrationDraft",
    "SearchKey",
]
