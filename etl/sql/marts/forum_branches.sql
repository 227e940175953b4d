-- One row per forum held and branch of its tree: topic → outcome → project → the indicator that the
-- project is to move (see staging.aims), with our rank in it before the forum (the last period that
-- was over by then) and in the latest period. A forum without topics and an outcome without a topic
-- have their branch too. missing: what the branch lacks, as codes parted by commas; waiting_days:
-- since the forum, the forming or the first use, whichever was the last thing that happened.
with sole_topics as (
    select
        forum_no,
        topic
    from staging.topics
    where forum_no is not null and topics_of_forum = 1
),

formed as (
    select
        outcomes.*,
        coalesce(outcomes.topic, sole_topics.topic) as of_topic
    from staging.outcomes as outcomes
    left join sole_topics on outcomes.forum_no = sole_topics.forum_no
    where coalesce(outcomes.formed, outcomes.used, outcomes.effective) is not null
),

discussed as (
    select *
    from staging.topics
    where forum_no is not null
),

pairs as (
    select
        coalesce(topics.forum_no, formed.forum_no) as forum_no,
        topics.topic,
        topics.kind,
        topics.proposer,
        formed.outcome,
        formed.use,
        formed.is_declined,
        formed.formed,
        formed.adopted,
        formed.used,
        formed.effective,
        formed.effect,
        coalesce(topics._upload, formed._upload) as _upload,
        coalesce(topics._sheet, formed._sheet) as _sheet,
        coalesce(topics._row, formed._row) as _row,
        coalesce(topics._cell, formed._cell) as _cell
    from discussed as topics
    full outer join formed
        on topics.forum_no = formed.forum_no and topics.topic = formed.of_topic
),

ours as (
    select
        ranks.indicator,
        ranks.grain,
        ranks.period_start,
        ranks.period_end,
        ranks.rank,
        ranks.ranked
    from marts.city_ranks as ranks
    inner join staging.board as board on ranks.city_group = board.home_group
    inner join marts.indicators as indicators
        on ranks.indicator = indicators.indicator and ranks.grain = indicators.grain
    where ranks.is_home and ranks.rank is not null
),

ranked as (
    select
        forums.forum_no,
        aims.project,
        aims.campaign,
        aims.indicator,
        ours.grain,
        max_by(ours.rank, ours.period_end) filter (where ours.period_end <= forums.held)
            as rank_before,
        max_by(ours.ranked, ours.period_end) filter (where ours.period_end <= forums.held)
            as ranked_before,
        max_by(ours.period_start, ours.period_end) filter (where ours.period_end <= forums.held)
            as before_start,
        max(ours.period_end) filter (where ours.period_end <= forums.held) as before_end,
        max_by(ours.rank, ours.period_end) as rank_now,
        max_by(ours.ranked, ours.period_end) as ranked_now,
        max_by(ours.period_start, ours.period_end) as now_start,
        max(ours.period_end) as now_end
    from marts.forums as forums
    cross join staging.aims as aims
    left join ours on aims.indicator = ours.indicator
    group by forums.forum_no, aims.project, aims.campaign, aims.indicator, ours.grain
),

grown as (
    select
        forums.forum_no,
        forums.held,
        pairs.topic,
        pairs.kind,
        pairs.proposer,
        pairs.outcome,
        pairs.use,
        pairs.formed,
        pairs.adopted,
        pairs.used,
        pairs.is_declined,
        pairs.effective,
        pairs.effect,
        projects.project,
        projects.lead,
        projects.task_no,
        projects.progress,
        projects.light,
        ranked.campaign,
        ranked.indicator,
        ranked.grain,
        ranked.rank_before,
        ranked.ranked_before,
        ranked.before_start,
        ranked.before_end,
        ranked.rank_now,
        ranked.ranked_now,
        ranked.now_start,
        ranked.now_end,
        as_of.counted_to,
        forums.is_demo,
        coalesce(pairs._upload, forums._upload) as _upload,
        coalesce(pairs._sheet, forums._sheet) as _sheet,
        coalesce(pairs._row, forums._row) as _row,
        coalesce(pairs._cell, forums._cell) as _cell
    from marts.forums as forums
    cross join staging.as_of as as_of
    left join pairs on forums.forum_no = pairs.forum_no
    left join marts.projects as projects on pairs.outcome = projects.outcome
    left join ranked
        on forums.forum_no = ranked.forum_no and projects.project = ranked.project
),

judged as (
    select
        *,
        case
            when outcome is null then 'none'
            when effective is not null then 'effective'
            when used is not null then 'used'
            when is_declined then 'declined'
            else 'studied'
        end as state
    from grown
)

select
    forum_no,
    topic,
    kind,
    proposer,
    outcome,
    use,
    state,
    formed,
    adopted,
    effective,
    effect,
    project,
    lead,
    task_no,
    progress,
    light,
    campaign,
    indicator,
    grain,
    rank_before,
    ranked_before,
    before_start,
    before_end,
    rank_now,
    ranked_now,
    now_start,
    now_end,
    concat_ws(
        ',',
        case when topic is null then 'no_topic' end,
        case when topic is not null and outcome is null then 'no_outcome' end,
        case when state = 'studied' then 'not_used' end,
        case when state = 'used' then 'no_effect' end,
        case
            when
                state in ('used', 'effective')
                and use in ('专项办推进', '重点项目')
                and project is null
                then 'no_project'
        end,
        case when project is not null and indicator is null then 'no_indicator' end,
        case when indicator is not null and rank_now is null then 'no_rank' end
    ) as missing,
    case state
        when 'none' then date_diff('day', held, counted_to)
        when 'studied' then date_diff('day', formed, counted_to)
        when 'used' then date_diff('day', used, counted_to)
    end as waiting_days,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from judged
order by held, forum_no, _upload, _sheet, _row, outcome, project, campaign
