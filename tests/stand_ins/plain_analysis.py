"""A small analysis for tests of the store: what it finds can be read off the text.

Workers import this module by its name, so it stands in a folder of its own on the path.
"""

import hashlib
import os
import signal
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import regex

from schemas.document import Heading, Span
from schemas.facts import (
    Check,
    Citation,
    Count,
    DocumentInfo,
    Percentage,
    Period,
    Ratio,
    Report,
    Statement,
)

_FIELD = regex.compile(r"^(Đơn vị|Cấp trên|Tên|Ngày|Kỳ|Thực hiện|Loại):[ ]*(.*)$", regex.MULTILINE)


def analyze(text: str, *, source: str = "", sha256: str | None = None) -> Report:
    """A report of what the text says in so many words; some words do harm instead."""
    _do_harm(text)
    fields = {match[1]: match[2].strip() for match in _FIELD.finditer(text)}
    headings = tuple(_headings(text))

    def section(start: int) -> int | None:
        before = [i for i, h in enumerate(headings) if h.span.start <= start]
        return before[-1] if before else None

    def found(pattern: str) -> list[tuple[Span, int | None, "regex.Match[str]"]]:
        return [
            (Span(m.start(), m.end(), m[0]), section(m.start()), m)
            for m in regex.finditer(pattern, text)
        ]

    counts = tuple(
        Count(span, (0, 0), under, "stand_in.count", Decimal(m[1]), m[1], "đảng viên", "people")
        for span, under, m in found(r"(\d+) đảng viên")
    )
    return Report(
        source=source,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        program="stand-in 1",
        registry=os.environ.get("STAND_IN_REGISTRY", "0"),
        text=text,
        document=DocumentInfo(
            kind="article" if fields.get("Loại") == "bài" else "report",
            title=fields.get("Tên"),
            unit=fields.get("Đơn vị"),
            parent_unit=fields.get("Cấp trên"),
            date=date.fromisoformat(fields["Ngày"]) if "Ngày" in fields else None,
            draft="(Dự thảo)" in text,
            period=_period(fields.get("Kỳ")),
            in_reply_to=fields.get("Thực hiện"),
        ),
        headings=headings,
        footnotes=(),
        citations=tuple(
            Citation(span, (0, 0), under, "stand_in.citation", "CT", "full", span.text)
            for span, under, _ in found(r"\d+-CT/TW")
        ),
        percentages=tuple(
            Percentage(
                span, (0, 0), under, "stand_in.percent", Decimal(m[1].replace(",", ".")), m[1]
            )
            for span, under, m in found(r"(\d+(?:,\d+)?)%")
        ),
        ratios=tuple(
            Ratio(span, (0, 0), under, "stand_in.ratio", int(m[1]), int(m[2]))
            for span, under, m in found(r"(\d+)/(\d+)")
        ),
        counts=counts,
        statements=tuple(
            Statement(span, (0, 0), under, "stand_in.bullet", "limitation", True, ("co_so",))
            for span, under, _ in found(r"chưa [^\n]+")
        ),
        checks=tuple(
            Check(
                "conflict",
                "error",
                "stand_in.conflict",
                (one.span, counts[0].span),
                one.value,
                counts[0].value,
                f"{one.value} ≠ {counts[0].value}",
                one.section,
            )
            for one in counts[1:]
            if one.value != counts[0].value
        ),
    )


def slowly(text: str, *, source: str = "", sha256: str | None = None) -> Report:
    """The same, after a moment."""
    time.sleep(0.15)
    return analyze(text, source=source, sha256=sha256)


def _do_harm(text: str) -> None:
    if "TREO MÁY" in text:
        time.sleep(600)
    if "SẬP MÁY" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "SẬP MỘT LẦN: " in text:
        mark = Path(text.partition(": ")[2])
        if not mark.exists():
            mark.write_text("x")
            os.kill(os.getpid(), signal.SIGKILL)
    if "HẾT BỘ NHỚ" in text:
        bytearray(8 * 1024**3)
    if "QUÁ LÂU" in text:
        raise TimeoutError("regex timed out")
    if "LỖI" in text:
        raise KeyError("khóa lạ\nhai dòng")


def _headings(text: str) -> list[Heading]:
    out: list[Heading] = []
    for m in regex.finditer(r"^(?P<label>[IVX]+\.|\d\.) (?P<title>.+)$", text, regex.MULTILINE):
        roman = not m["label"][0].isdigit()
        parents = [i for i, h in enumerate(out) if h.level == 1]
        out.append(
            Heading(
                span=Span(m.start(), m.end(), m[0]),
                at=(0, 0),
                label=m["label"],
                level=1 if roman else 2,
                title=m["title"],
                depth=1 if roman or not parents else 2,
                parent=None if roman or not parents else parents[-1],
                role="limitations" if "hạn chế" in m["title"].lower() else None,
            )
        )
    return out


def _period(text: str | None) -> Period | None:
    if not text:
        return None
    start, end = text.split("..")
    return Period(date.fromisoformat(start), date.fromisoformat(end))
