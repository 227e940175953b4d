-- One row per upload of which a row is seen: in the tables that memory.seen names.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select *
from whole.marts.uploads
where upload in (select seen._upload from memory.seen as seen)
