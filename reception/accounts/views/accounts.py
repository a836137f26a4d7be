"""Accounts of staff, as the administrator keeps them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.accounts import invitations, operations, queries
from reception.accounts.forms import AccountFilter, AccountForm
from reception.accounts.permits import MANAGE
from reception.accounts.rules import browser_name
from reception.accounts.views.admin import room
from reception.i18n.formats import local, now, today
from reception.i18n.text import _
from reception.web.paging import page_of, window


@room.route("/accounts", permit=MANAGE)
def accounts() -> ResponseReturnValue:
    """All accounts, narrowed by words and state."""
    narrowing = AccountFilter()
    found = narrowing.validate()
    state = narrowing.chosen_state if found else None
    page = page_of(queries.accounts_found(narrowing.q.data or "", state, window=window()))
    return render_template("accounts/accounts.html", narrowing=narrowing, page=page, today=today())


@room.route("/accounts/new", methods=["GET", "POST"], permit=MANAGE)
def new_account() -> ResponseReturnValue:
    """Open an account; its first duty follows."""
    form, user = AccountForm(), None
    if form.validate_on_submit() and _is_acceptable(form):
        with form.saving():
            user = operations.open_account(**form.facts)
        if user is not None:
            flash(_("The account is created. Now give it a duty."), "done")
            return redirect(url_for(".give_duty", account_id=user.id), 303)
    return render_template("accounts/account_form.html", form=form, user=None)


def _is_acceptable(form: AccountForm, *, user_id: int | None = None) -> bool:
    if queries.is_email_taken(form.values["email"], but=user_id):
        form.refuse("email", _("Another account has this address."))
    else:
        form.doubt_letters(lambda text: queries.looks_like_another(text, but=user_id))
    return not form.failed


@room.route("/accounts/<int:account_id>", permit=MANAGE)
def account(account_id: int) -> ResponseReturnValue:
    """One account: facts, duties, sessions."""
    user = queries.account(account_id)
    return render_template(
        "accounts/account.html",
        user=user,
        own=user.id == staff().user_id,
        today=today(),
        sessions=queries.live_sessions_of(user.id),
        browser_name=browser_name,
    )


@room.route("/accounts/<int:account_id>/edit", methods=["GET", "POST"], permit=MANAGE)
def edit_account(account_id: int) -> ResponseReturnValue:
    """Correct an account's facts."""
    user = queries.account(account_id)
    form = AccountForm(obj=user)
    if form.validate_on_submit() and _is_acceptable(form, user_id=user.id) and not form.is_outdated(user):
        with form.saving():
            operations.change_account(user, **form.facts)
        if not form.failed:
            flash(_("The account is changed."), "done")
            return redirect(url_for(".account", account_id=account_id), 303)
    return render_template("accounts/account_form.html", form=form, user=user)


@room.route("/accounts/<int:account_id>/invitation", methods=["POST"], permit=MANAGE)
def invite(account_id: int) -> ResponseReturnValue:
    """Make a link for the account's owner to choose a password. It is shown once, and older links end."""
    user = queries.account(account_id)
    try:
        operations.invite(user, by=staff().user_id)
    except operations.OwnAccount:
        return _refused(account_id, _("Change your own password under My account."))
    except operations.ClosedAccount:
        return _refused(account_id, _("The account is deactivated. Activate it before you make an invitation."))
    link = url_for("invitation.choose_password", token=invitations.token_for(user), _external=True)
    until = local(now() + invitations.HOLDS_FOR).date()
    return render_template("accounts/invitation_made.html", user=user, link=link, until=until)


@room.route("/accounts/<int:account_id>/deactivate", methods=["POST"], permit=MANAGE)
def deactivate(account_id: int) -> ResponseReturnValue:
    """Close an account at once."""
    try:
        operations.deactivate(queries.account(account_id), by=staff().user_id)
    except operations.OwnAccount:
        return _refused(account_id, _("Nobody deactivates their own account. Ask another administrator."))
    except operations.LastAdministrator:
        return _refused(account_id, last_administrator())
    flash(_("The account is deactivated and signed out everywhere."), "done")
    return redirect(url_for(".account", account_id=account_id), 303)


@room.route("/accounts/<int:account_id>/reactivate", methods=["POST"], permit=MANAGE)
def reactivate(account_id: int) -> ResponseReturnValue:
    """Let an account sign in again."""
    operations.reactivate(queries.account(account_id))
    flash(_("The account can sign in again."), "done")
    return redirect(url_for(".account", account_id=account_id), 303)


@room.route("/accounts/<int:account_id>/sessions/<int:session_id>/end", methods=["POST"], permit=MANAGE)
def end_session(account_id: int, session_id: int) -> ResponseReturnValue:
    """Sign out one browser of an account."""
    operations.end_session(queries.session_by_id(account_id, session_id))
    flash(_("The session is ended."), "done")
    return redirect(url_for(".account", account_id=account_id), 303)


def last_administrator() -> str:
    """Why an administrator cannot be removed."""
    return _("This is the last administrator without an end date. Give somebody else that duty, without an end, first.")


def _refused(account_id: int, message: str) -> ResponseReturnValue:
    flash(message, "late")
    return redirect(url_for(".account", account_id=account_id), 303)
