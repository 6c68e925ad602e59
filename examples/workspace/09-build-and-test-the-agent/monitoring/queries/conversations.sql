-- Conversations of the support agent by day. Texts stay in the log for 30 days, figures for two years.
select
  c.day,
  count(*) as conversations,
  avg(case when c.handed_over then 1.0 else 0.0 end) as handed_over,
  avg(case when c.refused then 1.0 else 0.0 end) as refused,
  avg(case when c.thumb = 'down' then 1.0 else 0.0 end) as thumbs_down,
  sum(c.dates_moved) as dates_moved,
  sum(c.dates_undone) as dates_undone,
  sum(c.blocked_by_guard) as blocked_by_guard
from conversations as c
group by c.day
