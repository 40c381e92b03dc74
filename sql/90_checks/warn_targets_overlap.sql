-- Two targets of one issuer that are in force at once with nothing to tell which goes first.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no.
-- Reads: core_target.
-- An amendment for the same period by a later decision is no overlap; the one decided last counts.
SELECT
    a.unit_code, a.indicator_code, a.issuer, a.period_start_date, a.decision_no,
    min(a.target_count) AS target_count, min(b.period_start_date) AS other_period_start_date,
    min(b.decision_no) AS other_decision_no, min(b.target_count) AS other_target_count
FROM core_target AS a
JOIN core_target AS b
    ON b.unit_code = a.unit_code AND b.indicator_code = a.indicator_code
    AND b.issuer = a.issuer
    AND b.period_start_date <= a.period_end_date AND b.period_end_date >= a.period_start_date
    AND (b.period_start_date > a.period_start_date
        OR (b.period_start_date = a.period_start_date
            AND coalesce(b.decision_no, '') > coalesce(a.decision_no, '')))
WHERE a.period_start_date <> b.period_start_date
    OR a.decided_date IS NULL OR b.decided_date IS NULL
    OR a.decided_date = b.decided_date
GROUP BY a.unit_code, a.indicator_code, a.issuer, a.period_start_date, a.decision_no
