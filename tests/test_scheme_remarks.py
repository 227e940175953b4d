"""What a reader is told of a scheme that could not be computed as asked."""

import re

import pandas as pd
import pytest

from etl.warehouse import transform
from pages.rankings.findings import schemes

FAULTS = transform.SQL / "marts" / "scheme_faults.sql"
NONE = pd.DataFrame({"city": ["甲市"], "rank": [1.0], "coverage": [1.0], "is_counted": True})


def fault(name: str, **more: object) -> pd.DataFrame:
    row = {"fault": name, "node": "注册职工", "periods": 1, "names": None, "figure": 1.02}
    return pd.DataFrame([{**row, **more}])


def test_every_fault_that_the_mart_can_name_has_its_words() -> None:
    head = FAULTS.read_text(encoding="utf-8").split("with nodes")[0]
    assert set(re.findall(r"\b[a-z]+_[a-z_]+\b", head)) <= schemes.SAID.keys()


@pytest.mark.parametrize("name", sorted(schemes.SAID))
def test_a_fault_is_said_in_a_whole_sentence(name: str) -> None:
    (about, said), *others = schemes.remarks(fault(name, names="甲市"), NONE)
    assert about == "注册职工"
    assert others == []
    assert "{" not in said
    assert "nan" not in said
    assert re.search("[一-鿿]", said)


def test_weights_that_do_not_sum_to_one_are_said_with_their_sum() -> None:
    (_, said), *_rest = schemes.remarks(fault("weights_divided"), NONE)
    assert said == "权重合计为 1.02，已按合计折算"


def test_a_city_with_too_few_indicators_is_told_why_it_has_no_rank() -> None:
    cities = pd.DataFrame(
        {
            "city": ["甲市", "乙市"],
            "rank": [1.0, None],
            "coverage": [1.0, 0.8333],
            "weight_coverage": [1.0, 0.7],
            "known": [6, 5],
            "indicators": 6,
            "is_counted": True,
        }
    )
    (about, said), *_rest = schemes.remarks(fault("all_equal").head(0), cities)
    assert about == "乙市"
    assert said == "未排名：其中最全的已知指标 5/6，占权重 70%，未达到方案要求的覆盖率"
