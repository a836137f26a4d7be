"""A small municipality: two boards, three units, and one account for each role."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import flask_security

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment, Unit, User
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.db.session import db

PASSWORD = "kapten tratt äpple regn"
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Municipality:
    """Its boards and units, and who works there. All of one's own work in `unit` unless their name says otherwise."""

    board: Unit
    unit: Unit
    other_unit: Unit
    other_board: Unit
    other_board_unit: Unit
    caseworker: User
    caseworker2: User
    manager: User
    sfi_staff: User
    guidance: User
    housing_coordinator: User
    integration_coordinator: User
    statistician: User
    reader: User
    administrator: User
    other_unit_caseworker: User
    other_unit_manager: User
    other_board_caseworker: User
    other_board_manager: User
    without_duty: User

    @property
    def one_of_each_role(self) -> dict[Role, User]:
        """An account for each role, all of the same unit."""
        return {role: getattr(self, "manager" if role is Role.UNIT_MANAGER else role.value) for role in Role}

    @property
    def school(self) -> Unit:
        """The unit where the teacher and the guidance counsellor work."""
        return self.unit

    @property
    def teacher(self) -> User:
        """The member of staff of SFI."""
        return self.sfi_staff


#: attribute: (name, role, attribute of the unit)
STAFF: dict[str, tuple[str, Role | None, str]] = {
    "caseworker": ("Karin Kase", Role.CASEWORKER, "unit"),
    "caseworker2": ("Kent Kollega", Role.CASEWORKER, "unit"),
    "manager": ("Eva Enhet", Role.UNIT_MANAGER, "unit"),
    "sfi_staff": ("Siv Skola", Role.SFI_STAFF, "unit"),
    "guidance": ("Stig Vägledare", Role.GUIDANCE, "unit"),
    "housing_coordinator": ("Bo Boende", Role.HOUSING_COORDINATOR, "unit"),
    "integration_coordinator": ("Inga Samordnare", Role.INTEGRATION_COORDINATOR, "unit"),
    "statistician": ("Stina Statistik", Role.STATISTICIAN, "unit"),
    "reader": ("Lars Läsare", Role.READER, "unit"),
    "administrator": ("Anna Admin", Role.ADMINISTRATOR, "unit"),
    "other_unit_caseworker": ("Gun Granne", Role.CASEWORKER, "other_unit"),
    "other_unit_manager": ("Gösta Grannchef", Role.UNIT_MANAGER, "other_unit"),
    "other_board_caseworker": ("Nils Nämnd", Role.CASEWORKER, "other_board_unit"),
    "other_board_manager": ("Nora Nämndchef", Role.UNIT_MANAGER, "other_board_unit"),
    "without_duty": ("Ulf Utan", None, "unit"),
}


def make_municipality() -> Municipality:
    """The municipality, in the database."""
    with system("test"):
        units = _units()
        staff = {key: _user(name=name, role=role, unit=units[unit]) for key, (name, role, unit) in STAFF.items()}
        db.session.add_all(staff.values())
        record("test.municipality")
        db.session.commit()
    return Municipality(**units, **staff)


def make_user(
    *, name: str, role: Role | None = None, unit: Unit | None = None, email: str | None = None, language: str = "en"
) -> User:
    """A member of staff, in English so that tests read our own words; the password is `PASSWORD`."""
    user = _user(name=name, role=role, unit=unit, email=email, language=language)
    db.session.add(user)
    db.session.flush()
    return user


def _user(
    *, name: str, role: Role | None = None, unit: Unit | None = None, email: str | None = None, language: str = "en"
) -> User:
    email = email or f"{name.casefold().replace(' ', '.').translate(ASCII)}@exempelby.example"
    user = User(
        email=email, name=name, password=_hashed_password(), fs_uniquifier=email.ljust(64, "."), language=language
    )
    if role and unit:
        user.duties.append(RoleAssignment(unit=unit, role=role, starts_on=SINCE))
    return user


ASCII = str.maketrans("åäö", "aao")


def _units() -> dict[str, Unit]:
    board = Unit(name="Arbetsmarknadsnämnden", kind=UnitKind.BOARD)
    other_board = Unit(name="Socialnämnden", kind=UnitKind.BOARD)
    units = {
        "board": board,
        "other_board": other_board,
        "unit": Unit(name="Integrationsenheten", kind=UnitKind.UNIT, parent=board),
        "other_unit": Unit(name="Etableringsenheten", kind=UnitKind.UNIT, parent=board),
        "other_board_unit": Unit(name="Mottagningen", kind=UnitKind.UNIT, parent=other_board),
    }
    db.session.add_all(units.values())
    db.session.flush()
    return units


@cache
def _hashed_password() -> str:
    return str(flask_security.hash_password(PASSWORD))
