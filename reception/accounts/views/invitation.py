"""The page where the owner of a new account chooses a password."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import hash_password

from reception.access.actor import current_or_none
from reception.access.permit import PUBLIC
from reception.accounts import invitations, operations
from reception.accounts.forms import InvitationForm
from reception.accounts.rules import password_words
from reception.i18n.text import _
from reception.web.blueprint import Room

room = Room("invitation", __name__)


@room.route("/invitation/<token>", methods=["GET", "POST"], permit=PUBLIC)
def choose_password(token: str) -> ResponseReturnValue:
    """Choose a password. Opening the page uses nothing up; sending it does."""
    user = invitations.owner_of(token)
    if user is None:
        return render_template("accounts/invitation_ended.html", signed_in=False), 410
    if current_or_none() is not None:
        return render_template("accounts/invitation_ended.html", signed_in=True), 409
    words = (current_app.config["MUNICIPALITY"], *password_words(name=user.name, email=user.email))
    form = InvitationForm(words=words)
    if form.validate_on_submit():
        operations.choose_password(user, hash_password(form.values["password"]))
        flash(_("Your password is chosen. Sign in with it."), "done")
        return redirect(url_for("security.login"), 303)
    return render_template("accounts/invitation.html", form=form, user=user)
