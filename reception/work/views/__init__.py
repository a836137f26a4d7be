"""The pages of work."""

from reception.work.views import desk, employers, income, jobs, overview, statuses

ROOMS = (
    overview.room,
    desk.room,
    jobs.room,
    income.room,
    statuses.room,
    employers.room,
)
