-- One row per day on which something that the board counts ended or happened.
select period_end as day
from staging.stated_values
union
select held_to
from raw.forums
where _current
union
select proposed_to
from raw.topics
where _current
union
select formed_to
from raw.outcomes
where _current
union
select adopted_to
from raw.outcomes
where _current
union
select effective_to
from raw.outcomes
where _current
union
select looked_to
from raw.look_backs
where _current
union
select started_to
from raw.projects
where _current
union
select finished_to
from raw.projects
where _current
union
select date_to
from raw.project_progress
where _current
union
select reached_to
from raw.milestones
where _current
union
select ended_to
from raw.campaigns
where _current
union
select found_to
from raw.problems
where _current
union
select closed_on_to
from raw.problems
where _current
union
select date_to
from raw.field_visits
where _current
union
select date_to
from raw.study_visits
where _current
union
select date_to
from raw.publications
where _current
union
select date_to
from raw.secondments
where _current
union
select period_to
from raw.appraisal_scores
where _current
union
select date_to
from raw.honours
where _current
union
select month_to
from raw.service_visits
where _current
