"""Failed sign-ins are counted per account and address; when there are too many, the next one waits.

The counting is `limits`'; this is its storage in our own database, inside the request's transaction.
"""

import hashlib
import ipaddress
import time
from typing import Any, Final

import sqlalchemy as sa
from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy.dialects import postgresql, sqlite

from reception.accounts.models import Throttle
from reception.db.session import db

_INSERT: Final[dict[str, Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}

PER_ACCOUNT_AND_ADDRESS = RateLimitItemPerMinute(10, 15, namespace="account-address")
PER_ACCOUNT = RateLimitItemPerMinute(60, 60, namespace="account")
PER_ADDRESS = RateLimitItemPerMinute(100, 15, namespace="address")


class DatabaseStorage(Storage):
    """Counters as rows."""

    STORAGE_SCHEME = ["reception-database"]

    @property
    def base_exceptions(self) -> type[Exception]:
        """What the library may treat as a storage failure."""
        return sa.exc.SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more failure; a window that has passed starts again.

        One statement, so that of tries that fail at the same moment none is lost.
        """
        moment = int(time.time())
        has_passed = Throttle.expires <= moment
        first = {"key": _hashed(key), "count": amount, "expires": moment + expiry}
        one_more = {
            "count": sa.case((has_passed, amount), else_=Throttle.count + amount),
            "expires": sa.case((has_passed, moment + expiry), else_=Throttle.expires),
        }
        statement = _INSERT[db.engine.dialect.name](Throttle).values(first)
        upsert = statement.on_conflict_do_update(index_elements=["key"], set_=one_more).returning(Throttle.count)
        return int(db.session.execute(upsert).scalar_one())

    def get(self, key: str) -> int:
        """Failures in the window."""
        found = self._window(key)
        return int(found.failures) if found is not None and found.expires > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        found = self._window(key)
        return float(found.expires) if found is not None else time.time()

    def check(self) -> bool:
        """The database is there, or nothing works."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        return int(db.session.execute(sa.delete(Throttle)).rowcount)  # type: ignore[attr-defined]  # of a DELETE

    def clear(self, key: str) -> None:
        """Forget one key."""
        db.session.execute(sa.delete(Throttle).where(Throttle.key == _hashed(key)))

    def _window(self, key: str) -> Any:
        """What is counted under a key, as it stands now."""
        query = sa.select(Throttle.count.label("failures"), Throttle.expires).where(Throttle.key == _hashed(key))
        return db.session.execute(query).one_or_none()


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


_limiter = FixedWindowRateLimiter(DatabaseStorage())


def is_open(email: str, address: str) -> bool:
    """Whether another try is allowed. `email` is what is tried, in the one spelling that names it."""
    return all(_limiter.test(item, *keys) for item, keys in _counted(email, address))


def failed(email: str, address: str) -> None:
    """Count a failed try."""
    for item, keys in _counted(email, address):
        _limiter.hit(item, *keys)


def is_address_open(what: str, address: str) -> bool:
    """The same for what no account is tried by, such as links of a kind: counted by address alone."""
    return _limiter.test(PER_ADDRESS, what, _network(address))


def address_failed(what: str, address: str) -> None:
    """Count a failed try of that kind."""
    _limiter.hit(PER_ADDRESS, what, _network(address))


def succeeded(email: str, address: str) -> None:
    """A right password forgives the wrong ones before it from the same address."""
    _limiter.clear(PER_ACCOUNT_AND_ADDRESS, email, _network(address))


def _counted(email: str, address: str) -> tuple[tuple[Any, tuple[str, ...]], ...]:
    network = _network(address)
    return (
        (PER_ACCOUNT_AND_ADDRESS, (email, network)),
        (PER_ACCOUNT, (email,)),
        (PER_ADDRESS, (network,)),
    )


def _network(address: str) -> str:
    """Whose tries are counted together: an IPv6 address is one of 2^64 that the same line may use (RFC 6177)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((int(found), 64), strict=False))
