"""She tells of discrimination: it goes to a register of its own, and not to her case."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.inclusion.rules.discrimination_turning import helpers
from reception.inclusion.terms.discrimination import DiscriminationGround
from reception.portal import permits
from reception.portal.forms.discrimination import TellForm
from reception.portal.operations import discrimination as operations
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_discrimination", __name__, url_prefix="/discrimination")

_GROUNDS = tuple(ground for ground in DiscriminationGround if ground is not DiscriminationGround.UNKNOWN)


@room.route("", methods=["GET", "POST"], permit=permits.PAGES)
def telling() -> ResponseReturnValue:
    """What discrimination is, where to turn, and a form of her own. Nothing of her case is asked or shown here."""
    form = TellForm()
    if form.validate_on_submit():
        told = {"happened_on": form.happened_on.data, "reach": form.reach.data or None}
        try:
            operations.tell(form.place_kind.data, str(form.account.data), **told)
        except operations.EnoughForToday:
            form.refuse_more()
        else:
            return redirect(url_for(".telling", sent="yes"), 303)
    is_sent = request.args.get("sent") == "yes" and request.method == "GET"
    return render_template(
        "portal/discrimination.html",
        form=None if is_sent else form,
        is_sent=is_sent,
        grounds=_GROUNDS,
        helpers=helpers(),
    )
