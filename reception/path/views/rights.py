"""Rights explained: what somebody has a right to today, until when, and because of what."""

from flask.typing import ResponseReturnValue

from reception.path import permits, queries
from reception.path.terms import Answer
from reception.path.views.room import page, room

#: In which order the answers stand: what she has, what a missing fact would tell, what she has not.
_GROUPS = ((Answer.YES, Answer.UNTIL), (Answer.UNKNOWN,), (Answer.NO,))


@room.route("/rights", permit=permits.READ)
def rights(number: str) -> ResponseReturnValue:
    """Every right with its answer, to be read beside the person or on paper."""
    look = queries.look(queries.case_about(number))
    found = look.rights
    has, unknown, has_not = ([right for right in found if right.answer in group] for group in _GROUPS)
    return page("path/rights.html", look, has=has, unknown=unknown, has_not=has_not)
