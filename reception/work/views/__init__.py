"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, openings, overview

ROOMS = (
    overview.room,
    desk.room,
    jobs.room,
    income.room,
    employers.room,
    openings.room,
)
