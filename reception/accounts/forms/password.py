"""Flask-Security's forms that ask for a password, each wrong one counted on its account."""

from typing import Any, Final

import flask_login
import flask_security
from flask import current_app, g, request
from flask_security import EmailValidateException, MailUtil
from wtforms import Field

from reception.accounts import throttle
from reception.i18n.markers import N_
from reception.i18n.text import _

NO_EMAIL: Final = N_("Write your e-mail address.")
NO_PASSWORD: Final = N_("Write your password.")
#: Where `g` holds (field, message) of what was left empty, until Flask-Security has taken its own messages away.
LEFT_EMPTY: Final = "left_empty"


class _Counted(flask_security.Form):
    """Takes no more tries for a while when there have been too many wrong ones."""

    def tried_on(self) -> str:
        """The e-mail address of the account."""
        email: str = flask_login.current_user.email
        return email

    def was_a_try(self) -> bool:
        """Whether what was not accepted tells of a wrong password."""
        return True

    def validate(self, **kwargs: Any) -> bool:
        """Check the throttle before the password, and count what came of it."""
        name, address = _one_spelling(self.tried_on()), request.remote_addr or ""
        if not throttle.is_open(name, address):
            self.form_errors.append(_("Too many tries. Wait fifteen minutes and try again, or ask your administrator."))
            return False
        if super().validate(**kwargs):
            throttle.succeeded(name, address)
            return True
        if self.was_a_try():
            throttle.failed(name, address)
        return False


class SignInForm(_Counted, flask_security.LoginForm):
    """Who signs in. What was left empty is no try."""

    #: Nobody is remembered: a session ends with its ten hours, and no cookie outlives it.
    remember = None  # type: ignore[assignment]  # as WTForms takes a field away

    def tried_on(self) -> str:
        """The e-mail address that was written."""
        return self.email.data or ""

    def validate(self, **kwargs: Any) -> bool:
        """Both are asked for before either is looked at."""
        email = (self.email.data or "").strip()
        asked = ((self.email, email, NO_EMAIL), (self.password, self.password.data, NO_PASSWORD))
        empty = [(field, message) for field, text, message in asked if not text]
        setattr(g, LEFT_EMPTY, empty)
        return not empty and super().validate(**kwargs)

    def in_page_order(self) -> list[Field]:
        """The fields as the page shows them: Flask-Security has them otherwise."""
        return [self.email, self.password]


class VerifyForm(_Counted, flask_security.VerifyForm):
    """The password once more: an open session is no place to try passwords."""


class ChangeForm(_Counted, flask_security.ChangePasswordForm):
    """Another password. What is wrong with the new one is no try."""

    def was_a_try(self) -> bool:
        """Whether the present password was wrong."""
        return bool(self.password.errors)


def _one_spelling(email: str) -> str:
    """An e-mail address as accounts are looked up by it: wide letters and other dots name the same account, and a try
    under each of them is a try on it."""
    plain = email.strip().lower()
    try:
        return str(MailUtil(current_app).normalize(plain)).lower()
    except EmailValidateException:
        return plain
