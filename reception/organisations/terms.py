"""The words of the register of organisations."""

from reception.i18n.markers import N_, Term


class OrganisationKind(Term):
    """What an organisation is to a newcomer."""

    AUTHORITY = "authority", N_("Authority")
    REGION = "region", N_("Region")
    EMPLOYER = "employer", N_("Employer")
    ASSOCIATION = "association", N_("Association")
    SCHOOL = "school", N_("School")
    LANDLORD = "landlord", N_("Landlord")
    OTHER = "other", N_("Other")
