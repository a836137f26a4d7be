"""The pages that change what exists of homes, papers, sharing, referrals and needs; see `tests.web.editing`."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from reception.db.base import Base
from reception.db.session import db
from reception.housing.models import Contract, Dwelling, DwellingUnit, HomeNeed
from reception.housing.terms import OfferState, PlaceKind
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from tests.clients import StrictClient
from tests.factories.homes import make_contract, make_district, make_home, make_landlord, whole
from tests.factories.needs import make_need, make_offer, make_place
from tests.web.world import Edit, World, days_on, latest_in

_marks = count(1)


def _coordinator(world: World) -> StrictClient:
    return world.client_of(world.municipality.housing_coordinator)


def _home(**facts: Any) -> Dwelling:
    mark = next(_marks)
    return make_home(f"Storgatan {mark}", **{"parts": [("Rum 1", 1)], **facts})


def _dwelling(rest: str) -> Callable[[World], str]:
    return lambda _world: f"/dwellings/{_home().number}/{rest}"


def _unit(rest: str) -> Callable[[World], str]:
    def address(_world: World) -> str:
        home = _home()
        room = next(unit for unit in home.units if unit.label)
        return f"/dwellings/{home.number}/units/{room.id}/{rest}"

    return address


def _lease(rest: str, **facts: Any) -> Callable[[World], str]:
    def address(_world: World) -> str:
        home = _home(leased=(today() - timedelta(days=90), today() + timedelta(days=90)))
        for name, value in facts.items():
            setattr(home.leases[0], name, value)
        db.session.commit()
        return f"/dwellings/{home.number}/leases/{home.leases[0].id}/{rest}"

    return address


def _below(rest: str, table: str, **facts: Any) -> Callable[[World], str]:
    """What was entered beside a home on a page of its own."""

    def address(world: World) -> str:
        home = _home()
        values = {"unit_id": whole(home).id, **facts}
        answer: Any = _coordinator(world).fill(f"/dwellings/{home.number}/{rest}/new", **values)
        assert answer.status_code == 303, answer.words
        return f"/dwellings/{home.number}/{rest}/{latest_in(table)}/edit"

    return address


def _fault(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        home = _home()
        where = {"unit_id": whole(home).id, "what": "Kranen droppar."}
        answer: Any = _coordinator(world).fill(f"/dwellings/{home.number}/faults/new", **where)
        assert answer.status_code == 303, answer.words
        return f"/dwellings/{home.number}/faults/{_number_in('fault')}/{rest}"

    return address


def _number_in(table: str) -> str:
    found = Base.metadata.tables[table]
    query = select(found.c.number).where(found.c.id == latest_in(table)).execution_options(permit="test")
    return str(db.session.execute(query).scalar_one())


def _district(_world: World) -> str:
    return f"/dwellings/districts/{make_district(f'Norrmalm {next(_marks)}').id}"


def _place(_world: World) -> str:
    return f"/dwellings/places/{make_place(PlaceKind.SCHOOL, f'Norrskolan {next(_marks)}', 400000, 6500000).id}"


def _need(world: World) -> HomeNeed:
    return make_need(world.person, made_at=_long_ago())


def _long_ago() -> Any:
    return now() - timedelta(days=60)


def _of_need(rest: str) -> Callable[[World], str]:
    return lambda world: f"/people/{world.person.number}/home-need/{_need(world).number}/{rest}"


def _offer(rest: str, state: OfferState) -> Callable[[World], str]:
    def address(world: World) -> str:
        need, home = _need(world), _home()
        offer = make_offer(need, whole(home).id, state, today() - timedelta(days=3))
        return f"/dwellings/waiting/{need.number}/offers/{offer.number}/{rest}"

    return address


def _contract(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        contract = _made(world, whole(_home()))
        return f"/dwellings/contracts/{contract.number}/{rest.format(member=contract.members[0].id)}"

    return address


def _made(world: World, unit: DwellingUnit) -> Contract:
    return make_contract(unit, [world.person], today() - timedelta(days=60), today() + timedelta(days=300))


def _document(rest: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        base = f"/people/{world.person.number}/documents"
        answer: Any = world.worker.fill(f"{base}/new", kind="passport", only_seen="y")
        assert answer.status_code == 303, answer.words
        return f"{base}/{_number_in('document')}{rest}"

    return address


def _needs(world: World) -> str:
    address = f"/people/{world.person.number}/needs"
    answer: Any = world.worker.fill(f"{address}/new", on_day="+0", with_interpreter="no", note="Körkort")
    assert answer.status_code == 303, answer.words
    return f"{address}/{latest_in('needs_assessment')}"


def _referral(rest: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        facts = {
            "organisation_id": _organisation().id,
            "purpose": "work",
            "what_is_asked": "Ett möte",
            "told": "nothing",
        }
        answer: Any = world.worker.fill(f"/people/{world.person.number}/referrals/new", **facts)
        assert answer.status_code == 303, answer.words
        return f"/referrals/{_number_in('referral')}/{rest}"

    return address


def _organisation() -> Organisation:
    return make_landlord(f"Bostadsbolaget {next(_marks)}")


def _consent(world: World) -> str:
    base = f"/people/{world.person.number}/sharing/consents"
    facts = {"recipient_id": _organisation().id, "purpose": "work", "scope": ["identity"], "language": "ar"}
    answer: Any = world.worker.fill(f"{base}/new", **facts)
    assert answer.status_code == 303, answer.words
    return f"{base}/{_number_in('consent')}/withdraw"


COORDINATOR = {"by": "housing_coordinator", "also_by": "housing_coordinator"}
ENDED = {"reason": "other-arrangement"}
#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("dwellings.edit", _dwelling("edit"), "note", "Balkong.", "Källare.", **COORDINATOR),
    Edit("dwelling_units.edit", _unit("edit"), "label", "Rum 2", "Rum 3", **COORDINATOR),
    Edit("leases.edit", _lease("edit"), "note", "Ring före tio.", "Öppet till fyra.", **COORDINATOR),
    Edit(
        "closures.edit",
        _below("closures", "closure", reason="renovation", first_on=days_on(3)),
        "note",
        "Målas.",
        "Golvet.",
        **COORDINATOR,
    ),
    Edit(
        "inspections.edit",
        _below("inspections", "inspection", kind="periodic", is_fine="no", remarks="Dörren."),
        "remarks",
        "Laga dörren.",
        "Laga fönstret.",
        **COORDINATOR,
    ),
    Edit("faults.change", _fault("edit"), "what", "Spisen är trasig.", "Ugnen är trasig."),
    Edit("districts.edit_district", _district, "residents", "3400", "3500", **COORDINATOR),
    Edit("places.edit_place", _place, "east", "410000", "420000", **COORDINATOR),
    Edit("home_needs.edit", _of_need("edit"), "note", "Hiss.", "Markplan."),
    Edit("contracts.edit", _contract("edit"), "note", "Nycklar finns.", "Nycklar saknas."),
    Edit("documents.edit", _document(), "note", "Visat på besök.", "Visat på kontoret."),
    Edit("needs.correct", _needs, "note", "Hjälp med läxor.", "Hjälp med körkort."),
    Edit("referrals.expected", _referral("expected"), "expected_on", days_on(10), days_on(11)),
)
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("dwellings.leave", _dwelling("leave"), "on", days_on(10), days_on(11), **COORDINATOR),
    Edit("dwelling_units.leave", _unit("leave"), "on", days_on(10), days_on(11), **COORDINATOR),
    Edit("leases.end", _lease("end"), "last_on", days_on(10), days_on(11), **COORDINATOR),
    Edit("leases.notice", _lease("notice"), "last_on", days_on(95), days_on(96), **COORDINATOR),
    Edit(
        "leases.withdraw", _lease("withdraw", notice_on=today()), "last_on", days_on(95), days_on(96), **COORDINATOR
    ),
    Edit("offers.answer", _offer("answer", OfferState.MADE), "note", "För långt.", "För dyrt.",
         {"answer": "declined", "reason": "other"}),
    Edit("offers.tell", _offer("tell", OfferState.PREPARED), "answer_by", days_on(10), days_on(11)),
    Edit("home_needs.end", _of_need("end"), "on", days_on(-3), days_on(-2), {"ending": "own-home"}),
    Edit("contracts.extend", _contract("extend"), "last_on", days_on(400), days_on(401)),
    Edit("contracts.notice", _contract("notice"), "last_on", days_on(95), days_on(96), {"by": "tenant", **ENDED}),
    Edit("contracts.end", _contract("end"), "last_on", days_on(95), days_on(96), ENDED),
    Edit("contracts.take_over", _contract("take-over"), "first_on", days_on(5), days_on(6)),
    Edit("contracts.move_in", _contract("move-in"), "moved_in_on", days_on(-5), days_on(-6)),
    Edit("contracts.move_out", _contract("move-out"), "moved_out_on", days_on(-1), days_on(-2)),
    Edit("contracts.steps", _contract("steps"), "done_keys", days_on(-1), days_on(-2)),
    Edit("contracts.drop_member", _contract("members/{member}/leave"), "left_on", days_on(-1), days_on(-2)),
    Edit("documents.remove", _document("/remove"), "reason", "Fel person", "Fel papper här"),
    Edit("sharing.withdraw_consent", _consent, "how", "Per telefon.", "På besök."),
)  # fmt: skip
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE = frozenset(
    {
        "basics.basic", "basics.facts", "contracts.cancel", "faults.end", "referrals.answer",
        "referrals.correct",
        "dwelling_import.columns", "dwelling_import.questions",
        "sharing.strike",
    }
)  # fmt: skip
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "closures.open_again", "contracts.mark_tenant", "contracts.take_up_again", "contracts.tick",
        "districts.remove_district", "dwelling_import.abandon", "dwelling_import.again", "dwelling_import.ask_again",
        "dwelling_import.take", "dwelling_import.undo", "dwelling_units.keep", "dwellings.keep", "faults.reopen",
        "faults.send", "faults.take_back", "home_needs.again", "offers.withdraw", "places.remove_place",
        "referrals.undo", "sharing.withdraw_extract",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "closures.new", "contracts.add_member", "contracts.new", "districts.new_district", "documents.add_file",
        "documents.new", "dwelling_import.new", "dwelling_units.new", "dwellings.new", "faults.report",
        "home_needs.new", "inspections.new", "leases.new", "needs.new", "offers.new", "places.new_place",
        "referrals.new", "sharing.log_disclosure", "sharing.new_consent", "sharing.new_extract",
    }
)  # fmt: skip
#: No row of the register is written over: a partner opens what was given.
NO_ROWS = frozenset({"extracts.open_extract"})
