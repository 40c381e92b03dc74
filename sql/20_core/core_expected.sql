-- What a unit should have by now, by its baseline, its target and the month weights.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_target_used, core_judged, core_baseline, core_phase.
-- Judged at the figure's own month, so that a late report is not called behind for the months
-- that it does not speak of; the line on charts (planned) goes on to the month looked at. Of an
-- undated figure nothing can be expected.
SELECT
    t.unit_code, t.indicator_code, t.issuer, t.month_end,
    t.target_count, t.target_coverage_pct, t.period_start_date, t.period_end_date,
    j.judged_month_end,
    j.judged_month_end >= t.period_start_date AS is_judged_in_period,
    j.judged_date >= t.period_end_date AS is_period_over,
    b.baseline_count, b.baseline_qualifier, b.baseline_date,
    CASE WHEN j.judged_month_end IS NOT NULL
        THEN b.baseline_count
            + (t.target_count - b.baseline_count) * coalesce(d.planned_share, 0)
    END AS expected_count,
    b.baseline_count + (t.target_count - b.baseline_count) * n.planned_share AS planned_count
FROM core_target_used AS t
JOIN core_judged AS j
    ON j.unit_code = t.unit_code AND j.indicator_code = t.indicator_code
    AND j.month_end = t.month_end
LEFT JOIN core_baseline AS b
    ON b.unit_code = t.unit_code AND b.indicator_code = t.indicator_code
    AND b.period_start_date = t.period_start_date
LEFT JOIN core_phase AS d
    ON d.unit_code = t.unit_code AND d.indicator_code = t.indicator_code
    AND d.issuer = t.issuer AND d.period_start_date = t.period_start_date
    AND d.period_end_date = t.period_end_date
    AND d.decision_no IS NOT DISTINCT FROM t.decision_no AND d.month_end = j.judged_month_end
LEFT JOIN core_phase AS n
    ON n.unit_code = t.unit_code AND n.indicator_code = t.indicator_code
    AND n.issuer = t.issuer AND n.period_start_date = t.period_start_date
    AND n.period_end_date = t.period_end_date
    AND n.decision_no IS NOT DISTINCT FROM t.decision_no AND n.month_end = t.month_end
