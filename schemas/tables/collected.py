"""What ingest writes of files and of the texts in them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, ForeignKey, Integer, Table

from schemas.columns import String, UtcDateTime
from schemas.tables.base import derived, metadata, one_of

store_info = Table(
    "store_info",
    metadata,
    Column("key", String, primary_key=True, comment="format | views"),
    Column("value", String, nullable=False, comment="'baocao'; the hash of the views' definition"),
    comment="What marks the database as ours.",
)

content = Table(
    "content",
    metadata,
    Column("sha256", String, primary_key=True, comment="SHA-256 of the file's bytes, hex"),
    Column("size", BigInteger, nullable=False, comment="bytes"),
    Column("encoding", String, comment="how the bytes were decoded; null until read"),
    Column("text", String, comment="source text that all offsets count in; null until read"),
    Column("status", String, nullable=False, comment="queued | running | done | failed"),
    Column("error_kind", String, comment="one of ERROR_KINDS when failed, else null"),
    Column("error_message", String, comment="why it failed and what to do, in Vietnamese"),
    Column("fingerprint", String, comment="program version and registry hash of the last analysis"),
    Column("attempts", Integer, nullable=False, comment="how often a worker died over it"),
    Column("owner", String, comment="who analyses it now; null unless running"),
    Column("lease_until", UtcDateTime, comment="until when the owner's claim holds"),
    Column("analysed_at", UtcDateTime, comment="when it became done or failed"),
    Column("revised", String, comment="hash of the corrections that the ledger follows, or null"),
    Column("unchecked", JSON(none_as_null=True), comment="ids of rules that did not run, or null"),
    Column("kind", String, comment="report | article | other; null until done"),
    Column("title", String, comment="the report's title, white space folded"),
    Column("unit_name", String, comment="name of the reporting unit as the report writes it"),
    Column("parent_unit", String, comment="name of the unit above it as the report writes it"),
    Column("number", String, comment="the report's own number and symbol"),
    Column("date", Date, comment="the report's own date"),
    Column("draft", Boolean, nullable=False, comment="marked '(Dự thảo)'"),
    Column("period_start", Date, comment="first day reported on"),
    Column("period_end", Date, comment="last day reported on"),
    Column("in_reply_to", String, comment="symbol of the document that asked, '421-CV/ĐUK'"),
    Column("signatory_name", String),
    Column("signatory_role", String, comment="as signed, 'BÍ THƯ'"),
    Column("classification", String, comment="secrecy mark, or null"),
    Column("place", String, comment="where it was written, as the letterhead says"),
    Column("addressees", JSON(none_as_null=True), comment="behind 'Kính gửi', list of text"),
    Column("recipients", JSON(none_as_null=True), comment="under 'Nơi nhận', list of text"),
    one_of("status", "queued", "running", "done", "failed"),
    comment="One text, whoever sent it and however often.",
)

file = Table(
    "file",
    metadata,
    Column("path", String, primary_key=True, comment="absolute path, as the system writes it"),
    Column("name", String, nullable=False, comment="last part of the path, in NFC"),
    Column("size", BigInteger, nullable=False, comment="bytes; 0 when it could not be seen"),
    Column("mtime", UtcDateTime, comment="time of last change when last ingested"),
    Column("sha256", String, ForeignKey("content.sha256"), comment="null while unreadable"),
    Column("round", String, derived("round.name"), comment="given with --round, else null"),
    Column("unit_key", String, comment="unit whose roster pattern it matches; set by linking"),
    Column("received_at", UtcDateTime, comment="time of last change of the content it has now"),
    Column("state", String, nullable=False, comment="hashed | failed; failed: no content known"),
    Column("error_kind", String, comment="one of ERROR_KINDS when failed, else null"),
    Column("error_message", String, comment="why it failed and what to do, in Vietnamese"),
    one_of("state", "hashed", "failed"),
    comment="Every file that ingest met and that could be a report.",
)
