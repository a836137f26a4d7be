"""What may happen to accounts. No administrator ever chooses a password: its owner does, through an invitation."""

import secrets

from reception.accounts import queries
from reception.accounts.models import User
from reception.accounts.operations.sessions import end_sessions_of
from reception.accounts.terms import Theme
from reception.audit.log import record
from reception.db.session import db


class LastAdministrator(Exception):
    """The municipality would be left without an administrator."""


class OwnAccount(Exception):
    """Nobody closes or invites their own account."""


class ClosedAccount(Exception):
    """The account is deactivated and takes no invitation."""


def open_account(*, email: str, name: str, title: str | None = None, phone: str | None = None) -> User:
    """Open an account without a password; its owner chooses one through an invitation."""
    user = User(
        email=email.strip().lower(), name=name, title=title or None, phone=phone or None, fs_uniquifier=_new_mark()
    )
    db.session.add(user)
    db.session.flush()
    record("account.opened", user)
    return user


def change_account(user: User, *, email: str, name: str, title: str | None, phone: str | None) -> None:
    """Correct an account's facts."""
    user.email, user.name, user.title, user.phone = email.strip().lower(), name, title or None, phone or None
    db.session.flush()
    record("account.changed", user)


def invite(user: User, *, by: int | None) -> None:
    """Let the account's owner choose a password. Older invitations and every session end.

    Raises OwnAccount, ClosedAccount.
    """
    if by == user.id:
        raise OwnAccount
    if not user.active:
        raise ClosedAccount
    user.fs_uniquifier = _new_mark()
    end_sessions_of(user)
    db.session.flush()
    record("account.invited", user)


def choose_password(user: User, hashed_password: str) -> None:
    """Set the password its owner chose; every session of the account ends, and the invitation with them."""
    user.password = hashed_password
    user.fs_uniquifier = _new_mark()
    end_sessions_of(user)
    record("account.password-chosen", user)


def deactivate(user: User, *, by: int | None = None) -> None:
    """Close an account at once. Raises LastAdministrator, OwnAccount."""
    if by == user.id:
        raise OwnAccount
    keep_an_administrator(user)
    user.active = False
    user.fs_uniquifier = _new_mark()
    end_sessions_of(user)
    record("account.deactivated", user)


def reactivate(user: User) -> None:
    """Let an account sign in again."""
    user.active = True
    record("account.reactivated", user)


def keep_an_administrator(user: User) -> None:
    """Raise LastAdministrator if `user` is one and no other active account is one without an end."""
    lasting = queries.lasting_administrators()
    if queries.is_administrator(user.id) and not set(lasting) - {user.id}:
        raise LastAdministrator


def choose_settings(user: User, *, language: str | None, theme: Theme, shortcuts: bool) -> None:
    """The account's own choice of language, colours and keys."""
    user.language, user.theme, user.shortcuts = language, theme, shortcuts
    record("account.settings-chosen", user)


def _new_mark() -> str:
    """What invitations and browsers are tied to; a new one cuts them all loose."""
    return secrets.token_hex(32)
