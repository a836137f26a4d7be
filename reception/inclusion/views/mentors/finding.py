"""Volunteers for a wish, and proposing one of them. A human decides."""

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.sentences import in_words, sentence
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.friends import ProposeForm
from reception.inclusion.operations import friend_matches as operations
from reception.inclusion.queries import friends, friends_matching
from reception.inclusion.rules.friends import check_proposing
from reception.inclusion.rules.friends_definitions import weights
from reception.inclusion.rules.friends_matching import SHOWN
from reception.inclusion.views.frame import in_frame
from reception.inclusion.views.mentors.room import back_to, match_url, room, tab_url
from reception.web.remarks import warn, written

if TYPE_CHECKING:
    from reception.inclusion.models import FriendWish

#: So many more are shown each time one asks, up to so many.
_MORE, _MOST = 20, 210
_FIND = "/<int:wish_id>/find"


@room.route(_FIND, permit=permits.WISHES)
def find(number: str, wish_id: int) -> ResponseReturnValue:
    """The volunteers, those first that fit best, each with the reasons."""
    wish, shown = friends.wish_of(number, wish_id), _shown()
    rows, count = friends_matching.volunteers_for(wish, shown)
    more = count > shown and shown < _MOST
    return in_frame(
        "inclusion/friends/find.html",
        wish.case.person,
        wish=wish,
        rows=rows,
        count=count,
        hindrance=_hindrance(wish),
        more_url=url_for(".find", number=number, wish_id=wish_id, shown=shown + _MORE) if more else None,
        back_url=tab_url(wish.case.person),
        weights=list(weights().values()),
        sentence=sentence,
    )


def _hindrance(wish: "FriendWish") -> str | None:
    """Why nobody can be proposed for a wish now, if that is so."""
    if wish.ended_on is not None:
        return _("The wish has ended. Nobody can be proposed.")
    if friends_matching.is_taken(wish):
        return _("Somebody is proposed already, or they meet. End that before another is proposed.")
    return None


def _shown() -> int:
    text = request.args.get("shown", "")
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else SHOWN
    return min(max(asked, SHOWN), _MOST)


@room.route(f"{_FIND}/<number:volunteer>", methods=["GET", "POST"], permit=permits.WISHES)
def propose(number: str, wish_id: int, volunteer: str) -> ResponseReturnValue:
    """Look once more at a volunteer, and propose her; one who meets as many as she wants to only when it is said so."""
    wish = friends.wish_of(number, wish_id)
    one = friends_matching.volunteer_for(wish, volunteer)
    asked, find_url = friends_matching.proposing(wish, one), url_for(".find", number=number, wish_id=wish_id)
    refused = [remark for remark in check_proposing(asked) if remark.stops and not remark.about]
    if refused:
        for remark in refused:
            flash(in_words(remark.said), "late")
        return redirect(find_url, 303)
    form = ProposeForm(is_full=not asked.has_room)
    if form.validate_on_submit():
        made = written(form, lambda: operations.propose(wish, one, despite_full=form.is_confirmed))
        if made is not None:
            warn(made[1])
            words = _("Proposed. Note what the two say as soon as you know.")
            return back_to(match_url(wish.case.person, made[0].id), words)
    row = friends_matching.fit_of(wish, one)
    return in_frame(
        "inclusion/friends/propose.html",
        wish.case.person,
        wish=wish,
        row=row,
        form=form,
        find_url=find_url,
        sentence=sentence,
    )
