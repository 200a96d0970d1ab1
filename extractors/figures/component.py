"""The figures extractor as a spaCy factory: `nlp.add_pipe("baocao_figures")`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.figures.extract import Meant
from extractors.spans import add_span_group, register_extensions
from schemas.contract import count_to_json, percentage_to_json, ratio_to_json

READER = {"@misc": "baocao.figures.v1"}


@Language.factory("baocao_figures", default_config={"reader": READER}, assigns=["doc.spans"])
def create_figures(
    nlp: Language, name: str, reader: Callable[[str], Meant]
) -> Callable[[Doc], Doc]:
    """A component that fills `doc.spans` "counts", "percentages", "ratios" and "amounts".

    Figures in tables are among them. `span._.fact` holds what each figure means (body, time,
    aspect, place in a group, indicator): the same as the analysis of the text alone, whatever
    components run before. `reader` is what reads a text.
    """
    register_extensions()

    def component(doc: Doc) -> Doc:
        counts, percentages, ratios, amounts = reader(doc.text)
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
        add_span_group(
            doc,
            "amounts",
            [(amount.span, amount.rule.split(".")[1], "") for amount in amounts],
            {"facts": [count_to_json(amount) for amount in amounts]},
        )
        return doc

    return component
