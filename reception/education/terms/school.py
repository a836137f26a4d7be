"""The words of a child's school beside those of `studies`."""

from reception.i18n.markers import N_, Term


class MappingPart(Term):
    """The parts of Skolverket's mapping of a newly arrived pupil's knowledge."""

    LANGUAGE = "language", N_("Part 1: languages and experience")
    LITERACY = "literacy", N_("Part 2: literacy and numeracy")
    SUBJECTS = "subjects", N_("Part 3: knowledge in subjects")


class SchoolingEnd(Term):
    """Why a place in a school ended."""

    NEXT_FORM = "next-form", N_("Goes on to the next school form")
    OTHER_SCHOOL = "other-school", N_("Changed school")
    NATIONAL_PROGRAMME = "national-programme", N_("Went on to a national programme")
    ADULT_EDUCATION = "adult-education", N_("Went on to adult education")
    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Left without completing")
    MOVED_AWAY = "moved-away", N_("Moved to another municipality")
    OTHER = "other", N_("Another reason")


class SchoolMeetingKind(Term):
    """What the school met the family about."""

    INTRODUCTION = "introduction", N_("Introduction to the school")
    MAPPING = "mapping", N_("The mapping of knowledge")
    DEVELOPMENT = "development", N_("Development talk")
    SUPPORT = "support", N_("Support at school")
    TRANSITION = "transition", N_("Change of school form")
    OTHER = "other", N_("Something else")
