"""Telephone numbers as a gateway takes them. Pure."""

import phonenumbers


def e164(text: str) -> str | None:
    """`text` as "+46701740605", read as Swedish without a country code; None where it is no whole number."""
    try:
        number = phonenumbers.parse(text, "SE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
