"""Lists of people under a name: kept, shown in the menu, renamed, removed. Each is its maker's alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import Actor, current_or_none, staff
from reception.accounts.door import aside
from reception.cases import permits as case_permits
from reception.i18n.text import _
from reception.overview import operations
from reception.overview.forms import NewSavedFilterForm, SavedFilterForm
from reception.overview.queries import saved as queries
from reception.overview.rules.people import PeopleFilter
from reception.overview.rules.saved import MOST_IN_MENU, MOST_SAVED
from reception.overview.views.people import address_of, colleagues, own_units
from reception.overview.views.room import room
from reception.web.answers import done
from reception.web.menu import Item

if TYPE_CHECKING:
    from reception.overview.models import SavedFilter


def lists_in_menu() -> list[Item]:
    """The reader's lists for the menu, by name; none for those who read no cases."""
    actor = current_or_none()
    if not isinstance(actor, Actor) or not case_permits.READ.held_by(actor):
        return []
    here = PeopleFilter.read(request.args) if request.endpoint == "overview.people" else None
    pinned = ((name, PeopleFilter.read_text(address)) for name, address in sorted(aside("lists") or ()))
    return [Item(name, address_of(chosen), None, current=chosen == here) for name, chosen in pinned]


@room.route("/people/saved", permit=case_permits.READ)
def saved() -> ResponseReturnValue:
    """One's saved lists, to open, send to somebody, change and remove."""
    found = [(one, PeopleFilter.read_text(one.address)) for one in queries.saved_filters(staff().user_id)]
    return render_template(
        "overview/people/saved.html",
        rows=[(one, chosen, address_of(chosen)) for one, chosen in found],
        **_words(),
    )


@room.route("/people/saved/new", methods=["GET", "POST"], permit=case_permits.READ)
def save() -> ResponseReturnValue:
    """Keep a list under a name. Its address is written anew from the filter that was understood."""
    form = NewSavedFilterForm(filter=PeopleFilter.read(request.args).query_string)
    chosen = PeopleFilter.read_text(form.filter.data or "")
    if form.validate_on_submit() and _saved(form, chosen):
        done(_("The list is saved."))
        return redirect(address_of(chosen), 303)
    return render_template(
        "overview/people/save.html", form=form, chosen=chosen, cancel_url=address_of(chosen), **_words()
    )


@room.route("/people/saved/<int:filter_id>", methods=["GET", "POST"], permit=case_permits.READ)
def change_saved(filter_id: int) -> ResponseReturnValue:
    """Rename a saved list, or change whether it stands in the menu."""
    found = queries.saved_filter(staff().user_id, filter_id)
    form = SavedFilterForm(obj=found)
    if form.validate_on_submit() and not form.is_outdated(found) and _changed(form, found):
        done(_("The list is changed."))
        return redirect(url_for(".saved"), 303)
    chosen = PeopleFilter.read_text(found.address)
    return render_template(
        "overview/people/save.html", form=form, chosen=chosen, cancel_url=url_for(".saved"), saved=found, **_words()
    )


@room.route("/people/saved/<int:filter_id>/menu", methods=["POST"], permit=case_permits.READ)
def pin_saved(filter_id: int) -> ResponseReturnValue:
    """Put a saved list in the menu, or take it out."""
    found = queries.saved_filter(staff().user_id, filter_id)
    try:
        operations.set_in_menu(found, in_menu=request.form.get("in_menu") == "y")
    except operations.MenuFull:
        flash(_menu_is_full(), "late")
    else:
        done(_("The list is in the menu.") if found.in_menu else _("The list is no longer in the menu."))
    return redirect(url_for(".saved"), 303)


@room.route("/people/saved/<int:filter_id>/remove", methods=["GET", "POST"], permit=case_permits.READ)
def remove_saved(filter_id: int) -> ResponseReturnValue:
    """Remove a saved list, once it is confirmed."""
    found = queries.saved_filter(staff().user_id, filter_id)
    if request.method == "POST":
        operations.remove_filter(found)
        done(_("The list is removed."))
        return redirect(url_for(".saved"), 303)
    return render_template("overview/people/remove.html", saved=found)


def _words() -> dict[str, object]:
    """What a filter says is said with the names of colleagues and units."""
    return {"workers": {str(user.id): user.name for user in colleagues()}, "units": own_units()}


def _saved(form: NewSavedFilterForm, chosen: PeopleFilter) -> bool:
    return _done(form, lambda: operations.save_filter(staff().user_id, chosen, **_facts(form)))


def _changed(form: SavedFilterForm, found: "SavedFilter") -> bool:
    return _done(form, lambda: operations.change_filter(found, **_facts(form)))


def _facts(form: SavedFilterForm) -> dict[str, Any]:
    return {"name": form.name.data, "in_menu": form.in_menu.data}


def _done(form: SavedFilterForm, work: Callable[[], object]) -> bool:
    try:
        with form.saving():
            work()
    except operations.MenuFull:
        form.refuse("in_menu", _menu_is_full())
    except operations.TooMany:
        form.refuse(None, _("You have %(most)s saved lists. Remove one that you do not need.", most=MOST_SAVED))
    return not form.failed


def _menu_is_full() -> str:
    return _("The menu holds %(most)s lists. Take one out of the menu first.", most=MOST_IN_MENU)
