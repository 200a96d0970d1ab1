"""What the tables share: their metadata, and two kinds of constraints."""

from sqlalchemy import CheckConstraint, ForeignKey, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def derived(target: str) -> ForeignKey:
    """A reference that is checked at the end of the transaction, so that linking may write derived
    rows in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def one_of(name: str, *values: str) -> CheckConstraint:
    """The column `name` holds one of the values, or null."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=name)
