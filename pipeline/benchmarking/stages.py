"""Throughput of every stage of the analysis beside that of underthesea.word_tokenize."""

import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from extractors.citations import extract as citations
from extractors.citations.relations import find_relations, with_successors
from extractors.figures import extract as figures
from extractors.figures.indicators import with_indicators
from extractors.letterhead import extract as letterhead
from extractors.limitations import extract as limitations
from extractors.limitations.topics import with_topics
from pipeline.analysis import analyze_text, clean, figures_meant
from pipeline.benchmarking.enriching import enrichment_speed
from pipeline.benchmarking.naming import NoEntities, entity_speed
from pipeline.benchmarking.timing import Speed, fastest, timed
from pipeline.binding import bind
from pipeline.checking import check_all
from pipeline.collecting import paused_collector
from schemas.facts import Check, Citation

STAGES = (
    *("clean", "citations", "letterhead", "figures", "indicators", "binding", "meaning"),
    *("limitations", "topics", "checks"),
)
EXTRACTION, LEDGER, READING = "extraction", "ledger", "reading of figures"
STAGES_OF = {
    EXTRACTION: (
        *("citations", "letterhead", "figures", "indicators", "meaning", "limitations"),
        "topics",
    ),
    LEDGER: ("binding", "checks"),
    READING: ("figures", "indicators", "meaning"),
}
RULES, ANALYSIS, WORDS, NAMES = "rules", "analysis", "word_tokenize", "ner"
ENRICH = "enrich (apart)"

