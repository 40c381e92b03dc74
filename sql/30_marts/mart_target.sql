-- Every decision that gave a unit a target, beside the one that it amends.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no.
-- Reads: core_target, core_unit, core_month, core_target_month.
-- A decision amends the one before it of the same issuer for the same period's start; what is
-- in force is said for the province's last month.
SELECT
    u.province_code, t.unit_code, u.unit_name, u.unit_level, t.indicator_code, t.issuer,
    t.period_start_date, t.period_end_date, t.decision_no, t.decided_date, t.target_count,
    t.target_coverage_pct, t.target_qualifier,
    lag(t.target_count) OVER (
        PARTITION BY t.unit_code, t.indicator_code, t.issuer, t.period_start_date
        ORDER BY coalesce(t.decided_date, t.period_start_date), t.upload_sequence,
            coalesce(t.decision_no, '')
    ) AS previous_target_count,
    m.unit_code IS NOT NULL AS is_in_force,
    t.source_url, t.note, u.is_simulated
FROM core_target AS t
JOIN core_unit AS u ON u.unit_code = t.unit_code
LEFT JOIN core_month AS l ON l.province_code = u.province_code AND l.is_latest
LEFT JOIN core_target_month AS m
    ON m.unit_code = t.unit_code AND m.indicator_code = t.indicator_code
    AND m.issuer = t.issuer AND m.month_end = l.month_end
    AND m.period_start_date = t.period_start_date
    AND m.decision_no IS NOT DISTINCT FROM t.decision_no
