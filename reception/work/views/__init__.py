"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, matching, openings, overview, waiting

ROOMS = (
    overview.room,
    desk.room,
    jobs.room,
    income.room,
    employers.room,
    openings.room,
    matching.room,
    waiting.room,
)
