SELECT visits, count(*) FROM account GROUP BY visits ORDER BY visits;
