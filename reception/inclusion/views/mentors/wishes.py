"""Wishes: noted, changed, ended, taken up again."""

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.inclusion import permits
from reception.inclusion.forms.friends import ChangeWishForm, EndWishForm, WishForm
from reception.inclusion.operations import friends as operations
from reception.inclusion.queries import friends as queries
from reception.inclusion.views.mentors.room import back_to, done_or_told, form_page, room, tab_url
from reception.web.remarks import saved, written


@room.route("/wish", methods=["GET", "POST"], permit=permits.WISHES)
def wish(number: str) -> ResponseReturnValue:
    """Note that somebody wishes for a mentor or a friend."""
    case = cases.open_case_about(number)
    form = WishForm(wished_on=today())
    if form.validate_on_submit() and written(form, lambda: operations.note_wish(case, **form.entered)) is not None:
        return back_to(tab_url(case.person), _("The wish is noted."))
    hint = _("It is voluntary. Write what the person says, and ask before it is written.")
    return form_page(case.person, form, _("A wish for a mentor or a friend"), tab_url(case.person), hint=hint)


@room.route("/<int:wish_id>/edit", methods=["GET", "POST"], permit=permits.WISHES)
def edit(number: str, wish_id: int) -> ResponseReturnValue:
    """Correct what is wished, or note more."""
    one = queries.wish_of(number, wish_id)
    form, person = ChangeWishForm(obj=one), one.case.person
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.change_wish(one, **form.entered)):
        return back_to(tab_url(person), _("The wish is changed."))
    return form_page(person, form, _("Change the wish"), tab_url(person), what=label(one.kind))


@room.route("/<int:wish_id>/end", methods=["GET", "POST"], permit=permits.WISHES)
def end(number: str, wish_id: int) -> ResponseReturnValue:
    """The wish is not looked after any longer."""
    one = queries.wish_of(number, wish_id)
    form, person = EndWishForm(version=one.version, ended_on=one.ended_on or today(), end=one.end), one.case.person
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.end_wish(one, **form.values)):
        return back_to(tab_url(person), _("The wish has ended."))
    return form_page(person, form, _("End the wish"), tab_url(person), what=label(one.kind))


@room.route("/<int:wish_id>/resume", methods=["POST"], permit=permits.WISHES)
def resume(number: str, wish_id: int) -> ResponseReturnValue:
    """It is wished again."""
    one = queries.wish_of(number, wish_id)
    return done_or_told(lambda: operations.resume_wish(one), tab_url(one.case.person), _("The wish waits again."))
