"""The facts behind I32, I44, I45 and I46, as plain numbers from the rows."""

from datetime import timedelta
from decimal import Decimal

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import OutsideFigure, StaffLanguage, StaffTraining
from reception.inclusion.queries import figures_counts, figures_reports
from tests.factories.discrimination import make_report
from tests.factories.people import make_person


def test_i32_asks_the_register(app):
    on = today()
    make_report(days=40, closed_on=on - timedelta(days=20))
    make_report(days=40)
    make_report(days=3, closed_on=on)
    year = (on - timedelta(days=40)).year
    with system("test"):
        found = figures_reports.i32(year, on)
    assert (found.numerator, found.denominator) == (1, 2)


def test_i44_to_i46_ask_the_counts_the_figures_and_the_languages_of_open_cases(municipality):
    year, on = today().year, today()
    unit, other = municipality.unit, municipality.other_unit
    with system("test"):
        db.session.add_all(
            [
                StaffTraining(unit_id=unit.id, year=year, subject="interpreters", meant=10, trained=7),
                StaffTraining(unit_id=other.id, year=year, subject="interpreters", meant=5, trained=5),
                StaffTraining(unit_id=unit.id, year=year - 1, subject="interpreters", meant=9, trained=9),
                StaffLanguage(unit_id=unit.id, year=year, language="ar", staff=2),
                StaffLanguage(unit_id=unit.id, year=year, language="so", staff=1),
                StaffLanguage(unit_id=other.id, year=year, language="ar", staff=3),
                OutsideFigure(code="U65861", year=year, value=Decimal("78.5"), of=9100, source="Kolada"),
                OutsideFigure(code="U65860", year=year - 1, value=Decimal(55), source="Kolada"),
            ]
        )
        for number, tag in enumerate(("ar", "ar", "so", None)):
            person = make_person(name=f"Person {number}", unit=unit, worker=municipality.caseworker)
            person.interpreter_language, person.interpreter_needed = tag, tag is not None
        record("test.counts")
        db.session.commit()
        assert figures_counts.languages_of(year, on) == ("ar", "so")
        trained = figures_counts.i44(year)["I44"]
        voted = figures_counts.i45(year)
        able = figures_counts.i46(year, on)
    assert (trained.numerator, trained.denominator) == (12, 15)
    assert voted == {"U65861": figures_counts.Told(Decimal("78.5"), 9100, "Kolada")}
    assert (able.numerator, able.denominator) == (1, 2)
