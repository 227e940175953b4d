"""The ETL speaks Chinese, and English where it is asked to."""

import re

from catalogues import upkeep
from etl.words import translation

HAN = re.compile("[\u4e00-\u9fff]")


def test_english_is_what_the_code_says_and_chinese_is_chinese() -> None:
    messages = [str(message.id) for message in upkeep.ETL.translated() if message.id]
    assert messages
    assert [translation("en")(message) for message in messages] == messages
    assert [one for one in messages if not HAN.search(translation("zh")(one))] == []


def test_a_translation_fills_the_same_names() -> None:
    for message in upkeep.ETL.translated():
        named, said = re.findall(r"\{\w+\}", str(message.id)), str(message.string)
        assert set(re.findall(r"\{\w+\}", said)) == set(named), message.id
