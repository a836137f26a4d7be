"""Commands over staff accounts."""

import click

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts import invitations, operations, queries
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today


@click.group()
def accounts() -> None:
    """Staff accounts."""


@accounts.command("invite-administrator")
@click.argument("email")
@click.argument("name")
def invite_administrator(email: str, name: str) -> None:
    """Open the first administrator's account and print a link, good for seven days, to choose a password."""
    with create_app().app_context(), system("invite the first administrator"):
        if queries.user_by_email(email) is not None:
            raise click.ClickException("There is an account with this e-mail address.")
        user = operations.open_account(email=email, name=name)
        board = next(unit for unit in queries.units() if unit.parent_id is None)
        operations.give_duty(user, role=Role.ADMINISTRATOR, unit=board, starts_on=today(), ends_on=None, given_by=None)
        token = invitations.token_for(user)
        commit()
    click.echo(f"/invitation/{token}")
