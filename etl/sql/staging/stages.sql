-- One row per stage of a topic, in order.
select
    stages.stage_no,
    stages.stage
from (
    values
    (1, 'proposed'),
    (2, 'discussed'),
    (3, 'formed'),
    (4, 'used'),
    (5, 'effective')
) as stages (stage_no, stage)
