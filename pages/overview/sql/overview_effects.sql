-- The topics that had taken effect by the end of each of the last twelve months.
with months as (
    select unnest(generate_series(0, 11)) as back
),

spans as (
    select date_trunc('month', board.as_of) - to_months(months.back::integer) as starts
    from marts.board as board
    cross join months
)

select
    spans.starts as month,
    count(topics.topic) as topics
from spans
left join marts.topic_stages as topics on topics.effective < spans.starts + interval 1 month
group by spans.starts
order by spans.starts
