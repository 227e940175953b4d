-- One row per sentence of papers that the office has written itself.
select
    name,
    sentence,
    english
from marts.paper_sentences
order by name
