-- Units that need not report an indicator for some months.
-- One row per: unit_code, indicator_code, from_date.
-- Reads: raw_exemptions.
SELECT
    unit_code,
    indicator_code,
    CAST(month_from AS DATE) AS from_date,
    CAST(month_to AS DATE) AS to_date
FROM raw_exemptions
