-- One row per upload of real data and figure in which demonstration data stands beside it: the
-- values of a group of cities, or the rows of a ledger.
with figures as (
    select
        cities.city_group as figure,
        '城市' as header,
        known._upload,
        known._sheet,
        known._row,
        known._cell
    from staging.known_values as known
    inner join staging.cities as cities on known.city = cities.city
    where known._upload is not null
    union all
    select
        '论坛' as figure,
        '期次' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.forums
    where _current
    union all
    select
        '议题' as figure,
        '议题' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.topics
    where _current
    union all
    select
        '成果' as figure,
        '成果名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.outcomes
    where _current
    union all
    select
        '回头看' as figure,
        '成果名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.look_backs
    where _current
    union all
    select
        '重点项目' as figure,
        '项目名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.projects
    where _current
    union all
    select
        '项目进展' as figure,
        '项目名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.project_progress
    where _current
    union all
    select
        '里程碑' as figure,
        '项目名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.milestones
    where _current
    union all
    select
        '专项办' as figure,
        '日期' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.secondments
    where _current
    union all
    select
        '攻坚行动' as figure,
        '名称' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.campaigns
    where _current
    union all
    select
        '问题台账' as figure,
        '编号' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.problems
    where _current
    union all
    select
        '调研' as figure,
        '调研题目' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.field_visits
    where _current
    union all
    select
        '对标任务' as figure,
        '对标对象' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.benchmark_tasks
    where _current
    union all
    select
        '学习考察' as figure,
        '标杆城市' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.study_visits
    where _current
    union all
    select
        '信息宣传' as figure,
        '日期' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.publications
    where _current
    union all
    select
        '考评得分' as figure,
        '方案' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.appraisal_scores
    where _current
    union all
    select
        '创新工作室' as figure,
        '工作室' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.studios
    where _current
    union all
    select
        '荣誉' as figure,
        '日期' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.honours
    where _current
    union all
    select
        '下基层' as figure,
        '月份' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.service_visits
    where _current
    union all
    select
        '议定事项' as figure,
        '会议' as header,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.decisions
    where _current
),

kinds as (
    select
        figures.*,
        uploads.file,
        uploads.is_demo,
        bool_or(uploads.is_demo) over (partition by figures.figure) as has_demo
    from figures
    inner join raw.uploads as uploads on figures._upload = uploads.upload
)

select
    file,
    _sheet as sheet,
    _cell as cell,
    header,
    figure as value
from kinds
where has_demo and not is_demo
qualify row_number() over (partition by figure, _upload order by _sheet, _row, _cell) = 1
order by _upload, figure
