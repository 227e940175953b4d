-- The year of figures that has no rule of its own yet, and the year whose rule they are reckoned
-- by: of a kind of rule (weights, target, shares), for one subject or for all ($subject null).
select
    subject,
    year,
    rule_year
from marts.carried_over
where kind = $kind and subject = coalesce($subject, subject)
order by rule_year, subject
