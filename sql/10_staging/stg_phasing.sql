-- Month weights of targets as the uploads hold them, all versions.
-- One row per: upload_id, unit_code, indicator_code, issuer, period_start_date, decision_no, month_end.
-- Reads: raw_phasing.
-- Weights are exact decimals, because sums of floating numbers differ from run to run.
SELECT
    upload_id,
    upload_sequence,
    unit_code,
    indicator_code,
    issuer,
    period_start AS period_start_date,
    decision_no,
    last_day(month) AS month_end,
    CAST(weight_pct AS DECIMAL(12, 6)) AS weight_pct,
    source_url,
    note
FROM raw_phasing
