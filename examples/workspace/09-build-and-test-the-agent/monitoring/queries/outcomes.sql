-- How well the band foretold, for loans that reached twelve months in this quarter. Sex and age are read here, and by two analysts only.
select
  count(*) as n,
  avg(case when l.max_days_late_12m >= 90 and s.score >= 0.12 then 1.0 when l.max_days_late_12m >= 90 then 0.0 end) as recall,
  avg(case when l.max_days_late_12m < 90 and s.score >= 0.12 then 1.0 when l.max_days_late_12m < 90 then 0.0 end) as flagged_though_repaid,
  case when a.age < 25 then '18-24' when a.age < 65 then '25-64' else '65+' end as age,
  a.sex
from scores as s
join applications as a on a.id = s.application_id
join loans as l on l.application_id = a.id
where l.twelve_months_on between :quarter_start and :quarter_end
group by age, a.sex
