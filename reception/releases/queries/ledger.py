"""What was published, in the order in which it was. It is everybody's: no permit is asked for."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, undefer

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.releases.models import Release


def releases() -> Sequence[Release]:
    """Every release, the newest first, without its document."""
    query = sa.select(Release).options(joinedload(Release.published_by)).order_by(Release.id.desc())
    return db.session.scalars(query).all()


def release(number: str) -> Release:
    """A release with its document. Raises OutOfReach."""
    query = sa.select(Release).options(undefer(Release.document)).where(Release.number == number)
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise OutOfReach
    return found


def told(one: Release) -> dict[str, Any]:
    """What a release says."""
    said: dict[str, Any] = json.loads(one.document)
    return said


def documents() -> list[dict[str, Any]]:
    """What every release says, the first first."""
    return [json.loads(text) for text in texts()]


def texts() -> Sequence[str]:
    """The same as they are handed out."""
    return db.session.scalars(sa.select(Release.document).order_by(Release.id)).all()


def latest_hash() -> str | None:
    """The hash that the next release names; None before the first."""
    return db.session.scalar(sa.select(Release.hash).order_by(Release.id.desc()).limit(1))


def hidden_counts() -> dict[str, int]:
    """What is hidden in every release, as it is: for protecting the next alone."""
    found: dict[str, int] = {}
    for sealed in db.session.scalars(sa.select(Release.sealed).order_by(Release.id)):
        found |= json.loads(sealed)
    return found


def next_number(year: int) -> str:
    """ "2025-1", "2025-2" …"""
    count = db.session.scalar(sa.select(sa.func.count()).select_from(Release).where(Release.year == year)) or 0
    return f"{year}-{count + 1}"
