"""The words of papers, and of what is told of a person: documents, consents, disclosures, extracts."""

from reception.i18n.markers import N_, Term


class DocumentKind(Term):
    """What a paper is."""

    PASSPORT = "passport", N_("Passport or travel document")
    IDENTITY_CARD = "identity-card", N_("Identity card")
    RESIDENCE_CARD = "residence-card", N_("Residence permit card (UAT card)")
    LMA_CARD = "lma-card", N_("LMA card")
    PERMIT_DECISION = "permit-decision", N_("Decision on a residence permit")
    ASSIGNMENT_DECISION = "assignment-decision", N_("Decision of assignment")
    BIRTH_CERTIFICATE = "birth-certificate", N_("Birth certificate")
    MARRIAGE_CERTIFICATE = "marriage-certificate", N_("Marriage certificate")
    CUSTODY = "custody", N_("Decision on custody or a trustee")
    SCHOOL_CERTIFICATE = "school-certificate", N_("School certificate")
    DIPLOMA = "diploma", N_("Diploma or degree certificate")
    ASSESSMENT = "assessment", N_("Assessment of foreign education")
    WORK_CERTIFICATE = "work-certificate", N_("Certificate of employment")
    DRIVING_LICENCE = "driving-licence", N_("Driving licence")
    CV = "cv", N_("CV")
    TENANCY = "tenancy", N_("Tenancy agreement")
    POWER_OF_ATTORNEY = "power-of-attorney", N_("Power of attorney")
    CONSENT = "consent", N_("Signed consent")
    LETTER = "letter", N_("Letter from an authority")
    OTHER = "other", N_("Another document")


class InformationGroup(Term):
    """A part of what a file knows, as it is told or withheld."""

    IDENTITY = "identity", N_("Name, date of birth and numbers")
    CONTACT = "contact", N_("Address, telephone and e-mail")
    LANGUAGE = "language", N_("Languages and interpreter")
    HOUSEHOLD = "household", N_("The household")
    PERMIT = "permit", N_("Residence permit and dates")
    HOUSING = "housing", N_("Housing")
    EDUCATION = "education", N_("Education and studies")
    WORK = "work", N_("Work and practical placement")
    INCOME = "income", N_("Income and benefits")
    PLAN = "plan", N_("The plan")
    NEEDS = "needs", N_("Needs of support")
    SKILLS = "skills", N_("Skills and validation")
    INCLUSION = "inclusion", N_("Activities and friends")


class ConsentPurpose(Term):
    """What somebody may be told something for."""

    PLANNING = "planning", N_("Planning together")
    EDUCATION = "education", N_("Studies, SFI and school")
    WORK = "work", N_("Work, placement and job search")
    HOUSING = "housing", N_("Finding a home")
    INCOME = "income", N_("Income and benefits")
    HEALTH_CARE = "health-care", N_("Contact with health care")
    ASSOCIATION = "association", N_("Association, mentor or activity")
    OTHER = "other", N_("Another purpose")


class DisclosureGround(Term):
    """On which ground something was told although it is secret. The paragraphs stand in `rules.grounds`."""

    CONSENT = "consent", N_("Consent")
    OWN_TASK = "own-task", N_("Necessary for the unit's own task")
    DUTY = "duty", N_("Duty to give information to an authority")
    BALANCE = "balance", N_("The interest in telling clearly outweighs")
    NO_HARM = "no-harm", N_("Clear that nobody is harmed")
    HERSELF = "herself", N_("To the person herself or her representative")
    OTHER_ACT = "other-act", N_("Another act or ordinance")


class DisclosureWay(Term):
    """How something was told."""

    MEETING = "meeting", N_("At a meeting")
    PHONE = "phone", N_("By telephone")
    LETTER = "letter", N_("By letter")
    SECURE_MESSAGE = "secure-message", N_("By secure message")
    EXTRACT = "extract", N_("As an extract with a link and a code")
    REFERRAL = "referral", N_("With a referral")
    OTHER = "other", N_("In another way")


class ConsentState(Term):
    """Where a consent stands on a day. It is reckoned, never stored."""

    VALID = "valid", N_("Holds")
    COMING = "coming", N_("Does not hold yet")
    EXPIRED = "expired", N_("Has run out")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class ExtractState(Term):
    """Where an extract stands. It is reckoned, never stored."""

    OPEN = "open", N_("Can be opened")
    EXPIRED = "expired", N_("The time has run out")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    LOCKED = "locked", N_("Closed after wrong codes")
    PROTECTED = "protected", N_("Closed because the person is protected")
