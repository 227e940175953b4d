-- One row per cohort and stage, in the order shown: of periods the newest first, else the largest;
-- what is not known of a topic comes last.
select
    cohort,
    stage,
    stage_no,
    topics,
    share_of_first,
    young,
    first_value(topics) over (partition by cohort order by stage_no) as raised
from marts.conversion
where basis = $basis
order by
    cohort in ('尚无论坛', '未注明') asc,
    case when $basis in ('half', 'quarter', 'year') then cohort end desc,
    raised desc,
    cohort asc,
    stage_no asc
