"""The words of people: closed lists that are stored as values and shown as labels."""

from reception.i18n.markers import N_, Term


class NumberKind(Term):
    """What kind of number a person is known by."""

    PERSONNUMMER = "personnummer", N_("Personal identity number")
    SAMORDNINGSNUMMER = "samordningsnummer", N_("Coordination number")
    DOSSIER = "dossier", N_("Dossier number (Migration Agency)")
    OTHER = "other", N_("Other number")


class NameKind(Term):
    """Which of a person's names this is. The passport's is the one that documents carry."""

    PASSPORT = "passport", N_("As in the passport")
    PREFERRED = "preferred", N_("Name the person uses")
    OWN_SCRIPT = "own_script", N_("In the person's own script")
    OTHER = "other", N_("Other spelling or earlier name")


class IdentityGrade(Term):
    """How sure the identity behind a coordination number is (lag 2022:1697)."""

    PROVEN = "proven", N_("Proven identity")
    PROBABLE = "probable", N_("Probable identity")
    UNCERTAIN = "uncertain", N_("Uncertain identity")


class BirthPrecision(Term):
    """How much of the date of birth is known."""

    DAY = "day", N_("Exact day")
    MONTH = "month", N_("Month and year")
    YEAR = "year", N_("Year")
    ESTIMATED = "estimated", N_("Estimated")


class Source(Term):
    """Where a fact comes from."""

    PERSON = "person", N_("The person says so")
    DOCUMENT = "document", N_("A document shows it")
    AUTHORITY = "authority", N_("An authority says so")
    IMPORT = "import", N_("Taken from an imported list")
    UNKNOWN = "unknown", N_("Source not known")


class LegalSex(Term):
    """Legal sex in the population register. Never derived from a number once somebody has set it by hand."""

    WOMAN = "woman", N_("Woman")
    MAN = "man", N_("Man")
    UNKNOWN = "unknown", N_("Not stated")


class Protection(Term):
    """Protected personal data, in rising grade (Skatteverket; Police for the last)."""

    NONE = "none", N_("Not protected")
    MARKING = "marking", N_("Confidentiality marking")
    REGISTRATION = "registration", N_("Protected population registration")
    ASSUMED_IDENTITY = "assumed_identity", N_("Assumed identity")


class ReceptionRoute(Term):
    """How the person came to the municipality."""

    ASSIGNED = "assigned", N_("Assigned by the Migration Agency")
    RESETTLED = "resettled", N_("Resettled (quota refugee)")
    SELF_SETTLED = "self_settled", N_("Own housing")
    UNACCOMPANIED = "unaccompanied", N_("Unaccompanied minor")
    FAMILY = "family", N_("Family reunification")
    TEMPORARY_PROTECTION_ASSIGNED = "temporary_protection_assigned", N_("Temporary protection, assigned")
    MOVED_IN = "moved_in", N_("Moved from another municipality")


class Ground(Term):
    """The ground of a residence permit (utlänningslagen 2005:716)."""

    REFUGEE = "refugee", N_("Refugee")
    SUBSIDIARY_PROTECTION = "subsidiary_protection", N_("Subsidiary protection")
    RESETTLED = "resettled", N_("Quota refugee")
    DISTRESSING_CIRCUMSTANCES = "distressing_circumstances", N_("Exceptionally distressing circumstances")
    TEMPORARY_PROTECTION = "temporary_protection", N_("Temporary protection (mass influx directive)")
    FAMILY = "family", N_("Family ties")
    IMPEDIMENT = "impediment", N_("Impediment to enforcement")
    WORK = "work", N_("Work")
    STUDY = "study", N_("Studies")
    EU = "eu", N_("Right of residence (EU/EEA)")


class KeyDateKind(Term):
    """The dates that drive deadlines."""

    APPLIED = "applied", N_("Applied for a permit")
    DECIDED = "decided", N_("Permit decided")
    ASSIGNED = "assigned", N_("Assigned to the municipality")
    SETTLE_BY = "settle_by", N_("Latest day of reception")
    RECEIVED = "received", N_("Received in the municipality")
    MOVED_IN = "moved_in", N_("Moved into a home")
    REGISTERED = "registered", N_("First registered in the population register")
    SFI_APPLIED = "sfi_applied", N_("Applied for SFI")
    SFI_RECEIVED = "sfi_received", N_("First received in SFI")
    SFI_STARTED = "sfi_started", N_("Started SFI")
    ENROLLED_EMPLOYMENT_SERVICE = "enrolled_employment_service", N_("Enrolled at Arbetsförmedlingen")
    LEFT_EMPLOYMENT_SERVICE = "left_employment_service", N_("Left Arbetsförmedlingen's programme")


