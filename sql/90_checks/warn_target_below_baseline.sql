-- A target that asks for no more than the unit had when the period began.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no.
-- Reads: core_target_used, core_baseline.
-- Told once, not for every month in which it is in force.
SELECT DISTINCT
    t.unit_code, t.indicator_code, t.issuer, t.period_start_date, t.decision_no,
    b.baseline_count, t.target_count
FROM core_target_used AS t
JOIN core_baseline AS b
    ON b.unit_code = t.unit_code AND b.indicator_code = t.indicator_code
    AND b.period_start_date = t.period_start_date
WHERE t.target_count > 0 AND t.target_count <= b.baseline_count
