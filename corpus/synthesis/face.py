"""What stands at the head and at the foot of a report: letterhead, title, recipients, signature."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from corpus.synthesis.documents import Document, written_date
from corpus.synthesis.draft import CitationEntry, Draft
from corpus.synthesis.world import Period, Unit, name_list

_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_WIDTH = 44


@dataclass(frozen=True, slots=True)
class Head:
    """Spans of the letterhead and the title."""

    title: int
    unit: int
    number: int


def put_head(
    draft: Draft,
    rng: Random,
    unit: Unit,
    period: Period,
    reported: dt.date,
    basis: Document | None,
) -> Head:
    """Write the letterhead and the title. `basis` is the document that a review is about."""
    parent, name = unit.parent.upper(), unit.name.upper()
    place = f"{unit.place}, ngày {reported.day:02} tháng {_month(reported)} năm {reported.year}"
    symbol = f"{rng.randint(11, 480)}-BC/{unit.code}"
    if rng.random() < 0.5:
        draft.put(f"{parent:<{_WIDTH}}{_PARTY}\n" if len(parent) < _WIDTH - 4 else f"{parent}\n")
        unit_at = draft.put_span(name)
        draft.put(f"\n{'*':<{_WIDTH}}{place}\n")
        draft.put(rng.choice(("Số ", "Số: ")))
        number_at = draft.put_span(symbol)
    else:
        draft.put(f"{parent}\n")
        unit_at = draft.put_span(name)
        draft.put("\n*\nSố ")
        number_at = draft.put_span(symbol)
        draft.put(f"\n\n{_PARTY}\n\n{place}")
    draft.put("\n\n")
    start = draft.length
    draft.put(rng.choice(("BÁO CÁO\n", "BÁO CÁO\n\n")))
    _put_subject(draft, rng, period, basis)
    title = draft.span(start)
    draft.put(rng.choice(("\n-----\n", "\n-----------\n", "\n")))
    return Head(title, unit_at, number_at)


def _month(date: dt.date) -> str:
    return f"{date.month:02}" if date.month < 3 else str(date.month)


def _put_subject(draft: Draft, rng: Random, period: Period, basis: Document | None) -> None:
    year = period.end_year
    if basis is not None:
        years = period.end_year - period.start_year + 1
        draft.put(f"{'tổng kết' if years > 5 else 'sơ kết'} {years:02} năm thực hiện ")
        at = draft.put_span(f"{basis.type} số {basis.id}")
        draft.put(", ngày ")
        date_at = draft.put_span(written_date(basis.date))
        draft.put(" của ")
        issuer_at = draft.put_span(basis.issuer)
        date = basis.date.isoformat()
        draft.citations.append(
            CitationEntry(at, basis.type, "full", basis.id, issuer_at, date, date_at)
        )
    elif period.kind == "half":
        draft.put(
            f"kết quả công tác xây dựng Đảng 6 tháng đầu năm {year}, "
            f"phương hướng, nhiệm vụ 6 tháng cuối năm {year}"
        )
    else:
        work = rng.choice(
            ("công tác xây dựng Đảng", "thực hiện nhiệm vụ", "công tác xây dựng Đảng")
        )
        draft.put(f"kết quả {work} năm {year}, phương hướng, nhiệm vụ năm {year + 1}")


def put_signature(draft: Draft, rng: Random, unit: Unit) -> tuple[int, int]:
    """Write recipients and signature; the spans of the name and of the role."""
    name = " ".join(rng.choice(name_list(kind)) for kind in ("surname", "middle", "given"))
    for_whom = "T/M CHI ỦY" if unit.kind == "branch" else "T/M BAN THƯỜNG VỤ"
    role = rng.choice(("BÍ THƯ", "PHÓ BÍ THƯ"))
    receivers = [f"- {unit.parent},", "- Các đồng chí cấp ủy viên,", "- Lưu văn phòng."]
    if rng.random() < 0.6:
        draft.put(f"\n\n{'Nơi nhận:':<{_WIDTH + 8}}{for_whom}\n")
        draft.put(f"{receivers[0]:<{_WIDTH + 12}}")
        if not draft.pieces[-1].endswith("    "):
            draft.put("     ")
        role_at = draft.put_span(role)
        draft.put(f"\n{receivers[1]}\n{receivers[2]:<{_WIDTH + 8}}")
        name_at = draft.put_span(name)
        draft.put("\n")
    else:
        draft.put("\n\nNơi nhận:\n" + "\n".join(receivers) + f"\n\n{for_whom}\n")
        role_at = draft.put_span(role)
        draft.put("\n\n\n")
        name_at = draft.put_span(name)
        draft.put("\n")
    return name_at, role_at
