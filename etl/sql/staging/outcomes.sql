-- One row per outcome. One that is adopted on a day nobody noted is adopted when it was formed;
-- one without a forming date was formed at its forum. used: adopted, or taken up by a project,
-- whichever came first. What is written 未采纳 was not adopted, whatever day stands beside it, and
-- unless a project took it up it cannot have had an effect; nor does a day after the board's count.
-- Such days are told as remarks (see marts.date_faults).
with led_to as (
    select
        outcome,
        min(started) as started,
        min(lead) as lead,
        string_agg(distinct lead, '、' order by lead) as leads
    from staging.projects
    where outcome is not null
    group by outcome
),

told as (
    select
        outcomes.*,
        coalesce(
            outcomes.adoption in ('未采纳', '不采纳', '不予采纳', '未予采纳', '否'), false
        ) as is_declined,
        coalesce(outcomes.formed, outcomes.formed_to, forums.held) as formed_day
    from raw.outcomes as outcomes
    left join staging.forums as forums on outcomes.forum_no = forums.forum_no
    where outcomes._current
),

dated as (
    select
        *,
        case
            when is_declined then null
            else
                coalesce(
                    adopted,
                    adopted_to,
                    case
                        when adoption like '%未%' or adoption like '%否%' then null
                        when adoption like '%采纳%' or adoption = '是' then formed_day
                    end
                )
        end as adopted_day
    from told
)

select
    outcomes.outcome,
    outcomes.forum_no,
    outcomes.topic,
    outcomes.kind,
    outcomes.use,
    case when outcomes.formed_day <= as_of.as_of then outcomes.formed_day end as formed,
    case when outcomes.adopted_day <= as_of.as_of then outcomes.adopted_day end as adopted,
    least(
        case when outcomes.adopted_day <= as_of.as_of then outcomes.adopted_day end,
        case when led_to.started <= as_of.as_of then led_to.started end
    ) as used,
    outcomes.is_declined,
    case
        when
            coalesce(outcomes.effective, outcomes.effective_to) <= as_of.as_of
            and (not outcomes.is_declined or led_to.started <= as_of.as_of)
            then coalesce(outcomes.effective, outcomes.effective_to)
    end as effective,
    outcomes.effect,
    outcomes.beneficiaries,
    outcomes.funds,
    led_to.lead,
    led_to.leads,
    uploads.is_demo,
    outcomes._upload,
    outcomes._sheet,
    outcomes._row,
    outcomes._cell
from dated as outcomes
inner join raw.uploads as uploads on outcomes._upload = uploads.upload
cross join staging.as_of as as_of
left join led_to on outcomes.outcome = led_to.outcome
