"""The municipality's own leases of a home: added, changed, given notice of, ended."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.housing import permits
from reception.housing.forms.leases import ChangeLeaseForm, EndForm, LeaseForm, NoticeForm, WithdrawForm
from reception.housing.operations import leases as operations
from reception.housing.queries.dwellings import dwelling, lease_of
from reception.housing.rules.closing import end_after_notice
from reception.housing.views.saving import back_to, home_form
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved
from reception.web.versioned import VersionedForm

if TYPE_CHECKING:
    from reception.housing.models import Dwelling, Lease

room = Room("leases", __name__, url_prefix="/dwellings/<number:number>/leases")
_SECTION = "leases"


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new(number: str) -> ResponseReturnValue:
    """The municipality rents the home."""
    home, form = dwelling(number, permits.KEEP), LeaseForm()
    if form.validate_on_submit() and saved(form, lambda: operations.add_lease(home, **form.values)):
        return back_to(home, _("The lease is added."), _SECTION)
    return home_form(home, form, _("Add a lease"))


@room.route("/<int:lease_id>/edit", methods=["GET", "POST"], permit=permits.KEEP)
def edit(number: str, lease_id: int) -> ResponseReturnValue:
    """Correct what was entered."""
    home, lease = _found(number, lease_id)
    form = ChangeLeaseForm(obj=lease)
    is_latest = form.validate_on_submit() and not form.is_outdated(lease)
    if is_latest and saved(form, lambda: operations.change_lease(lease, **form.values)):
        return back_to(home, _("The lease is changed."), _SECTION)
    return home_form(home, form, _("Change the lease"))


@room.route("/<int:lease_id>/notice", methods=["GET", "POST"], permit=permits.KEEP)
def notice(number: str, lease_id: int) -> ResponseReturnValue:
    """Notice was given, by the landlord or by the municipality."""
    home, lease = _found(number, lease_id)
    form = NoticeForm(
        version=lease.version,
        notice_on=lease.notice_on or today(),
        last_on=lease.last_on or end_after_notice(today()),
    )
    words = _("By law a lease ends at the turn of the month three months after the notice, unless you agreed on more.")
    return _last_day(home, lease, form, _("Notice of the lease"), done=_("The notice is entered."), hint=words)


@room.route("/<int:lease_id>/withdraw", methods=["GET", "POST"], permit=permits.KEEP)
def withdraw(number: str, lease_id: int) -> ResponseReturnValue:
    """The notice is taken back."""
    home, lease = _found(number, lease_id)
    form = WithdrawForm(version=lease.version)
    return _last_day(home, lease, form, _("Take back the notice"), done=_("The notice is taken back."))


@room.route("/<int:lease_id>/end", methods=["GET", "POST"], permit=permits.KEEP)
def end(number: str, lease_id: int) -> ResponseReturnValue:
    """Both parties agree on a last day."""
    home, lease = _found(number, lease_id)
    form = EndForm(version=lease.version, last_on=lease.last_on)
    words = _("For a lease that ends without notice, because both parties agree.")
    return _last_day(home, lease, form, _("End the lease"), done=_("The last day of the lease is entered."), hint=words)


_WRITES: dict[type[VersionedForm], Callable[..., None]] = {
    NoticeForm: operations.give_notice,
    WithdrawForm: operations.withdraw_notice,
    EndForm: lambda lease, **days: operations.end_lease(lease, **days, agreed_on=today()),
}


def _last_day(
    home: "Dwelling",
    lease: "Lease",
    form: NoticeForm | WithdrawForm | EndForm,
    title: str,
    *,
    done: str,
    hint: str | None = None,
) -> ResponseReturnValue:
    form.first_on = lease.first_on
    is_latest = form.validate_on_submit() and not form.is_outdated(lease)
    if is_latest and saved(form, lambda: _WRITES[type(form)](lease, **form.values)):
        return back_to(home, done, _SECTION)
    return home_form(home, form, title, hint=hint)


def _found(number: str, lease_id: int) -> tuple["Dwelling", "Lease"]:
    home = dwelling(number, permits.KEEP)
    return home, lease_of(home, lease_id)
