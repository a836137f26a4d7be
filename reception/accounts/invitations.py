"""Invitations: a link for one person to choose a password, handed over by an administrator who never sees it.

The link is signed, holds for seven days and is tied to the account's mark, which changes when the link is used, when a
newer one is made and when the account is closed. Opening the link does nothing: message programs open links too.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Final

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from reception.accounts import queries
from reception.accounts.models import User

HOLDS_FOR: Final = timedelta(days=7)


def token_for(user: User) -> str:
    """What the link to choose a password ends with."""
    return str(_serializer().dumps([user.id, _mark(user)]))


def owner_of(token: str) -> User | None:
    """The account that `token` invites; None when it is used, too old, replaced, or was never made."""
    try:
        user_id, mark = _serializer().loads(token, max_age=int(HOLDS_FOR.total_seconds()))
    except (BadData, ValueError, TypeError):
        return None
    user = queries.user(user_id)
    holds = user is not None and user.active and hmac.compare_digest(_mark(user), str(mark))
    return user if holds else None


def _mark(user: User) -> str:
    return hashlib.sha256(user.fs_uniquifier.encode()).hexdigest()[:32]


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="invitation")
