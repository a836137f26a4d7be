"""Sign-in by Flask-Security over Flask-Login, with our pages, our words and our sessions.

Its datastore flushes; only the request commits. Second factors are switched on by its settings.
"""

from typing import Any

import flask_login
from flask import Flask, Response, after_this_request, current_app, flash, g, request, session
from flask_security import PasswordUtil, RoleMixin, Security, SQLAlchemySessionUserDatastore
from flask_security.signals import password_changed

from reception.accounts import operations, queries
from reception.accounts.door import FORMER_USER, LANGUAGE, TOKEN
from reception.accounts.forms import password as forms
from reception.accounts.models import User
from reception.accounts.rules import password_problem
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.markers import N_
from reception.i18n.text import _, _l
from reception.resources import folder
from reception.web.pages import local_address

MESSAGES = {
    "GENERIC_AUTHN_FAILED": N_("The e-mail address or the password is wrong."),
    "UNAUTHENTICATED": N_("Sign in to open this page."),
    "EMAIL_NOT_PROVIDED": forms.NO_EMAIL,
    "INVALID_EMAIL_ADDRESS": N_("The e-mail address or the password is wrong."),
    "PASSWORD_NOT_PROVIDED": forms.NO_PASSWORD,
    "PASSWORD_NOT_SET": N_("The e-mail address or the password is wrong."),
    "USER_DOES_NOT_EXIST": N_("The e-mail address or the password is wrong."),
    "INVALID_PASSWORD": N_("The password is wrong."),
    "DISABLED_ACCOUNT": N_("The e-mail address or the password is wrong."),
    "PASSWORD_CHANGE": N_("Your password is changed."),
    "PASSWORD_IS_THE_SAME": N_("Choose another password than the one you have."),
    "PASSWORD_MISMATCH": N_("The two passwords differ."),
    "RETYPE_PASSWORD_MISMATCH": N_("The two passwords differ."),
    "PASSWORD_INVALID_LENGTH": N_("Use 12 characters or more. Three or four words are easy to remember."),
    "ANONYMOUS_USER_REQUIRED": N_("You are already signed in."),
}


class PasswordRule(PasswordUtil):
    """Our rule for new passwords in place of Flask-Security's."""

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:  # noqa: ARG002, FBT001 - its signature
        """What is wrong with a new password, and the password in one spelling."""
        plain = self.normalize(password)
        problem = password_problem(plain, words=(current_app.config["MUNICIPALITY"],))
        return ([_(problem)] if problem else None), plain


class FlushingDatastore(SQLAlchemySessionUserDatastore):
    """Flask-Security's store, which leaves the commit to the request."""

    def commit(self) -> None:
        """Only the request commits."""
        db.session.flush()


def settings() -> dict[str, Any]:
    """Flask-Security's settings."""
    return {
        "SECURITY_LOGIN_URL": "/sign-in",
        "SECURITY_LOGOUT_URL": "/sign-out",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
        "SECURITY_CHANGEABLE": True,
        "SECURITY_CHANGE_URL": "/account/password",
        "SECURITY_POST_CHANGE_VIEW": "/account",
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SINGLE_HASH": True,
        "SECURITY_PASSWORD_LENGTH_MIN": 12,
        "SECURITY_PASSWORD_NORMALIZE_FORM": "NFKC",
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_DEFAULT_REMEMBER_ME": False,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
        "SECURITY_STATIC_FOLDER": None,
        "SECURITY_I18N_DOMAIN": "messages",
        "SECURITY_I18N_DIRNAME": [str(folder("translations"))],
        "SECURITY_FLASH_MESSAGES": False,
        **{f"SECURITY_MSG_{name}": (_l(text), "error") for name, text in MESSAGES.items()},
    }


def init_app(app: Flask) -> Security:
    """Connect sign-in to `app`."""
    app.config.from_mapping(settings())
    security = Security(
        app,
        FlushingDatastore(db.session, User, RoleMixin),
        login_form=forms.SignInForm,
        verify_form=forms.VerifyForm,
        change_password_form=forms.ChangeForm,
        password_util_cls=PasswordRule,
    )
    security.want_json(lambda _request: False)  # these are pages; the library would hand programs a token of its own
    security.login_context_processor(_after_sign_in)
    # Our pages know the actor; without this, each of them would read the account once more for `current_user`.
    app.template_context_processors[None].remove(flask_login.utils._user_context_processor)
    security.principal.identity_loaders.clear()
    flask_login.user_logged_in.connect(_begin, app)
    flask_login.user_logged_out.connect(_end, app)
    password_changed.connect(_password_changed, app)
    return security


def _after_sign_in() -> dict[str, object]:
    """What the sign-in page says about the page behind it: where it leads, and whether something typed waits there.

    Flask-Security has taken every message off the fields, lest one tells of an account. What was left empty tells of
    none, and is said beside its field.
    """
    for field, message in g.pop(forms.LEFT_EMPTY, ()):
        field.errors = [_(message)]
    return {"next_url": local_address(request.values.get("next")), "kept_form": "kept_path" in session}


def _begin(_app: Flask, user: User) -> None:
    """A new session with a new token and a new CSRF secret, whatever the browser held before."""
    for name in ("csrf_token", FORMER_USER):
        session.pop(name, None)
    g.pop("csrf_token", None)
    if user.language:
        session.setdefault(LANGUAGE, user.language)
    session[TOKEN] = operations.start_session(
        user, address=request.remote_addr or "", browser=request.user_agent.string or ""
    )


def _end(_app: Flask, user: User) -> None:
    """End the session. What its owner still sends from another tab is kept for them, as when a session runs out. Of
    what they read nothing stays in the browser, for whoever goes back in it (security.md P5)."""
    session[FORMER_USER] = user.id
    after_this_request(_forget_pages)
    found = queries.session_of(session.pop(TOKEN, ""))
    if found is not None:
        operations.end_session(found)


def _forget_pages(response: Response) -> Response:
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _password_changed(_app: Flask, user: User, **_extra: Any) -> None:
    operations.end_sessions_of(user, but=session.get(TOKEN))
    record("account.password-chosen", user)
    flash(_("Your password is changed."), "done")
