"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, overview, waiting

ROOMS = (
    overview.room,
    desk.room,
    *jobs.ROOMS,
    income.room,
    employers.room,
    waiting.room,
)
