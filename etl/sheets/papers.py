"""The sentences of papers that the office has written itself."""

from catalogues import papers
from etl.sheets.contract import Column, FilledBy, Sheet

_FIRST = papers.sentences()["standing.same"]

PAPER_SENTENCES = Sheet(
    "paper_sentences",
    "文稿句式",
    (
        Column(
            "句式",
            "name",
            required=True,
            aliases=("句式名称",),
            offered=tuple(papers.by_name()),
            example=_FIRST.name,
        ),
        Column("句子", "sentence", aliases=("中文句子",), example=_FIRST.zh),
        Column("英文句子", "english", aliases=("英文",)),
    ),
    key=("name",),
    aliases=("文稿句式表", "公文句式"),
    filled_by=FilledBy.RESEARCH,
)
