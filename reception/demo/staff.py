"""Exempelby's boards, units and accounts."""

from dataclasses import dataclass
from datetime import date

from flask_security import hash_password

from reception.access.roles import Role
from reception.accounts import operations, queries
from reception.accounts.models import Unit, User
from reception.accounts.terms import UnitKind
from reception.i18n.markers import N_
from reception.i18n.text import _

PASSWORD = "demo-reception-2026"  # noqa: S105 - printed on the sign-in page of every demo
CASES_A_WORKER = 45
PEOPLE_A_UNIT = 8000


@dataclass(frozen=True)
class Account:
    """A demo account, as the sign-in page offers it."""

    email: str
    name: str
    title: str
    role: Role
    unit: str
    hint: str
    group: str = "persons"


ACCOUNTS = (
    Account(
        "caseworker@demo.example",
        "Eva Ek",
        "Integrationshandläggare",
        Role.CASEWORKER,
        "Integrationsenheten",
        N_("her own cases, contacts and next steps"),
    ),
    Account(
        "caseworker2@demo.example",
        "Omid Berg",
        "Integrationshandläggare",
        Role.CASEWORKER,
        "Mottagningsenheten",
        N_("another unit; does not see the first one's cases"),
    ),
    Account(
        "manager@demo.example",
        "Karin Sjö",
        "Enhetschef",
        Role.UNIT_MANAGER,
        "Integrationsenheten",
        N_("assigns cases, names staff for protected people"),
    ),
    Account(
        "teacher@demo.example",
        "Per Ås",
        "SFI-lärare",
        Role.SFI_STAFF,
        "Vuxenutbildningen",
        N_("SFI at the adult education"),
    ),
    Account(
        "guidance@demo.example",
        "Sanna Lind",
        "Studie- och yrkesvägledare",
        Role.GUIDANCE,
        "Vuxenutbildningen",
        N_("study and career guidance"),
    ),
    Account(
        "housing@demo.example",
        "Bo Dahl",
        "Bostadssamordnare",
        Role.HOUSING_COORDINATOR,
        "Fastighetsenheten",
        N_("homes and contracts"),
    ),
    Account(
        "coordinator@demo.example",
        "Ida Holm",
        "Integrationssamordnare",
        Role.INTEGRATION_COORDINATOR,
        "Kommunstyrelsen",
        N_("policy and plans; opens no person's file"),
        "whole",
    ),
    Account(
        "statistician@demo.example",
        "Ulf Wik",
        "Statistiker",
        Role.STATISTICIAN,
        "Kommunstyrelsen",
        N_("publishes protected figures; opens no person's file"),
        "whole",
    ),
    Account(
        "reader@demo.example",
        "Maj Rydh",
        "Ledamot",
        Role.READER,
        "Kommunfullmäktige",
        N_("reads published figures"),
        "whole",
    ),
    Account(
        "admin@demo.example",
        "Jan Frisk",
        "Systemförvaltare",
        Role.ADMINISTRATOR,
        "IT",
        N_("accounts, units and vocabularies; opens no person's file"),
        "whole",
    ),
)
BOARDS = {
    "Socialnämnden": ("Integrationsenheten", "Mottagningsenheten"),
    "Utbildningsnämnden": ("Vuxenutbildningen",),
    "Kommunstyrelsen": ("Fastighetsenheten", "IT"),
    "Kommunfullmäktige": (),
}
COLLEAGUES = (
    "Sara Lund",
    "Per Åström",
    "Lena Falk",
    "Nadia Haddad",
    "Tomas Blom",
    "Aida Begić",
    "Erik Norén",
    "Mona Strand",
)


@dataclass(frozen=True)
class Staff:
    """The units that do casework, with the ids of their caseworkers, and the accounts by address."""

    workers: dict[int, list[int]]
    users: dict[str, User]
    main_unit_id: int
    second_unit_id: int
    school: Unit
    boards: dict[str, Unit]


def employ(*, persons: int, since: date) -> Staff:
    """Open the units and accounts that `persons` people need."""
    units = _units(persons)
    hashed = hash_password(PASSWORD)  # once: it is the same for all, and slow on purpose
    users = {account.email: _employ(account, units[account.unit], since, hashed) for account in ACCOUNTS}
    main, second = units["Integrationsenheten"], units["Mottagningsenheten"]
    workers = {main.id: [users["caseworker@demo.example"].id], second.id: [users["caseworker2@demo.example"].id]}
    for name, unit in units.items():
        if name.startswith("Mottagningsenheten "):
            workers[unit.id] = []
    _add_colleagues(workers, persons, units, since)
    boards = {name: units[name] for name in BOARDS}
    return Staff(workers, users, main.id, second.id, units["Vuxenutbildningen"], boards)


def _units(persons: int) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    there = {unit.name: unit for unit in queries.units()}
    for board_name, names in BOARDS.items():
        board = there.get(board_name) or operations.open_unit(name=board_name, kind=UnitKind.BOARD)
        units[board_name] = board
        extra = range(2, 1 + persons // PEOPLE_A_UNIT) if board_name == "Socialnämnden" else ()
        for name in (*names, *(f"Mottagningsenheten {number}" for number in extra)):
            units[name] = there.get(name) or operations.open_unit(name=name, kind=UnitKind.UNIT, parent=board)
    return units


def _employ(account: Account, unit: Unit, since: date, hashed: str) -> User:
    user = operations.open_account(email=account.email, name=account.name, title=account.title, phone="08-465 004 21")
    operations.choose_password(user, hashed)
    operations.give_duty(user, role=account.role, unit=unit, starts_on=since, ends_on=None, given_by=None)
    return user


def _add_colleagues(workers: dict[int, list[int]], persons: int, units: dict[str, Unit], since: date) -> None:
    """Enough caseworkers for about forty open cases each; they have no password and cannot sign in."""
    by_id = {unit.id: unit for unit in units.values()}
    wanted = max(2 * len(workers), round(persons * 0.42 / CASES_A_WORKER))
    unit_ids = list(workers)
    for number in range(wanted):
        unit_id = unit_ids[number % len(unit_ids)]
        name = COLLEAGUES[number % len(COLLEAGUES)] + (
            f" {number // len(COLLEAGUES) + 1}" if number >= len(COLLEAGUES) else ""
        )
        user = operations.open_account(
            email=f"colleague{number + 1}@demo.example", name=name, title="Integrationshandläggare"
        )
        operations.give_duty(
            user, role=Role.CASEWORKER, unit=by_id[unit_id], starts_on=since, ends_on=None, given_by=None
        )
        workers[unit_id].append(user.id)


def cards() -> list[dict[str, str]]:
    """The accounts as the sign-in page offers them."""
    return [_card(account) for account in ACCOUNTS]


def _card(account: Account) -> dict[str, str]:
    return {
        "email": account.email,
        "role": _(account.role.label),
        "unit": f"{account.unit}: {_(account.hint)}",
        "group": account.group,
    }
