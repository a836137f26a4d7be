"""The words of how far somebody has come with civic orientation."""

from reception.i18n.markers import N_, Term


class OrientationState(Term):
    """Where somebody stands. It follows from lessons and notes and is never chosen."""

    CERTIFIED = "certified", N_("Certificate given")
    FINISHED_ELSEWHERE = "finished-elsewhere", N_("Finished with another organiser")
    COMPLETE = "complete", N_("A hundred hours, all eight parts")
    PARTS_MISSING = "parts-missing", N_("A hundred hours, parts are missing")
    NEAR = "near", N_("Close to a hundred hours")
    UNDER_WAY = "under-way", N_("Under way")
    TOOK_NO_PART = "took-no-part", N_("Took no part")
    OFFERED = "offered", N_("Offered, not begun")
    NOT_OFFERED = "not-offered", N_("Not offered yet")
