"""What the ETL says, it says in Chinese: no message without a translation, none left over."""

import io
import re

from babel.messages.mofile import write_mo

from etl.words import translation, upkeep

HAN = re.compile("[\u4e00-\u9fff]")


def test_every_message_of_the_code_is_translated_and_no_other() -> None:
    spoken = {message.id for message in upkeep.spoken() if message.id}
    catalogue = upkeep.translated()
    assert {message.id for message in catalogue if message.id} == spoken
    assert upkeep.untranslated(catalogue) == []


def test_a_translation_fills_the_same_names() -> None:
    for message in upkeep.translated():
        if message.id:
            names = re.findall(r"\{\w+\}", str(message.id))
            assert sorted(set(re.findall(r"\{\w+\}", str(message.string)))) == sorted(set(names))
            assert HAN.search(str(message.string)), message.id


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, upkeep.translated())
    assert compiled.getvalue() == upkeep.MO.read_bytes(), "run `python -m etl.words`"


def test_english_is_what_the_code_says() -> None:
    message = next(str(message.id) for message in upkeep.translated() if message.id)
    assert translation("en")(message) == message
    assert translation("zh")(message) != message
