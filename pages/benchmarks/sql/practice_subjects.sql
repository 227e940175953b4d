-- The subjects of what published texts state of other federations, the most told of first.
select
    subject,
    count(*) as facts
from marts.stated_facts
group by subject
order by facts desc, subject asc
