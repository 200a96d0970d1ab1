"""An analysis for tests of queries: citations, counts, shortcomings and relations that can be read
off a made-up report, so that the tests depend on no extractor.
"""

import hashlib
from datetime import date
from decimal import Decimal

import regex

from schemas.document import Heading, Span
from schemas.facts import Check, Citation, Count, DocumentInfo, Report, Statement

_FIELD = regex.compile(r"^(Đơn vị|Cấp trên|Tên|Số|Ngày|Thực hiện):[ ]*(.*)$", regex.MULTILINE)
_CITED = regex.compile(
    r"(?P<type>Chỉ thị|Hướng dẫn|Nghị quyết) (?:số )?"
    r"(?:(?P<id>\d+-\p{Lu}+/\p{Lu}+)|(?P<plenum>Trung ương 4 khóa XII)|(?P<number>\d+))"
    r"(?:, ngày (?P<date>\d{4}-\d\d-\d\d))?"
)
_KEYS = {
    "05-CT/TW": "05-CT/TW@2016-05-15",
    "NQTW4-XII": "04-NQ/TW@2016-10-30",
}
_SUM = regex.compile(r"(?P<total>\d+) đảng viên \((?P<parts>\d+(?: \+ \d+)+)\)")


def analyze(text: str, *, source: str = "", sha256: str | None = None) -> Report:
    """What the report says in so many words."""
    fields = {match[1]: match[2].strip() for match in _FIELD.finditer(text)}
    headings = tuple(_headings(text))

    def section(start: int) -> int | None:
        before = [i for i, h in enumerate(headings) if h.span.start <= start]
        return before[-1] if before else None

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    return Report(
        source=source,
        sha256=sha256 or hashlib.sha256(text.encode()).hexdigest(),
        program="stand-in 1",
        registry="0",
        text=text,
        document=DocumentInfo(
            kind="report",
            title=fields.get("Tên"),
            unit=fields.get("Đơn vị"),
            parent_unit=fields.get("Cấp trên"),
            number=fields.get("Số"),
            date=date.fromisoformat(fields["Ngày"]) if "Ngày" in fields else None,
            in_reply_to=fields.get("Thực hiện"),
        ),
        headings=headings,
        footnotes=(),
        citations=tuple(
            _citation(
                match,
                span(match.start(), match.end("id") if match["id"] else match.end()),
                section(match.start()),
            )
            for match in _CITED.finditer(text)
        ),
        percentages=(),
        ratios=(),
        counts=tuple(
            Count(
                span(m.start(), m.end()),
                (0, 0),
                section(m.start()),
                "stand_in.count",
                Decimal(m[1]),
                m[1],
                "đảng viên",
                "people",
                indicator="dang_vien.total" if m[2] else None,
            )
            for m in regex.finditer(r"(?P<n>\d+) đảng viên( chính thức)?", text)
        ),
        statements=tuple(
            Statement(
                span(m.start(), m.end()),
                (0, 0),
                section(m.start()),
                "stand_in.bullet",
                "cause" if m[0].startswith("do ") else "limitation",
                True,
                ("sinh_hoat",) if "sinh hoạt" in m[0] else (),
            )
            for m in regex.finditer(r"(?:chưa|do) [^\n]+", text)
        ),
        checks=tuple(_checks(text, section)),
    )


def _citation(match: "regex.Match[str]", span: Span, section: int | None) -> Citation:
    id_ = match["id"] or ("NQTW4-XII" if match["plenum"] else None)
    day = match["date"]
    key = _KEYS.get(id_ or "") or (f"{id_}@{day}" if id_ and day else None)
    return Citation(
        span,
        (0, 0),
        section,
        "stand_in.citation",
        match["type"],
        "full" if match["id"] else "named" if match["plenum"] else "short",
        id_,
        key,
        date=date.fromisoformat(day) if day else None,
    )


def _checks(text: str, section: object) -> list[Check]:
    out = []
    for match in _SUM.finditer(text):
        parts = [int(part) for part in match["parts"].split(" + ")]
        total, expected = int(match["total"]), sum(parts)
        difference = abs(total - expected)
        out.append(
            Check(
                "part_sum",
                "ok" if not difference else "rounding" if total < 100 else "error",
                "stand_in.sum",
                (
                    Span(match.start("total"), match.end("total"), match["total"]),
                    Span(match.start("parts"), match.end("parts"), match["parts"]),
                ),
                Decimal(total),
                Decimal(expected),
                f"{match['parts']} = {expected}" + (f" ≠ {total}" if difference else ""),
                section(match.start()),  # type: ignore[operator]
            )
        )
    return out


def _headings(text: str) -> list[Heading]:
    out: list[Heading] = []
    for m in regex.finditer(r"^(?P<label>[IVX]+\.|\d\.) (?P<title>.+)$", text, regex.MULTILINE):
        roman = not m["label"][0].isdigit()
        above = next((i for i in range(len(out) - 1, -1, -1) if out[i].level == 1), None)
        out.append(
            Heading(
                span=Span(m.start(), m.end(), m[0]),
                at=(0, 0),
                label=m["label"],
                level=1 if roman else 2,
                title=m["title"],
                depth=1 if roman or above is None else 2,
                parent=None if roman else above,
                role=None,
            )
        )
    return out
