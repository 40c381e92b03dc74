-- The one word for how a unit stands in time against an issuer's target.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_pace, stg_threshold.
-- Before anything is planned, who holds the baseline is on track.
SELECT
    p.unit_code, p.indicator_code, p.issuer, p.month_end,
    CASE
        WHEN p.pace_reason = 'zero_target' THEN 'no_target'
        WHEN p.pace_reason = 'no_target_count' THEN 'no_baseline'
        WHEN p.target_value IS NULL AND NOT p.is_reached THEN 'no_target'
        WHEN p.pace_reason = 'no_report_in_period' OR NOT p.has_figure THEN 'no_report'
        WHEN p.is_reached THEN 'achieved'
        WHEN p.pace_reason IN ('incomplete_sum', 'rate_target', 'no_count', 'undated_report',
            'no_baseline_report') THEN 'no_baseline'
        WHEN p.pace_reason = 'period_over' THEN 'not_reached'
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
