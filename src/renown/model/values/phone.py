"""Phone numbers in E.164 (`+4930123456`). A number without a country is a number only where a region is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renown.model.values.value import strip_marks

if TYPE_CHECKING:
    import phonenumbers

_PLUS = frozenset("+＋")
_GROUPED = re.compile(r"\+[0-9 \-]+")


@dataclass(frozen=True, slots=True)
class PhoneType:
    """Phone numbers; `region` (ISO 3166, two letters) is assumed for numbers that name no country."""

    name: str = "phone"
    telling: float = 0.9
    region: str | None = None

    def clean(self, raw: str) -> str | None:
        """The number in E.164, extensions left out, or None.

        >>> PHONE.clean("+49 (0)30 901820")
        '+4930901820'
        >>> PHONE.clean("030 901820") is None, PhoneType(region="DE").clean("030 901820")
        (True, '+4930901820')
        """
        import phonenumbers  # sixty modules, for whoever reads a number

        text = strip_marks(raw)
        if text.startswith("00"):
            text = f"+{text[2:]}"
        if self.region is None and not _PLUS.intersection(text):
            # Without a plus no country is named, and without a region none is assumed.
            return None
        if _GROUPED.fullmatch(text):
            text = f"+{''.join(filter(str.isdecimal, text))}"
        try:
            number = phonenumbers.parse(text, self.region)
        except phonenumbers.NumberParseException:
            return None
        return _stored(number, text)

    def validate(self, value: str) -> bool:
        """Whether this is a number in E.164.

        >>> PHONE.validate("+4930901820"), PHONE.validate("+49 30 901820")
        (True, False)
        """
        return self.clean(value) == value

    def compare(self, a: str, b: str) -> float:
        """1.0 for the same number, else 0.0: a wrong digit is another line.

        >>> PHONE.compare("+4930901820", "+4930901821")
        0.0
        """
        return 1.0 if a == b else 0.0

    def show(self, value: str) -> str:
        """The number in the grouping of its country.

        >>> PHONE.show("+4930901820")
        '+49 30 901820'
        """
        import phonenumbers

        try:
            number = phonenumbers.parse(value, None)
        except phonenumbers.NumberParseException:
            return value
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _stored(number: phonenumbers.PhoneNumber, read: str) -> str | None:
    import phonenumbers

    if not phonenumbers.is_possible_number(number):
        return None
    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if text == read:
        # Read once more it would give the same again.
        return text
    try:
        again = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return None
    # A number that reads differently the second time has no one form: it is refused.
    return text if phonenumbers.format_number(again, phonenumbers.PhoneNumberFormat.E164) == text else None


PHONE = PhoneType()
"""The value type of phone numbers that name their country."""
