"""Making a referral: whom it goes to, and what is told with it, which goes into the log of what was told."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases.forms.referrals import ReferralForm
from reception.cases.operations import referrals as work
from reception.cases.queries import referrals as queries
from reception.cases.rules import referrals as rules
from reception.cases.terms import ReferralPurpose
from reception.i18n.formats import at_local, listed, now, today
from reception.i18n.text import _, label
from reception.people.operations import disclosures
from reception.people.operations.sharing import GroundNotOpen, NotCovered
from reception.people.queries import sharing
from reception.people.rules.grounds import open_grounds
from reception.people.terms.papers import DisclosureGround, DisclosureWay
from reception.web import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.cases.models import Case
    from reception.people.models import Consent, Disclosure
    from reception.people.rules.consents import Shortfall


def send(case: "Case", otherwise: str) -> ResponseReturnValue:
    """The page on which a referral is written, and its sending. `otherwise`: where one comes from, if nothing says."""
    is_social_services = disclosures.is_social_services(case.unit_id)
    grounds = [one.ground for one in open_grounds(social_services=is_social_services)]
    consents = sharing.valid_consents(case.person, today())
    form = ReferralForm(
        organisations=_organisations(),
        grounds=[one for one in grounds if one is not DisclosureGround.HERSELF],
        consents=[(one.number, _in_words(one)) for one in consents],
        sent_on=today(),
        expected_on=today() + timedelta(days=rules.ANSWER_AWAITED_DAYS),
        purpose=_wanted(),
    )
    if form.validate_on_submit() and _sent(case, form, consents):
        answers.done(_("The referral is on the person's list, and on yours if no answer has come by the day."))
        return answers.go_back(otherwise)
    return render_template("cases/referral_new.html", form=form, case=case, cancel_url=answers.way_back(otherwise))


def _organisations() -> list[tuple[str, str]]:
    """The organisations to choose from, by name, each with what it is."""
    found = queries.receivers()
    return [
        (str(one.id), _("%(organisation)s (%(kind)s)", organisation=one.name, kind=label(one.kind))) for one in found
    ]


def _wanted() -> ReferralPurpose | None:
    wanted = request.args.get("purpose")
    return next((one for one in ReferralPurpose if one.value == wanted), None)


def _in_words(consent: "Consent") -> str:
    recipient = consent.recipient.name if consent.recipient else consent.recipient_name
    return _(
        "%(recipient)s, %(purpose)s, until %(day)s",
        recipient=recipient,
        purpose=label(consent.purpose),
        day=consent.expires_on.isoformat(),
    )


def _sent(case: "Case", form: ReferralForm, consents: "Sequence[Consent]") -> bool:
    try:
        with (
            form.saving()
        ):  # a referral that is not sent tells nobody anything, so neither is written without the other
            told = _told(case, form, consents) if form.tells else None
            work.send_referral(case, **form.sent, disclosure=told)
    except NotCovered as problem:
        _refuse_uncovered(form, problem.lacks)
    except GroundNotOpen:
        form.refuse("ground", _("Your unit cannot tell anything on this ground, or it lacks what the ground asks for."))
    except work.CaseIsClosed:
        form.refuse(None, _("The case was closed meanwhile. Open it again before you send the person on."))
    return not form.failed


def _told(case: "Case", form: ReferralForm, consents: "Sequence[Consent]") -> "Disclosure":
    scope, ground, note = form.disclosed
    by_number = {one.number: one for one in consents}
    return disclosures.log_disclosure(
        case.person,
        unit_id=case.unit_id,
        recipient_id=form.organisation_id.data,
        recipient_name=None,
        scope=scope,
        what=None,
        ground=ground,
        ground_note=note,
        consent=by_number.get(form.consent.data) if ground is DisclosureGround.CONSENT else None,
        way=DisclosureWay.REFERRAL,
        told_at=_moment(form.sent_on.data),
        author_id=staff().user_id,
    )


def _moment(day: date) -> datetime:
    """When it was told: now, or at noon of an earlier day."""
    return now() if day == today() else at_local(datetime.combine(day, time(12)))


def _refuse_uncovered(form: ReferralForm, lacks: "Shortfall") -> None:
    if lacks.state is not None:
        form.refuse("consent", _("This consent did not hold on that day."))
    if lacks.other_recipient:
        form.refuse("consent", _("This consent is about telling somebody else."))
    if lacks.groups:
        groups = listed([label(group) for group in lacks.groups])
        form.refuse("scope", _("The consent does not cover: %(groups)s.", groups=groups))
