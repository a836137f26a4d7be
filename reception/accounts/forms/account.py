"""What is asked about an account."""

from collections.abc import Callable

from wtforms import BooleanField

from reception.accounts.rules import mixes_scripts
from reception.accounts.terms import AccountState
from reception.i18n.text import _, _l, choices
from reception.web.contact_fields import EmailAddress, TelephoneNumber
from reception.web.fields import Choice, Text
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

_TAKEN = ("email", _l("Another account has this address."))


class AccountForm(VersionedForm):
    """The facts of an account. `checked` is asked for when letters may deceive."""

    asides = frozenset({"checked"})
    constraints = {"uq_staff_user_email": _TAKEN, "staff_user.email": _TAKEN}

    name = Text(_l("Name"), required=_l("Write the name."))
    email = EmailAddress(
        _l("E-mail"), required=_l("Write the e-mail address."), description=_l("The address to sign in with.")
    )
    title = Text(_l("Title"), description=_l("What the person does, such as integration secretary."))
    phone = TelephoneNumber(_l("Telephone at work"))
    checked = BooleanField(_l("I have compared the letters with the person's own spelling"))

    @property
    def facts(self) -> dict[str, str]:
        """What is stored."""
        return {name: value for name, value in self.values.items() if name != "checked"}

    @property
    def asks_to_check(self) -> bool:
        """Whether the box about letters is shown."""
        return bool(self.checked.data or self.doubts)

    doubts: bool = False

    def doubt_letters(self, looks_like_another: Callable[[str], bool]) -> None:
        """Warn beside a name or address that may be taken for another; a tick says it is right (security.md I3)."""
        for name in ("name", "email"):
            text = self._fields[name].data
            message = None
            if mixes_scripts(text):
                message = _("Some letters belong to another alphabet than the rest, although they look alike.")
            elif looks_like_another(text):
                message = _("This looks the same as in another account, but some letters differ.")
            if message and not self.checked.data:
                self.doubts = True
                self.refuse(name, message)


class AccountFilter(Narrowing):
    """Which accounts a list shows."""

    q = Text(_l("Name, e-mail or title"))
    state = Choice(_l("State"), choices=[("", _l("All")), *choices(*AccountState)])

    @property
    def chosen_state(self) -> AccountState | None:
        """The state asked for; None for all."""
        return AccountState(self.state.data) if self.state.data else None
