"""The words of jobs."""

from reception.i18n.markers import N_, Term


class JobState(Term):
    """Where a job stands."""

    WAITING = "waiting", N_("Waiting for its turn")
    RUNNING = "running", N_("Under way")
    DONE = "done", N_("Done")
    FAILED = "failed", N_("Could not be done")
