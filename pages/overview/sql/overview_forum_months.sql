-- The forums held in each of the last twelve months.
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
    count(forums.forum_no) as forums
from spans
left join marts.forums as forums on spans.starts = date_trunc('month', forums.held)
group by spans.starts
order by spans.starts
