-- Who read scores without an open application of that person: nobody should.
select l.day, count(*) as reads_without_application
from access_log as l
left join applications as a on a.person = l.person and a.state = 'open'
where l.object = 'score' and a.id is null
group by l.day