Round = tuple[Sequence[str], Sequence[str]]
"""Texts for the stages one by one, and others for the whole analysis and the tokenizer."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """The best speeds on one kind of text; `rules` is all stages, `analysis` the whole at once,
    `extraction`, `ledger` and `reading of figures` are some stages together (`STAGES_OF`).

    `ledger_share` is the time of the ledger beside that of the extraction of the same texts, the
    median of the rounds: the best of each may be of two rounds, one of them disturbed.
    `enrich (apart)` is what `baocao enrich` does beside the analysis: its seconds by the length of
    the texts whose statements and unknown nouns it reads. `note` says on how little `ner` was
    measured, or why it was not.
    """

    name: str
    texts: int
    characters: int
    speeds: Mapping[str, Speed]
    note: str = ""
    ledger_share: float | None = None

    def ratio(self, stage: str, beside: str = WORDS) -> float | None:
        """How many times as fast as word_tokenize, or another; None where one was not measured."""
        if stage not in self.speeds or beside not in self.speeds:
            return None
        return self.speeds[stage].kchar_per_second / self.speeds[beside].kchar_per_second


def word_tokenizer() -> Callable[[str], object]:
    """underthesea's word_tokenize, warmed up: its first call loads a model.

    Its import adds a handler to the root logger, which is taken away again.
    """
    handlers = list(logging.getLogger().handlers)
    from underthesea import word_tokenize

    logging.getLogger().handlers[:] = handlers

    def tokenize(text: str) -> object:
        # Otherwise it rewrites the old tone marks, which the rules do not do either.
        return word_tokenize(text, use_token_normalize=False)

    tokenize("Đảng ủy xã báo cáo kết quả.")
    return tokenize


# The first text builds what all share, as the tokenizer's first call loads its model: patterns of
# the registry, its index, the cues.
_WARM_UP = """ĐẢNG ỦY XÃ AN HÒA
Số 12-BC/ĐU
I. TÌNH HÌNH
Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị (thay thế Chỉ thị số 03-CT/TW),
Nghị quyết Trung ương 4 khóa XII, Đảng bộ có 59 đảng viên, trong đó nam 48, nữ 11 (18,6%).
Nội dung chưa sâu. Tuy nhiên, việc khắc phục ở một số chi bộ có lúc còn chậm. Dịch bệnh
diễn biến phức tạp. Các chi bộ họp chưa đều. Nguyên nhân là do thiếu sâu sát, gồm:
- Cấp ủy còn nể nang.
II. HẠN CHẾ
- Một số chi bộ còn chậm đổi mới nội dung sinh hoạt; tăng 05 đảng viên so với năm 2023.
- Đối với công tác phát triển đảng chưa thực sự thường xuyên; chưa rút kinh nghiệm, còn thấp.
Thu ngân sách 12,5 tỷ đồng, mức 500.000 đồng/người; trồng 25 ha rừng trên diện tích 45 ha, xây 3 km
đường, sản lượng 120 tấn. Nam chiếm 60%, nữ chiếm 40%. Bên cạnh những kết quả, vẫn còn có mặt
hạn chế: công tác quản lý có nơi chưa chặt chẽ, ảnh hưởng đến chất lượng; do đó cần rà soát.
III. KHÓ KHĂN
- Địa bàn rộng, dân cư phân tán, còn nể nang; vẫn còn gặp nhiều khó khăn.
IV. KIẾN NGHỊ
Không.
"""


def run_stages(text: str) -> tuple[dict[str, float], tuple[Check, ...]]:
    """Seconds of each stage on one text, and the ledger that came out of them.

    The stages are those of `pipeline.analysis.analyze_text`, in its order.
    """
    seconds: dict[str, float] = {}
    doc, seconds["clean"] = timed(lambda: clean(text))

    def cite() -> tuple[Citation, ...]:
        mentions = citations.extract(doc, letterhead.document_date(doc))
        return with_successors(mentions, find_relations(doc, mentions))

    cited, seconds["citations"] = timed(cite)
    info, seconds["letterhead"] = timed(lambda: letterhead.extract(doc, cited))
    found, seconds["figures"] = timed(lambda: figures.extract(doc, citations.claimed(cited)))
    counts, seconds["indicators"] = timed(lambda: with_indicators(doc, found[0]))
    found = (counts, *found[1:])
    evidence, seconds["binding"] = timed(lambda: bind(doc, cited, found, info.date, info.unit))
    claimed = citations.claimed(evidence.citations)
    meant, seconds["meaning"] = timed(lambda: figures_meant(evidence, info, claimed))
    evidence = replace(evidence, meant=(*meant.counts, *meant.percentages, *meant.ratios))
    lacking, seconds["limitations"] = timed(lambda: limitations.extract(doc))
    _, seconds["topics"] = timed(lambda: with_topics(doc, lacking))
    checks, seconds["checks"] = timed(lambda: check_all(evidence))
    return seconds, checks


def measure(name: str, rounds: Sequence[Round], *, named: int = 0) -> Throughput:
    """The best of the rounds. No text may have been read before in this process.

    With `named`, what is no part of the analysis is measured on the first round too: `enrich`, and
    underthesea.ner on so many sentences.
    """
    tokenize = word_tokenizer()
    analyze_text(_WARM_UP)
    # What is loaded so far lives on: the collector need not walk through it at every turn.
    gc.collect()
    gc.freeze()
    speeds: dict[str, list[Speed]] = {}

    def record(stage: str, texts: Sequence[str], seconds: float) -> None:
        speeds.setdefault(stage, []).append(Speed(sum(map(len, texts)), seconds))

    for staged, whole in rounds:
        totals = dict.fromkeys(STAGES, 0.0)
        for text in staged:
            with paused_collector():  # as in the analysis
                spent, _ = run_stages(text)
            for stage, seconds in spent.items():
                totals[stage] += seconds
        for stage, seconds in totals.items():
            record(stage, staged, seconds)
        for together, stages in STAGES_OF.items():
            record(together, staged, sum(totals[stage] for stage in stages))
        record(RULES, staged, sum(totals.values()))
        record(ANALYSIS, whole, sum(timed(partial(analyze_text, text))[1] for text in whole))
        record(WORDS, whole, sum(timed(partial(tokenize, text))[1] for text in whole))
    staged, whole = rounds[0]
    best = {stage: fastest(measured) for stage, measured in speeds.items()}
    share = median(
        ledger.seconds / extraction.seconds
        for ledger, extraction in zip(speeds[LEDGER], speeds[EXTRACTION], strict=True)
    )
    note = ""
    if named:
        best[ENRICH] = enrichment_speed(whole)
        try:
            best[NAMES] = entity_speed(whole, named)
            note = f"ner: on a sample of {best[NAMES].characters:,} characters ({named} sentences)"
        except NoEntities as error:
            note = f"ner cannot be run here: {error}"
    gc.unfreeze()
    return Throughput(name, len(staged), sum(map(len, staged)), best, note, share)
