-- What officers made of the band, by day.
select
  d.decided_on,
  count(*) as decisions,
  avg(case when s.score >= 0.12 then 1.0 else 0.0 end) as flagged_share,
  avg(case when a.age < 25 then case when s.score >= 0.12 then 1.0 else 0.0 end end) as flagged_share_18_24,
  avg(case when d.against_band then 1.0 else 0.0 end) as overrules,
  avg(case when d.complaint then 1.0 else 0.0 end) as complaints
from decisions as d
join scores as s using (application_id)
join applications as a on a.id = d.application_id
group by d.decided_on
