"""The words of what Arbetsförmedlingen does and decides: the programmes are its own, the municipality notes them."""

from reception.i18n.markers import N_, Term


class ProgrammeKind(Term):
    """The programmes of Arbetsförmedlingen (förordning 2017:820; förordning 2007:414; förordning 2007:813)."""

    ESTABLISHMENT = "establishment", N_("The establishment programme")
    JOB_GUARANTEE = "job-guarantee", N_("The job and development guarantee")
    YOUTH_GUARANTEE = "youth-guarantee", N_("The job guarantee for young people")
    TRAINING = "training", N_("Employment training")
    MATCHING_SERVICE = "matching-service", N_("Rusta och matcha")
    OTHER = "other", N_("Another programme")


class ProgrammeEnd(Term):
    """Why somebody left a programme."""

    TIME = "time", N_("The time was used up")
    WORK = "work", N_("Full-time work")
    STUDIES = "studies", N_("Full-time studies")
    PARENTAL = "parental", N_("Parental leave")
    SICKNESS = "sickness", N_("Sick leave")
    RECALLED = "recalled", N_("Recalled by Arbetsförmedlingen")
    MOVED = "moved", N_("Moved or left Sweden")
    OTHER = "other", N_("Another reason")


class DecisionKind(Term):
    """What Arbetsförmedlingen or Försäkringskassan decided."""

    ASSIGNMENT = "assignment", N_("Assigned to a programme")
    MEASURE = "measure", N_("A measure inside the programme")
    EXTENT = "extent", N_("Extent of the programme")
    BENEFIT = "benefit", N_("Establishment benefit")
    ABSENCE = "absence", N_("Absence")
    WARNING = "warning", N_("Warning or suspension")
    RECALL = "recall", N_("Assignment recalled")
    OTHER = "other", N_("Another decision")
