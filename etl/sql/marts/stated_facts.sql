-- One row per figure that a published text states in words, with its sentence (column 原文). Its
-- subject is the last part of the indicator's dimension below 文献所述.
select
    split_part(indicators.dimension, '/', 2) as subject,
    facts.city as place,
    facts.indicator,
    facts.period_written as period,
    facts.value_written as written,
    json_extract_string(facts._extras, '$."原文"') as sentence,
    indicators.source as document,
    facts._upload,
    facts._sheet,
    facts._row,
    facts._cell
from raw.indicator_values as facts
inner join raw.indicators as indicators
    on facts.indicator = indicators.indicator and indicators._current
where facts._current and methods.is_of_document(indicators.dimension)
order by facts._upload, facts._row
