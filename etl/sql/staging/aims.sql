-- One row per project and indicator that it is to move: the one that the ledger of projects names,
-- with the campaign for it; of a project that names none, those of its campaigns.
select distinct
    projects.project,
    campaigns.campaign,
    coalesce(projects.indicator, campaigns.indicator) as indicator
from staging.projects as projects
left join staging.campaigns as campaigns
    on
        projects.project = campaigns.project
        and campaigns.indicator = coalesce(projects.indicator, campaigns.indicator)
where coalesce(projects.indicator, campaigns.indicator) is not null
