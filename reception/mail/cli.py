"""Whether the settings of mail work, without waiting for the next morning."""

import click

from reception.app import create_app
from reception.i18n import locales
from reception.i18n.text import _
from reception.mail import Letter, NotSent, is_set_up, link, send


@click.group()
def mail() -> None:
    """E-mail."""


@mail.command("test")
@click.argument("address")
def send_a_test(address: str) -> None:
    """Send a message to ADDRESS, and say whether the mail server took it."""
    with create_app().app_context():
        if not is_set_up():
            raise click.ClickException("RECEPTION_SMTP_URL is not set: no e-mail is sent from here.")
        try:
            send(_letter(address))
        except (NotSent, ValueError) as trouble:
            raise click.ClickException(f"Nothing was sent: {trouble}.") from trouble
    click.echo("The mail server has taken the message.")


def _letter(address: str) -> Letter:
    words = _("E-mail from Reception works. Nobody needs to answer this message.")
    public = link("overview.start")
    return Letter(
        to=address,
        subject=_("A message to try e-mail"),
        text=f"{words}\n\n{public}\n",
        html=f'<p>{words}</p><p><a href="{public}">{public}</a></p>',
        language=locales.current().tag,
    )
