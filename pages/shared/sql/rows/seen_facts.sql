-- Of one row per fact, scope and period: leave out what is counted of other units, as of those who
-- own a matter together with the reader's.
delete from marts.facts
where
    scope in ('owner', 'owner and kind', 'lead')
    and not memory.is_own(if(scope = 'owner and kind', split_part(subject, ' · ', 1), subject));