class LanguageUse(Term):
    """How well a language carries."""

    MOTHER_TONGUE = "mother_tongue", N_("Mother tongue")
    SPEAKS_WELL = "speaks_well", N_("Speaks well")
    SPEAKS_SOME = "speaks_some", N_("Speaks some")


class CommunicationMode(Term):
    """How the person prefers to communicate."""

    SPOKEN = "spoken", N_("Spoken")
    WRITTEN = "written", N_("Written")
    SIGNED = "signed", N_("Sign language")
    WITH_SUPPORT = "with_support", N_("With pictures or other support")


class InterpreterWish(Term):
    """Wish about the interpreter's gender."""

    NONE = "none", N_("No wish")
    WOMAN = "woman", N_("A woman")
    MAN = "man", N_("A man")


class ContactKind(Term):
    """What leads to a person."""

    PHONE = "phone", N_("Telephone")
    EMAIL = "email", N_("E-mail")
    ADDRESS = "address", N_("Address")


class KeyKind(Term):
    """What a search key was made from."""

    SPELLING = "spelling", N_("Spelling of a name")
    SOUND = "sound", N_("Sound of a name")
    NUMBER = "number", N_("Number")
    LAST_FOUR = "last_four", N_("Last four digits of a number")
    PHONE = "phone", N_("Telephone number")
    EMAIL = "email", N_("E-mail address")
    ALIKE = "alike", N_("What two records about one person share")


class Match(Term):
    """Why somebody may be the person who is being registered."""

    NUMBER = "number", N_("Same number")
    NAME_AND_BIRTH = "name_and_birth", N_("Same name and date of birth")
    NAME = "name", N_("Same name")
    LIKE_NAME = "like_name", N_("The name sounds alike")
    DOSSIER = "dossier", N_("Same dossier number and a name alike")
    PHONE = "phone", N_("Same telephone number and a name alike")
    LIKE_NAME_AND_BIRTH = "like_name_and_birth", N_("The name sounds alike and the date of birth is the same")


class HouseholdRole(Term):
    """What somebody is in a household."""

    REFERENCE = "reference", N_("Reference person")
    PARTNER = "partner", N_("Partner")
    CHILD = "child", N_("Child")
    PARENT = "parent", N_("Parent")
    SIBLING = "sibling", N_("Sister or brother")
    RELATIVE = "relative", N_("Other relative")
    OTHER = "other", N_("Other member")


class ExpectedState(Term):
    """What became of somebody who was expected."""

    EXPECTED = "expected", N_("Expected")
    ARRIVED = "arrived", N_("Has come")
    CANCELLED = "cancelled", N_("Does not come")


class GuardianKind(Term):
    """Who decides for somebody (föräldrabalken chapters 6, 10 and 11; lag 2005:429)."""

    CUSTODIAN = "custodian", N_("Custodial parent")
    APPOINTED_CUSTODIAN = "appointed_custodian", N_("Specially appointed custodian")
    UNACCOMPANIED_TRUSTEE = "unaccompanied_trustee", N_("Trustee for an unaccompanied child")
    TRUSTEE = "trustee", N_("Trustee")
    ADMINISTRATOR = "administrator", N_("Administrator for an adult")


class ShowReason(Term):
    """Why somebody looks at a protected person's contact details."""

    REACH = "reach", N_("To reach the person")
    CHECK = "check", N_("To check or correct the detail")
    AUTHORITY = "authority", N_("An authority with a right to it asks")
    EMERGENCY = "emergency", N_("Danger to life or health")


class DraftState(Term):
    """What became of a registration that met somebody whom the registrar may not see."""

    OPEN = "open", N_("Waiting for the manager")
    SAME = "same", N_("The same person")
    OTHER = "other", N_("Another person")


class RemovalState(Term):
    """Where a request to remove protection stands."""

    ASKED = "asked", N_("Waiting for a second person")
    CONFIRMED = "confirmed", N_("Confirmed")
    REFUSED = "refused", N_("Refused")
