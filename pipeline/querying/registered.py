"""The documents that the registry knows: listed, searched, one of them shown in full."""

from collections.abc import Sequence

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.document_names import names_of, squash
from pipeline.querying.documents import registered_documents
from pipeline.querying.filters import QueryError
from schemas.folding import fold
from schemas.registry.documents import Directive, directives
from schemas.registry.index import directive_index

_FIELDS = {"date": "ngày", "issuer": "cơ quan ban hành", "replaced_by": "văn bản thay thế"}


def known_directives(words: str | None = None) -> Listing:
    """The directives that the words name, or whose title holds them; all of them without words.

    Raises `QueryError` where none fits.
    """
    found = list(directives()) if words is None else find(words)
    if not found:
        raise QueryError(
            f"Danh mục không có văn bản nào khớp “{words}”; hãy thử vài chữ trong trích yếu, "
            "hoặc thêm danh mục của mình bằng --registry TỆP."
        )
    columns = (
        Column("document", "Văn bản"),
        Column("date", "Ngày"),
        Column("issuer", "Cơ quan ban hành"),
        Column("term", "Khóa"),
        Column("title", "Trích yếu", wide=True),
        Column("replaced_by", "Được thay bằng"),
        Column("place", "Nơi ban hành", technical=True),
        Column("aliases", "Tên gọi khác", technical=True),
        Column("replaces", "Thay cho", technical=True),
        Column("implements", "Thực hiện", technical=True),
        Column("confirmed", "Đã đối chiếu", technical=True),
        Column("key", "Khóa văn bản", technical=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            f"{item.type} {item.id}",
            item.date,
            item.issuer,
            item.term or None,
            item.title,
            item.replaced_by,
            item.place or None,
            item.aliases,
            item.replaces,
            item.implements,
            tuple(sorted(item.confirmed)),
            item.key,
        )
        for item in found
    ]
    return Listing("Danh mục văn bản", columns, tuple(rows), "directives")


def find(words: str) -> list[Directive]:
    """Those that the words name; failing that, those whose title holds every word."""
    by_key = directive_index().by_key
    if words.strip() in by_key:
        return [by_key[words.strip()]]
    documents = registered_documents()
    wanted = squash(words)
    named = [by_key[key] for key, document in documents.items() if wanted in names_of(document)]
    if named:
        return named
    parts = fold(words).split()
    return [item for item in directives() if parts and all(p in _text(item) for p in parts)]


def _text(item: Directive) -> str:
    return fold(" ".join((item.type, item.id, item.issuer, item.title, item.place, *item.aliases)))


def shown(item: Directive) -> str:
    """Everything that the registry knows of one document, for people, one line for each field."""
    index = directive_index()
    followers = [other.key for other in index.by_key.values() if item.key in other.implements]
    lines = [
        ("Văn bản", f"{item.type} {item.id}"),
        ("Khóa văn bản", item.key),
        ("Ngày", f"{item.date:%d/%m/%Y}"),
        ("Cơ quan ban hành", item.issuer + (f" (khóa {item.term})" if item.term else "")),
        ("Nơi ban hành", item.place),
        ("Trích yếu", item.title),
        ("Tên gọi khác", "; ".join(item.aliases)),
        ("Thay cho", _named(item.replaces)),
        ("Được thay bằng", _named(item.replaced_by)),
        ("Thực hiện", _named(item.implements)),
        ("Được thực hiện bởi", _named(followers)),
        ("Đã đối chiếu", ", ".join(_FIELDS[field] for field in sorted(item.confirmed))),
    ]
    return "".join(f"{name}: {value}\n" for name, value in lines if value)


def _named(keys: Sequence[str]) -> str:
    by_key = directive_index().by_key
    out = []
    for key in keys:
        known = by_key.get(key)
        out.append(f"{known.type} {known.id} ({known.date:%d/%m/%Y})" if known else key)
    return "; ".join(out)
