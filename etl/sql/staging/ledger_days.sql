-- One row per ledger: the latest day on which something in it happened, as far as its uploads could
-- know. Deadlines are no events, nor is a day after that of the upload: it is planned, or mistyped.
-- An event known by its month only lies in it, up to its end or the day of the upload; one known by
-- its quarter or year counts from the first day.
select
    dates.ledger,
    max(
        case
            when date_diff('day', dates.first_day, dates.last_day) > 31 then dates.first_day
            else least(dates.last_day, days.day)
        end
    ) as day
from staging.dates as dates
inner join staging.upload_days as days on dates._upload = days.upload
where dates.kind <> 'deadline' and coalesce(dates.first_day, dates.last_day) <= days.day
group by dates.ledger
