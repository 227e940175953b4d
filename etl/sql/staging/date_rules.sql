-- One row per rule on two dates of a row, or of a row and what it belongs to: which must not come
-- before which, and what it is called when it does.
select
    rules.fault,
    rules.ledger,
    rules.earlier,
    rules.later
from (
    values
    ('accepted_before_proposed', 'topics', 'proposed', 'accepted'),
    ('proposed_after_forum', 'topics', 'proposed', 'held'),
    ('accepted_after_forum', 'topics', 'accepted', 'held'),
    ('formed_before_forum', 'outcomes', 'held', 'formed'),
    ('adopted_before_formed', 'outcomes', 'formed', 'adopted'),
    ('effective_before_formed', 'outcomes', 'formed', 'effective'),
    ('effective_before_adopted', 'outcomes', 'adopted', 'effective'),
    ('archived_before_forum', 'forums', 'held', 'archived'),
    ('looked_before_effect', 'look_backs', 'effective', 'looked'),
    ('due_before_effect', 'look_backs', 'effective', 'due'),
    ('due_before_begun', 'projects', 'started', 'due'),
    ('reported_before_begun', 'project_progress', 'started', 'date'),
    ('reached_before_begun', 'milestones', 'started', 'reached'),
    ('assigned_before_found', 'problems', 'found', 'assigned'),
    ('listed_before_found', 'problems', 'found', 'listed'),
    ('listed_before_assigned', 'problems', 'assigned', 'listed'),
    ('closed_before_assigned', 'problems', 'assigned', 'closed_on'),
    ('reopened_before_found', 'problems', 'found', 'reopened_on'),
    ('due_before_found', 'problems', 'found', 'due')
) as rules (fault, ledger, earlier, later)
