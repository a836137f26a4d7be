"""The words of cases and tasks."""

from reception.i18n.markers import N_, Term


class CaseState(Term):
    """Whether a case is worked with."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


class Weight(Term):
    """How much work a case is, beside others of the unit. What each counts for stands in `rules`."""

    LIGHT = "light", N_("Lighter")
    ORDINARY = "ordinary", N_("Ordinary")
    DEMANDING = "demanding", N_("Demanding")


class GivenOutcome(Term):
    """What became of a case in a hand-over of many."""

    GIVEN = "given", N_("Handed over")
    ALREADY = "already", N_("Has this caseworker already")
    CLOSED = "closed", N_("The case is closed")
    NOT_NAMED = "not-named", N_("The person is protected, and the caseworker is not named for the file")
    OUTSIDE_UNIT = "outside-unit", N_("The caseworker does no casework in the case's unit")
    CHANGED = "changed", N_("Somebody else was given the case meanwhile")
    TAKEN_BACK = "taken-back", N_("Taken back")


class TaskState(Term):
    """Where a task stands."""

    OPEN = "open", N_("To do")
    DONE = "done", N_("Done")
    CANCELLED = "cancelled", N_("Cancelled")


class Phase(Term):
    """The four phases of the mission. They may run in parallel."""

    RECEPTION = "reception", N_("Reception")
    EDUCATION = "education", N_("Education")
    WORK = "work", N_("Job")
    INCLUSION = "inclusion", N_("Inclusion")


class Owner(Term):
    """Who has to see to a step, or answers for a right."""

    MUNICIPALITY = "municipality", N_("The municipality's reception unit")
    HOUSING = "housing", N_("The municipality's housing unit")
    SOCIAL_SERVICES = "social_services", N_("The municipality's social services")
    ADULT_EDUCATION = "adult_education", N_("The municipality's adult education")
    SCHOOL = "school", N_("The school")
    PRESCHOOL = "preschool", N_("The municipality's preschools")
    CHIEF_GUARDIAN = "chief_guardian", N_("The chief guardian (överförmyndaren)")
    CULTURE_AND_LEISURE = "culture_and_leisure", N_("The municipality's culture and leisure")
    EMPLOYMENT_SERVICE = "employment_service", N_("Arbetsförmedlingen")
    MIGRATION_AGENCY = "migration_agency", N_("Migrationsverket")
    SOCIAL_INSURANCE_AGENCY = "social_insurance_agency", N_("Försäkringskassan")
    TAX_AGENCY = "tax_agency", N_("Skatteverket")
    REGION = "region", N_("The region")
    NEWCOMER = "newcomer", N_("The newcomer")


class PauseReason(Term):
    """Why a path rests. Never a diagnosis."""

    PARENTAL_LEAVE = "parental_leave", N_("Parental leave")
    ILLNESS = "illness", N_("Illness")
    AWAY = "away", N_("Away from the municipality")
    CARE = "care", N_("Cares for a relative")
    OTHER = "other", N_("Another reason")


class Outcome(Term):
    """What somebody does and lives on, when a case is closed and when it is asked again."""

    WORK = "work", N_("Works")
    SUBSIDISED_WORK = "subsidised_work", N_("Works in subsidised employment")
    OWN_BUSINESS = "own_business", N_("Runs a business")
    STUDIES = "studies", N_("Is studying")
    SCHOOL = "school", N_("Goes to school or preschool")
    SEEKS_WORK = "seeks_work", N_("Looks for work")
    PARENTAL_LEAVE = "parental_leave", N_("On parental leave")
    ILL = "ill", N_("On sick leave")
    RETIRED = "retired", N_("Retired")
    OTHER = "other", N_("Something else")
    UNKNOWN = "unknown", N_("Not known")


class ClosingReason(Term):
    """Why a case is closed."""

    COMPLETED = "completed", N_("The path is completed")
    SELF_SUPPORTING = "self_supporting", N_("Manages without the unit's support")
    TIME_OVER = "time_over", N_("The time for the unit's support is over")
    MOVED_IN_SWEDEN = "moved_in_sweden", N_("Moved to another municipality")
    MOVED_ABROAD = "moved_abroad", N_("Moved from Sweden")
    HANDED_OVER = "handed_over", N_("Handed over to another unit")
    OWN_WISH = "own_wish", N_("The person wishes it")
    LOST_CONTACT = "lost_contact", N_("No contact any more")
    DECEASED = "deceased", N_("The person has died")
    MISTAKE = "mistake", N_("The case was opened by mistake")
    OTHER = "other", N_("Another reason")
    UNKNOWN = "unknown", N_("Not known")


class FollowUpMoment(Term):
    """How long after the closing it is asked again. The lengths stand in `rules`."""

    DAYS_90 = "days_90", N_("90 days after")
    DAYS_180 = "days_180", N_("180 days after")
    DAYS_365 = "days_365", N_("365 days after")
    MONTHS_24 = "months_24", N_("24 months after")


class FollowUpState(Term):
    """Where the question after a closing stands."""

    WAITING = "waiting", N_("To be asked")
    ANSWERED = "answered", N_("Answered")
    NOT_KNOWN = "not_known", N_("Asked, and nothing could be learnt")
    DROPPED = "dropped", N_("Not asked: the case was opened again")
    NOT_ASKED = "not_asked", N_("Not asked: the reason of the closing speaks against it")


class FollowUpSource(Term):
    """Who told what became of somebody."""

    PERSON = "person", N_("The person")
    RELATIVE = "relative", N_("A relative")
    AUTHORITY = "authority", N_("An authority")
    EMPLOYER = "employer", N_("An employer")
    SCHOOL = "school", N_("A school")
    OTHER = "other", N_("Somebody else")


class TransferState(Term):
    """Where a hand-over to another unit or municipality stands."""

    OFFERED = "offered", N_("Waits for the other unit")
    ACCEPTED = "accepted", N_("Taken over")
    REFUSED = "refused", N_("Not taken over")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    SENT = "sent", N_("Handed over to another municipality")


class TransferGround(Term):
    """What lets facts pass where secrecy stands between: another board, or another municipality (OSL 2009:400)."""

    CONSENT = "consent", N_("The person consents")
    LAW = "law", N_("A law or an ordinance requires it")
    OTHER = "other", N_("Another ground")


class ReferralState(Term):
    """Where a referral to an organisation stands."""

    SENT = "sent", N_("Sent")
    ACCEPTED = "accepted", N_("Accepted")
    REJECTED = "rejected", N_("Rejected")
    DONE = "done", N_("Done")
    WITHDRAWN = "withdrawn", N_("Taken back")


class ReferralPurpose(Term):
    """What an organisation is asked to do for somebody."""

    HEALTH_EXAMINATION = "health-examination", N_("Health examination")
    HEALTH_CARE = "health-care", N_("Contact with health care")
    SCHOOL = "school", N_("Preschool or school")
    SFI = "sfi", N_("SFI or adult education")
    CIVIC_ORIENTATION = "civic-orientation", N_("Civic orientation")
    WORK = "work", N_("Work or placement")
    MONEY = "money", N_("Income, budget and debts")
    HOUSING = "housing", N_("Housing")
    ASSOCIATION = "association", N_("Association, activity or mentor")
    LEGAL_ADVICE = "legal-advice", N_("Legal advice")
    FAMILY = "family", N_("Support for the family")
    OTHER = "other", N_("Something else")


class RejectionReason(Term):
    """Why an organisation did not take a referral."""

    FULL = "full", N_("No place for now")
    NOT_TARGET_GROUP = "not-target-group", N_("The person is not among those it works with")
    NOT_REACHED = "not-reached", N_("The person was not reached")
    DECLINED_BY_PERSON = "declined-by-person", N_("The person does not want to")
    LANGUAGE = "language", N_("No common language and no interpreter")
    OTHER = "other", N_("Another reason")
