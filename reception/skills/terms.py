"""The words of skills: the parts of an interview, what somebody has learnt and done, and how it is recognised."""

from reception.i18n.markers import N_, Term


class Part(Term):
    """The parts of the interview, in their order. Of health nothing is asked but whether help is needed."""

    LANGUAGES = "languages", N_("Languages")
    EDUCATION = "education", N_("Education")
    WORK = "work", N_("Work experience")
    CERTIFICATES = "certificates", N_("Certificates and licences")
    OTHER_SKILLS = "other-skills", N_("Other skills")
    WISHES = "wishes", N_("Wishes")
    OBSTACLES = "obstacles", N_("Obstacles")


class PartState(Term):
    """How a part of the interview was ended."""

    TALKED_THROUGH = "talked-through", N_("Talked through")
    NOTHING = "nothing", N_("Nothing to note")
    DECLINED = "declined", N_("Does not want to answer")


class LanguageLevel(Term):
    """How well somebody speaks, reads or writes a language, as she says it herself."""

    NOT = "not", N_("Not at all")
    LITTLE = "little", N_("A little")
    EVERYDAY = "everyday", N_("Enough for everyday life")
    WELL = "well", N_("Well, at work too")
    FULLY = "fully", N_("Fully")


class QualificationKind(Term):
    """What somebody brings that can be recognised."""

    EDUCATION = "education", N_("Education")
    WORK = "work", N_("Work experience")
    CERTIFICATE = "certificate", N_("Certificate or licence")


class Completion(Term):
    """How far an education came."""

    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Interrupted")
    UNDER_WAY = "under-way", N_("Under way")


class Papers(Term):
    """What shows it."""

    AT_HAND = "at-hand", N_("Has the papers")
    TO_BE_HAD = "to-be-had", N_("The papers can be sent for")
    LOST = "lost", N_("The papers are lost")
    NONE = "none", N_("There never were papers")


class Step(Term):
    """The steps of a validation, in their order (skollagen 2010:800, 20 kap. 42–44 §§; domain of adult education)."""

    SELF_RATING = "self-rating", N_("Self-rating")
    OVERVIEW = "overview", N_("Overview mapping")
    DEEPENED = "deepened", N_("Deepened mapping")
    ASSESSMENT = "assessment", N_("Assessment")
    RECOGNITION = "recognition", N_("Recognition")


class Body(Term):
    """Who maps, assesses or recognises. A sector's body or a school is named beside."""

    OWN_UNIT = "own-unit", N_("The unit itself")
    UHR = "uhr", N_("UHR (Swedish Council for Higher Education)")
    SOCIALSTYRELSEN = "socialstyrelsen", N_("Socialstyrelsen (National Board of Health and Welfare)")
    SKOLVERKET = "skolverket", N_("Skolverket (National Agency for Education)")
    SECTOR = "sector", N_("A sector's own body")
    SCHOOL = "school", N_("School or adult education")
    UNIVERSITY = "university", N_("University")
    EMPLOYMENT_SERVICE = "employment-service", N_("Arbetsförmedlingen (Employment Service)")
    OTHER_AUTHORITY = "other-authority", N_("Another authority")


class Outcome(Term):
    """What a step came to."""

    CONFIRMED = "confirmed", N_("Confirmed")
    PARTLY = "partly", N_("Confirmed in part")
    NOT_CONFIRMED = "not-confirmed", N_("Not confirmed")
    NOT_POSSIBLE = "not-possible", N_("Could not be assessed")


class Recognition(Term):
    """What somebody has in hand when it is recognised."""

    GRADE = "grade", N_("Grade")
    CERTIFICATE = "certificate", N_("Certificate of competence")
    STATEMENT = "statement", N_("Statement")
    LICENCE = "licence", N_("Licence to practise")


class ValidationEnd(Term):
    """Why a validation goes on no longer."""

    RECOGNISED = "recognised", N_("Recognised")
    PARTLY_RECOGNISED = "partly-recognised", N_("Recognised in part")
    NOT_RECOGNISED = "not-recognised", N_("Not recognised")
    STOPPED = "stopped", N_("The person does not want to go on")
    MOVED = "moved", N_("Goes on in another municipality")


class WaitsOn(Term):
    """Who has to act next."""

    BODY = "body", N_("The body that was asked")
    PERSON = "person", N_("The person")
    UNIT = "unit", N_("The unit")


class RatedBy(Term):
    """Who rates how far somebody has come."""

    HERSELF = "herself", N_("Self-rated")
    WORKER = "worker", N_("Rated by staff")


class Scheme(Term):
    """The vocabularies that codes come from."""

    OCCUPATION = "occupation", N_("Occupations")
    LEVEL = "level", N_("Levels of education")
    PROFESSION = "profession", N_("Regulated professions")


class Uncounted(Term):
    """Why something is in neither number of a figure. What is missing is never counted as a no."""

    NOT_YET = "not-yet", N_("The day has not come yet")
    BIRTH_UNKNOWN = "birth-unknown", N_("Whether it is an adult of working age is not known")
    QUALIFICATION_UNKNOWN = "qualification-unknown", N_("Country, level or length of what was brought is not noted")
    LEFT = "left", N_("Had moved away")
    DECEASED = "deceased", N_("Had died")
