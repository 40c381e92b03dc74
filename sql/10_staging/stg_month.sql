-- The calendar: every month that figures can fall into.
-- One row per: month_end.
-- Reads: raw_months.
SELECT
    CAST(month_start AS DATE) AS month_start_date,
    CAST(month_end AS DATE) AS month_end
FROM raw_months
