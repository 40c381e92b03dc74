-- On which days of the next month a report is due and the month is locked, where a province
-- has said so.
-- One row per: province_code, indicator_code.
-- Reads: raw_reporting_rules.
SELECT
    province_code,
    indicator_code,
    CAST(due_day AS BIGINT) AS due_day_rank,
    CAST(lock_day AS BIGINT) AS lock_day_rank
FROM raw_reporting_rules
