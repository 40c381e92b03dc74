-- Every dated report must be seen in the month of its date.
-- One row per: report without its row in mart_progress.
-- Reads: core_report, mart_progress.
SELECT r.unit_code, r.indicator_code, r.reported_date
FROM core_report AS r
LEFT JOIN mart_progress AS p
    ON p.unit_code = r.unit_code
    AND p.indicator_code = r.indicator_code
    AND p.month_end = last_day(r.reported_date)
WHERE r.reported_date IS NOT NULL AND p.unit_code IS NULL
