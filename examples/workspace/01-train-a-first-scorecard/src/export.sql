-- Makes data/applications.csv from the loan ledger: granted consumer loans with their outcome after twelve months.
select
  a.decided_on,
  a.income_monthly,
  a.debt_to_income,
  a.months_at_employer,
  a.months_of_account_history,
  a.returned_debits_12m,
  a.open_credit_lines,
  a.amount / nullif(a.income_monthly, 0) as amount_to_income,
  a.term_months,
  a.age,
  a.sex,
  a.region,
  cast(l.max_days_late_12m >= 90 as integer) as default_12m
from applications as a
join loans as l on l.application_id = a.id
where a.product = 'consumer'
  and a.decided_on between date '2019-01-02' and date '2024-12-31'
  and a.income_monthly > 0
  and a.income_monthly <= 40000
