-- Whether a unit is on time against one issuer's target, and why where that is not plain.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_issuer_slot, core_figure, core_expected, core_attainment, core_required,
-- core_speed, core_ended, stg_threshold.
-- The order of the cases is the order of what matters to a reader: no target, no figure, done,
-- then what cannot be judged, then what cannot be reached, then the pace. With two counts only
-- they decide what is reached, else the best ratio that a source states. Whoever is on plan is not
-- out of reach, because heavy months to come may ask for more than any month yet. A hair below
-- a threshold is on it: shares of twelfths are not exact in floating numbers.
WITH known AS (
    SELECT
        k.unit_code, k.indicator_code, k.issuer, k.month_end,
        coalesce(e.target_count, e.target_coverage_pct) AS target_value,
        coalesce(f.participant_count, f.stated_coverage_pct, f.stated_attainment_pct,
            f.stated_gap_count) IS NOT NULL AS has_figure,
        CASE
            WHEN f.is_partial THEN FALSE
            WHEN f.participant_count IS NULL OR e.target_count IS NULL
                THEN coalesce(a.attainment_pct >= 100 - 0.000001, FALSE)
            ELSE f.participant_count >= e.target_count
        END AS is_reached,
        e.baseline_count, e.baseline_qualifier, e.baseline_date, e.expected_count,
        e.planned_count, e.target_count, e.is_judged_in_period, e.is_period_over,
        CASE WHEN e.expected_count > e.baseline_count AND NOT f.is_partial
            THEN CAST(f.participant_count - e.baseline_count AS DOUBLE)
                / (e.expected_count - e.baseline_count)
        END AS planned_progress_share,
        f.is_undated, f.is_partial, f.participant_count, a.attainment_pct
    FROM core_issuer_slot AS k
    JOIN core_figure AS f
        ON f.unit_code = k.unit_code AND f.indicator_code = k.indicator_code
        AND f.month_end = k.month_end
    JOIN core_attainment AS a
        ON a.unit_code = k.unit_code AND a.indicator_code = k.indicator_code
        AND a.month_end = k.month_end AND a.issuer IS NOT DISTINCT FROM k.issuer
    LEFT JOIN core_expected AS e
        ON e.unit_code = k.unit_code AND e.indicator_code = k.indicator_code
        AND e.month_end = k.month_end AND e.issuer = k.issuer
)
SELECT
    k.unit_code, k.indicator_code, k.issuer, k.month_end, k.has_figure, k.is_reached,
    k.planned_progress_share,
    CASE
        WHEN k.target_value = 0 THEN 'zero_target'
        WHEN k.target_value IS NULL AND k.is_reached THEN NULL
        WHEN k.target_value IS NULL AND k.attainment_pct IS NOT NULL THEN 'no_target_count'
        WHEN k.target_value IS NULL AND d.unit_code IS NOT NULL THEN 'period_ended'
        WHEN k.target_value IS NULL OR NOT k.has_figure THEN NULL
        WHEN NOT k.is_judged_in_period THEN 'no_report_in_period'
        WHEN k.is_partial THEN 'incomplete_sum'
        WHEN k.is_reached THEN NULL
        WHEN k.is_period_over AND k.attainment_pct IS NOT NULL THEN 'period_over'
        WHEN k.target_count IS NULL THEN 'rate_target'
        WHEN k.participant_count IS NULL THEN 'no_count'
        WHEN k.is_undated THEN 'undated_report'
        WHEN k.baseline_count IS NULL THEN 'no_baseline_report'
        WHEN k.target_count <= k.baseline_count THEN 'target_not_above_baseline'
        WHEN k.planned_progress_share < o.threshold_number - 0.000001
            AND q.required_per_month_count > s.best_per_month_count THEN 'required_above_best'
    END AS pace_reason,
    k.baseline_count, k.baseline_qualifier, k.baseline_date, k.expected_count, k.planned_count,
    k.participant_count, k.target_value, s.recent_per_month_count, s.best_per_month_count
FROM known AS k
JOIN stg_threshold AS o ON o.threshold_name = 'pace_on_track_share'
JOIN core_required AS q
    ON q.unit_code = k.unit_code AND q.indicator_code = k.indicator_code
    AND q.month_end = k.month_end AND q.issuer IS NOT DISTINCT FROM k.issuer
LEFT JOIN core_speed AS s
    ON s.unit_code = k.unit_code AND s.indicator_code = k.indicator_code
    AND s.month_end = k.month_end
LEFT JOIN core_ended AS d
    ON d.unit_code = k.unit_code AND d.indicator_code = k.indicator_code
    AND d.month_end = k.month_end
