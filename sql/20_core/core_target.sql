-- Targets as they stand: the version of the latest upload.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no.
-- Reads: stg_target.
WITH latest AS (
    SELECT
        unit_code, indicator_code, issuer, period_start_date, decision_no,
        max(upload_sequence) AS upload_sequence
    FROM stg_target
    GROUP BY unit_code, indicator_code, issuer, period_start_date, decision_no
)
SELECT
    t.unit_code, t.indicator_code, t.issuer, t.period_start_date, t.period_end_date,
    t.target_count, t.target_coverage_pct, t.target_qualifier, t.decision_no,
    t.decided_date, t.source_url, t.note, t.upload_sequence
FROM stg_target AS t
JOIN latest AS l
    ON t.unit_code = l.unit_code
    AND t.indicator_code = l.indicator_code
    AND t.issuer = l.issuer
    AND t.period_start_date = l.period_start_date
    AND t.decision_no IS NOT DISTINCT FROM l.decision_no
    AND t.upload_sequence = l.upload_sequence
