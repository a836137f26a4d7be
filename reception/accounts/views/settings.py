"""One's own account: language, colours, keys, duties, and the browsers that are signed in.

Upper floors register pages with settings of their own; each reader gets those that they may open.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import flash, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import SIGNED_IN, Permit
from reception.accounts import operations, queries
from reception.accounts.door import LANGUAGE
from reception.accounts.forms import SettingsForm
from reception.accounts.rules import browser_name
from reception.i18n import locales
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.accounts.models import User

room = Room("accounts", __name__)


@dataclass(frozen=True)
class Way:
    """A page of settings elsewhere: what it is called, what it is for and what its button says, msgids, and who may
    open it."""

    message: str
    text: str
    act: str
    endpoint: str
    permit: Permit


_ways: dict[str, Way] = {}


def also(*ways: Way) -> None:
    """Let one's account lead to these pages too."""
    _ways.update({way.endpoint: way for way in ways})


@room.route("/account", methods=["GET", "POST"], permit=SIGNED_IN)
def settings() -> ResponseReturnValue:
    """Language, colours and keys; duties and sessions to look at."""
    user = queries.account(staff().user_id)
    form = _form(user)
    if form.validate_on_submit() and not form.is_outdated(user, lambda: _form(user, formdata=None)):
        operations.choose_settings(user, **form.values)
        _speak(form.language.data)
        flash(_("Your settings are saved."), "done")
        return redirect(url_for(".settings"), 303)
    sessions = queries.live_sessions_of(user.id)
    return render_template(
        "accounts/settings.html",
        form=form,
        user=user,
        today=today(),
        sessions=sessions,
        here=g.session_id,
        browser_name=browser_name,
        ways=[way for way in _ways.values() if way.permit.held_by(staff())],
    )


def _form(user: "User", **options: Any) -> SettingsForm:
    form = SettingsForm(obj=user, **options)
    form.language.choices = [(locale.tag, locale.own_name) for locale in locales.offered()]
    form.language.data = form.language.data or locales.current().tag
    return form


def _speak(language: str | None) -> None:
    """The choice holds from the next page on, also where the session remembers another."""
    if language:
        session[LANGUAGE] = language
        locales.use(language)


@room.route("/account/sessions/<int:session_id>/end", methods=["POST"], permit=SIGNED_IN)
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign out one of one's own browsers."""
    operations.end_session(queries.session_by_id(staff().user_id, session_id))
    flash(_("The session is ended."), "done")
    return redirect(url_for(".settings"), 303)
