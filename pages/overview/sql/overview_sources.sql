-- The cells behind the overview's cards and sentences: our indicators with a target in their newest
-- period that counts, the forums of the year, and the topics.
with ours as (
    select
        ranks.indicator,
        ranks.city,
        ranks.grain,
        ranks.period_end
    from marts.city_ranks as ranks
    inner join marts.board as board on ranks.city_group = board.home_group
    inner join marts.period_coverage as periods
        on
            periods.kind = 'indicator'
            and ranks.indicator = periods.subject
            and ranks.city_group = periods.city_group
            and ranks.grain = periods.grain
            and ranks.period_start = periods.period_start
            and ranks.period_end = periods.period_end
            and periods.is_current
    where ranks.is_home and ranks.target_share is not null
),

-- The macro reads it by its name.
cells as (  -- noqa: ST03
    select
        1 as part,
        sources.indicator || ' · ' || sources.operand as about,
        sources.written,
        sources._upload,
        sources.sheet as _sheet,
        sources.cell as _cell
    from marts.value_sources as sources
    inner join ours
        on
            sources.indicator = ours.indicator
            and sources.city = ours.city
            and sources.grain = ours.grain
            and sources.period_end = ours.period_end
    where sources.is_current
    union all
    select
        2 as part,
        forums.theme as about,
        strftime(forums.held, '%Y-%m-%d') as written,
        forums._upload,
        forums._sheet,
        forums._cell
    from marts.forums as forums
    where
        forums.year = (
            select max(plan.year)
            from marts.forum_plan as plan
        )
    union all
    select
        3 as part,
        topics.topic as about,
        strftime(topics.proposed, '%Y-%m-%d') as written,
        topics._upload,
        topics._sheet,
        topics._cell
    from marts.topic_stages as topics
)

select
    about,
    written,
    file,
    sheet,
    cell,
    case when part = 1 then _upload end as upload,
    loaded_by,
    loaded_at
from memory.with_cells('cells')
order by
    part asc,
    about asc
