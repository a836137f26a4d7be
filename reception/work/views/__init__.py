"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, openings, overview, waiting

ROOMS = (
    overview.room,
    desk.room,
    *jobs.ROOMS,
    income.room,
    employers.room,
    openings.room,
    waiting.room,
)
