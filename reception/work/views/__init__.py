"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, matching, openings, overview, statuses, waiting

ROOMS = (
    overview.room,
    desk.room,
    *jobs.ROOMS,
    income.room,
    statuses.room,
    employers.room,
    openings.room,
    matching.room,
    waiting.room,
)
