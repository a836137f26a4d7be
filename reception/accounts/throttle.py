"""Failed sign-ins are counted per account and address; when there are too many, the next one waits.

The counting is `limits`'; this is its storage in our own database, inside the request's transaction.
"""

import hashlib
import time
from typing import Any

import sqlalchemy as sa
from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from reception.accounts.models import Throttle
from reception.db.session import db

PER_ACCOUNT_AND_ADDRESS = RateLimitItemPerMinute(10, 15, namespace="account-address")
PER_ACCOUNT = RateLimitItemPerMinute(60, 60, namespace="account")
PER_ADDRESS = RateLimitItemPerMinute(100, 15, namespace="address")


class DatabaseStorage(Storage):
    """Counters as rows."""

    STORAGE_SCHEME = ["reception-database"]  # noqa: RUF012 - the library's form

    @property
    def base_exceptions(self) -> type[Exception]:
        """What the library may treat as a storage failure."""
        return sa.exc.SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more failure; a window that has passed starts again."""
        moment = int(time.time())
        row = self._row(key)
        if row is None or row.expires <= moment:
            if row is not None:
                db.session.delete(row)
                db.session.flush()
            row = Throttle(key=_hashed(key), count=0, expires=moment + expiry)
            db.session.add(row)
        row.count += amount
        db.session.flush()
        return row.count

    def get(self, key: str) -> int:
        """Failures in the window."""
        row = self._row(key)
        return row.count if row is not None and row.expires > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        row = self._row(key)
        return float(row.expires) if row is not None else time.time()

    def check(self) -> bool:
        """The database is there, or nothing works."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        return int(db.session.execute(sa.delete(Throttle)).rowcount)  # type: ignore[attr-defined]  # of a DELETE

    def clear(self, key: str) -> None:
        """Forget one key."""
        db.session.execute(sa.delete(Throttle).where(Throttle.key == _hashed(key)))

    def _row(self, key: str) -> Throttle | None:
        return db.session.scalar(sa.select(Throttle).where(Throttle.key == _hashed(key)))


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


_limiter = FixedWindowRateLimiter(DatabaseStorage())


def is_open(email: str, address: str) -> bool:
    """Whether another try is allowed."""
    return all(_limiter.test(item, *keys) for item, keys in _counted(email, address))


def failed(email: str, address: str) -> None:
    """Count a failed try."""
    for item, keys in _counted(email, address):
        _limiter.hit(item, *keys)


def succeeded(email: str, address: str) -> None:
    """A right password forgives the wrong ones before it from the same address."""
    _limiter.clear(PER_ACCOUNT_AND_ADDRESS, email, address)


def _counted(email: str, address: str) -> tuple[tuple[Any, tuple[str, ...]], ...]:
    return (
        (PER_ACCOUNT_AND_ADDRESS, (email, address)),
        (PER_ACCOUNT, (email,)),
        (PER_ADDRESS, (address,)),
    )
