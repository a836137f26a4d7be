"""What a statistician does with a draft: begins one, has it built, chooses breakdowns, publishes or discards it."""

from datetime import date

from reception.access.actor import staff
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.keeping import known_on
from reception.indicators.terms import Breakdown
from reception.jobs import operations as jobs
from reception.reckoning.remarks import Refused, Remark
from reception.reckoning.terms import Gravity
from reception.releases.models import Release, ReleaseDraft
from reception.releases.operations import building, publishing
from reception.releases.queries import drafts
from reception.releases.rules.tables import block_of
from reception.releases.terms import Detail, DraftState

FIRST_YEAR = 2000


def begin(year: int) -> ReleaseDraft:
    """Begin a draft of a year as known at the end of last month, and have it built. Raises Refused."""
    day = known_on(today())
    if not FIRST_YEAR <= year <= day.year:
        raise _refused("year", N_("Choose a year of which something is known at the end of last month."))
    if any(one.year == year for one in drafts.drafts()):
        raise _refused("year", N_("There is a draft of that year already."))
    made = building.begin(year, known_on=day, made_by_id=staff().user_id)
    order(made)
    return made


def order(one: ReleaseDraft) -> None:
    """Have a draft built beside the server, anew if it is built; as known at the end of last month."""
    one.state, one.known_on, one.problem = DraftState.BUILDING, _known_on(one), None
    db.session.flush()
    jobs.order(drafts.JOB, one.id)


def _known_on(one: ReleaseDraft) -> date:
    return max(one.known_on, known_on(today()))


def choose(one: ReleaseDraft, indicator: Indicator, plan: dict[Breakdown, Detail] | None) -> None:
    """Split an indicator so finely, or leave it out (None), and find anew what has to be hidden. Raises Refused."""
    if one.state is not DraftState.BUILT:
        raise _refused("", N_("The draft is not built. Build it first."))
    decided = None if plan is None else {key.value: value.value for key, value in plan.items()}
    one.plan = {**one.plan, block_of(indicator): decided}
    building.build_one(one, indicator)
    told = "left out" if decided is None else " ".join(f"{key}={value}" for key, value in decided.items())
    record("release.planned", one, year=one.year, code=indicator.code, plan=told)


def publish(one: ReleaseDraft) -> Release:
    """Publish a draft. Raises Refused."""
    try:
        return publishing.publish(one, staff().user_id)
    except publishing.Unsafe as unsafe:
        text = N_("The release did not stand the proof and is not published: %(problem)s")
        remark = Remark("release-unsafe", "", Gravity.REFUSAL, Said(text, {"problem": str(unsafe)}))
        raise Refused((remark,)) from unsafe


def discard(one: ReleaseDraft) -> None:
    """Throw a draft away. What is published stays."""
    record("release.discarded", one, year=one.year)
    db.session.delete(one)
    db.session.flush()


def _refused(about: str, text: str) -> Refused:
    return Refused((Remark("release-draft", about, Gravity.REFUSAL, Said(text)),))
