"""The figures extractor as a spaCy factory: `nlp.add_pipe("baocao_figures")`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.figures.extract import extract
from extractors.spans import add_span_group
from schemas.contract import count_to_json, percentage_to_json, ratio_to_json
from schemas.document import CleanDocument

SEGMENTER = {"@misc": "baocao.segmenter.v1"}


@Language.factory("baocao_figures", default_config={"segmenter": SEGMENTER}, assigns=["doc.spans"])
def create_figures(
    nlp: Language, name: str, segmenter: Callable[[str], CleanDocument]
) -> Callable[[Doc], Doc]:
    """A component that fills `doc.spans` "counts", "percentages" and "ratios".

    The digits of dates and labels are left out by the rules; those of document symbols too, even
    where no citations component runs before.
    """

    def component(doc: Doc) -> Doc:
        counts, percentages, ratios = extract(segmenter(doc.text))
        add_span_group(
            doc,
            "counts",
            [(count.span, count.kind, "") for count in counts],
            {"facts": [count_to_json(count) for count in counts]},
        )
        add_span_group(
            doc,
            "percentages",
            [(percentage.span, "percentage", "") for percentage in percentages],
            {"facts": [percentage_to_json(percentage) for percentage in percentages]},
        )
        add_span_group(
            doc,
            "ratios",
            [(ratio.span, "ratio", "") for ratio in ratios],
            {"facts": [ratio_to_json(ratio) for ratio in ratios]},
        )
        return doc

    return component
