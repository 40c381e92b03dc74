-- The one word for how a unit stands in time against an issuer's target.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_pace, stg_threshold.
-- A hair below a threshold is on it: shares of twelfths are not exact in floating numbers.
SELECT
    p.unit_code, p.indicator_code, p.issuer, p.month_end,
    CASE
        WHEN p.pace_reason = 'rate_target' AND p.coverage_pct >= p.target_coverage_pct
            THEN 'achieved'
        WHEN p.target_count IS NULL AND p.stated_attainment_pct >= 100 THEN 'achieved'
        WHEN p.pace_reason IN ('rate_target', 'no_target_count') THEN 'no_baseline'
        WHEN p.target_count IS NULL OR p.target_count = 0 THEN 'no_target'
        WHEN p.participant_count IS NULL AND p.stated_attainment_pct >= 100 THEN 'achieved'
        WHEN p.participant_count IS NULL AND p.pace_reason IS NULL THEN 'no_report'
        WHEN p.pace_reason IN ('no_count', 'incomplete_sum', 'undated_report',
            'no_baseline_report') THEN 'no_baseline'
        WHEN p.pace_reason = 'no_report_in_period' THEN 'no_report'
        WHEN p.pace_reason = 'period_over' THEN 'not_reached'
        WHEN p.participant_count >= p.target_count THEN 'achieved'
        WHEN p.pace_reason = 'target_not_above_baseline' THEN 'behind'
        WHEN p.pace_reason = 'required_above_best' THEN 'out_of_reach'
        WHEN p.planned_progress_share IS NULL AND p.participant_count >= p.baseline_count
            THEN 'on_track'
        WHEN p.planned_progress_share >= o.threshold_number - 0.000001 THEN 'on_track'
        WHEN p.planned_progress_share >= w.threshold_number - 0.000001 THEN 'watch'
        ELSE 'behind'
    END AS pace_status
FROM core_pace AS p
JOIN stg_threshold AS o ON o.threshold_name = 'pace_on_track_share'
JOIN stg_threshold AS w ON w.threshold_name = 'pace_watch_share'
