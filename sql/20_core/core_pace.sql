-- Whether a unit is on time against one issuer's target, and why where that is not plain.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_issuer_slot, core_figure, core_expected, core_ratio, core_required, core_speed, core_ended.
-- The order of the cases is the order of what matters to a reader: no target, no figure, done,
-- then what cannot be judged, then what cannot be reached, then the pace.
SELECT
    k.unit_code, k.indicator_code, k.issuer, k.month_end,
    CASE WHEN e.expected_count > e.baseline_count
        THEN CAST(f.participant_count - e.baseline_count AS DOUBLE)
            / (e.expected_count - e.baseline_count)
    END AS planned_progress_share,
    CASE
        WHEN e.target_count = 0 THEN 'zero_target'
        WHEN e.target_count IS NULL AND e.target_coverage_pct IS NOT NULL THEN 'rate_target'
        WHEN e.target_count IS NULL AND r.stated_attainment_pct IS NOT NULL
            THEN 'no_target_count'
        WHEN e.target_count IS NULL AND d.unit_code IS NOT NULL THEN 'period_ended'
        WHEN e.target_count IS NULL THEN NULL
        WHEN f.participant_count IS NULL
            AND coalesce(r.coverage_pct, r.stated_attainment_pct, r.stated_gap_count) IS NOT NULL
            THEN 'no_count'
        WHEN f.participant_count IS NULL THEN NULL
        WHEN f.is_partial THEN 'incomplete_sum'
        WHEN NOT e.is_judged_in_period THEN 'no_report_in_period'
        WHEN f.participant_count >= e.target_count THEN NULL
        WHEN f.is_undated THEN 'undated_report'
        WHEN e.judged_month_end >= e.period_end_date THEN 'period_over'
        WHEN e.baseline_count IS NULL THEN 'no_baseline_report'
        WHEN e.target_count <= e.baseline_count THEN 'target_not_above_baseline'
        WHEN q.required_per_month_count > s.best_per_month_count THEN 'required_above_best'
    END AS pace_reason,
    e.baseline_count, e.baseline_qualifier, e.baseline_date, e.expected_count, e.planned_count,
    f.participant_count, e.target_count, e.target_coverage_pct, r.coverage_pct,
    r.stated_attainment_pct,
    q.required_per_month_count, s.recent_per_month_count, s.best_per_month_count
FROM core_issuer_slot AS k
JOIN core_figure AS f
    ON f.unit_code = k.unit_code AND f.indicator_code = k.indicator_code
    AND f.month_end = k.month_end
JOIN core_ratio AS r
    ON r.unit_code = k.unit_code AND r.indicator_code = k.indicator_code
    AND r.month_end = k.month_end AND r.issuer IS NOT DISTINCT FROM k.issuer
JOIN core_required AS q
    ON q.unit_code = k.unit_code AND q.indicator_code = k.indicator_code
    AND q.month_end = k.month_end AND q.issuer IS NOT DISTINCT FROM k.issuer
LEFT JOIN core_expected AS e
    ON e.unit_code = k.unit_code AND e.indicator_code = k.indicator_code
    AND e.month_end = k.month_end AND e.issuer = k.issuer
LEFT JOIN core_speed AS s
    ON s.unit_code = k.unit_code AND s.indicator_code = k.indicator_code
    AND s.month_end = k.month_end
LEFT JOIN core_ended AS d
    ON d.unit_code = k.unit_code AND d.indicator_code = k.indicator_code
    AND d.month_end = k.month_end
