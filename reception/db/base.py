"""`Base`, the column types, and the privacy and retention class that every column carries."""

import enum
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy import MetaData, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Privacy(StrEnum):
    """What a column tells about a person; drives masking, the extract and the data catalogue."""

    NONE = "none"  # says nothing about anybody
    STAFF = "staff"  # about a member of staff at work
    PERSONAL = "personal"  # about a newcomer
    SENSITIVE = "sensitive"  # GDPR article 9, or secret by its nature
    CONTACT = "contact"  # leads to where a newcomer can be found
    SECRET = "secret"  # keys and hashes  # noqa: S105 - a name of a class, no secret


class Retention(StrEnum):
    """How long a row is kept; the rule itself is data of the municipality's records schedule."""

    PERMANENT = "permanent"
    INSTALLATION = "installation"  # as long as the thing it configures
    CASE_FILE = "case_file"  # Socialtjänstlagen 2025:400, chapter 16
    STUDY_FILE = "study_file"  # the school board's own records schedule
    LOG = "log"  # five years at least
    SESSION = "session"  # hours


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """An aware instant, stored in UTC on every database. Refuses a naive one."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To the database: UTC, without the zone on SQLite, which has none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """From the database: aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def closed_list(kind: type[enum.Enum], **options: Any) -> sa.Enum:
    """The type of a column whose values are a closed list of words, held by a constraint.

    A table with several columns of one list gives each a `name`, which its constraint is called after.
    """
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
        **options,
    )


class Base(DeclarativeBase):
    """Every table. A class says its privacy and retention once; a column that differs says so in `info`."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: sa.Text(),
        bool: sa.Boolean(),
        date: sa.Date(),
        datetime: UTCDateTime(),
        enum.Enum: closed_list(enum.Enum),
    }
    __privacy__: ClassVar[Privacy]
    __retention__: ClassVar[Retention]
    #: A protected model is selected inside a permit's scope only; see `access.shield`.
    __protected__: ClassVar[bool] = False
    #: Whether work that can be taken back keeps what it did to rows of this table; see `db.journal`.
    __journaled__: ClassVar[bool] = True
    #: Rows that come by themselves where they are missing: that they refer to an added row keeps nobody from taking it
    #: back, and they go with it.
    __comes_by_itself__: ClassVar[bool] = False

    id: Mapped[int] = mapped_column(primary_key=True)


def tells(privacy: Privacy) -> dict[str, Privacy]:
    """`info` of a column whose privacy class differs from its table's."""
    return {"privacy": privacy}


@event.listens_for(Mapper, "instrument_class")
def _classify_columns(mapper: Mapper[Any], model: type[Any]) -> None:
    """Give each column the class of its table where it states none itself. Keys between tables tell nothing alone."""
    table = mapper.local_table
    if not (isinstance(table, sa.Table) and hasattr(model, "__privacy__")):
        return
    for column in table.columns:
        technical = column.primary_key or column.name == "version"
        column.info.setdefault("privacy", Privacy.NONE if technical else model.__privacy__)
        column.info.setdefault("retention", model.__retention__)
