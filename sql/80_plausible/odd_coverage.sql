-- Stated coverages above 100 %.
-- One row per: line_number, indicator_code.
-- Reads: incoming_reports.
-- More than all people can be right (people registered elsewhere), so it is only asked about.
SELECT line_number, unit_code, indicator_code, coverage_pct
FROM incoming_reports
WHERE coverage_pct > 100
