-- On which day of the next month a report is due, where the province has said so.
-- One row per: province_code, indicator_code.
-- Reads: raw_reporting_rules.
SELECT
    province_code,
    indicator_code,
    CAST(due_day AS BIGINT) AS due_day_rank
FROM raw_reporting_rules
