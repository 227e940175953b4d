-- One row per text in which all the words (parted by blanks) occur: hits in a title first, then the
-- newest.
with said as (
    select unnest(string_split($words, ' ')) as word
),

asked as (
    select lower(word) as word
    from said
    where word <> ''
),

texts as (
    select
        *,
        lower(concat_ws(' ', title, text)) as searched,
        lower(title) as head
    from marts.search_texts
)

select
    texts.kind,
    texts.title,
    texts.text,
    texts.forum_no,
    texts.day,
    texts.is_demo
from texts
where
    exists (from asked)
    and not exists (
        select 1
        from asked
        where not contains(texts.searched, asked.word)
    )
order by
    exists (
        select 1
        from asked
        where contains(texts.head, asked.word)
    ) desc,
    texts.day desc nulls last, texts.kind asc, texts.title asc
