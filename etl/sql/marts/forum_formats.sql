-- One row per year with a forum and format of forums: who organises it by the house's rule, and how
-- often it was held.
with rules as (
    select
        rules.place,
        rules.format,
        rules.organiser
    from (
        values
        (1, '部室研讨', '提出议题部室'),
        (2, '机关全体', '提出议题部室会同机关党委'),
        (3, '领导和部门负责人', '研究室会同办公室'),
        (4, '基层代表参加', '研究室会同组织部')
    ) as rules (place, format, organiser)
),

years as (
    select distinct year
    from marts.forums
)

select
    years.year,
    rules.place,
    rules.format,
    rules.organiser,
    count(forums.forum_no) as forums,
    max(forums.held) as last_held,
    coalesce(bool_or(forums.is_demo), false) as is_demo
from years
cross join rules
left join marts.forums as forums on years.year = forums.year and rules.format = forums.format
group by years.year, rules.place, rules.format, rules.organiser
order by years.year, rules.place
