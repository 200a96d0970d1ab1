"""Column types that hold the same values on SQLite and on PostgreSQL."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, Numeric, Text
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

String = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts and compares by code point, whatever the server's locale."""

_INT64 = 2**63
_LIMIT = Decimal(10) ** 100
_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_EVEN)


class _SqliteNumeric(UserDefinedType[Any]):
    """A column of NUMERIC affinity whose values SQLAlchemy passes through untouched."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "NUMERIC"


class Exact(TypeDecorator[Decimal]):
    """A Decimal that comes back equal, and that SQL compares as a number.

    SQLite keeps whole numbers of 64 bits and 15 significant digits of others; what has more is
    rounded to that on every database (the numeral as written is kept beside it), and what no
    report can mean (10^100 and more) is null. Trailing zeros are not kept.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC on both; on SQLite without the driver's detour over float."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(_SqliteNumeric())
        return dialect.type_descriptor(Numeric(asdecimal=True))

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> Any:
        """The number as its plain decimal digits (SQLite) or as a Decimal."""
        if value is None:
            return None
        number = canonical(Decimal(value))
        if number is None or dialect.name != "sqlite":
            return number
        return format(number, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The Decimal; `repr` of a float of 15 digits gives those digits back."""
        if value is None or isinstance(value, Decimal):
            return value
        number = Decimal(repr(value) if isinstance(value, float) else str(value))
        return Decimal(int(number)) if number == number.to_integral_value() else number


def canonical(number: Decimal) -> Decimal | None:
    """The number as the store keeps it: without trailing zeros, in 15 digits or 64 bits."""
    if not number.is_finite() or abs(number) >= _LIMIT:
        return None
    if number == number.to_integral_value():
        whole = int(number)
        if -_INT64 <= whole < _INT64:
            return Decimal(whole)
    rounded = _SIGNIFICANT.plus(number).normalize(_SIGNIFICANT)
    return Decimal(format(rounded, "f"))


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC; SQLite stores it without the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment in UTC, without the zone where the database has none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
