-- One row per outcome. One that is adopted on a day nobody noted is adopted when it was formed;
-- one without a forming date was formed at its forum.
select
    outcomes.outcome,
    outcomes.forum_no,
    outcomes.topic,
    outcomes.kind,
    outcomes.use,
    coalesce(outcomes.formed, outcomes.formed_to, forums.held) as formed,
    coalesce(
        outcomes.adopted,
        outcomes.adopted_to,
        case
            when outcomes.adoption like '%未%' or outcomes.adoption like '%否%' then null
            when outcomes.adoption like '%采纳%' or outcomes.adoption = '是'
                then coalesce(outcomes.formed, outcomes.formed_to, forums.held)
        end
    ) as adopted,
    coalesce(
        outcomes.adoption in ('未采纳', '不采纳', '不予采纳', '未予采纳', '否'), false
    ) as is_declined,
    coalesce(outcomes.effective, outcomes.effective_to) as effective,
    outcomes.effect,
    outcomes.beneficiaries,
    outcomes.funds,
    uploads.is_demo,
    outcomes._upload,
    outcomes._sheet,
    outcomes._row,
    outcomes._cell
from raw.outcomes as outcomes
inner join raw.uploads as uploads on outcomes._upload = uploads.upload
left join staging.forums as forums on outcomes.forum_no = forums.forum_no
where outcomes._current
