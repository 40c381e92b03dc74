-- A stated coverage that its own numerator and denominator do not give.
-- One row per: unit_code, indicator_code, reported_date.
-- Reads: core_report, stg_threshold.
SELECT
    r.unit_code, r.indicator_code, r.reported_date, r.stated_coverage_pct,
    CAST(r.participant_count AS DOUBLE) * 100 / nullif(r.denominator_count, 0)
        AS computed_coverage_pct
FROM core_report AS r
JOIN stg_threshold AS t ON t.threshold_name = 'stated_ratio_tolerance_points'
WHERE r.participant_qualifier = 'exact'
    AND abs(
        r.stated_coverage_pct
        - CAST(r.participant_count AS DOUBLE) * 100 / nullif(r.denominator_count, 0)
    ) > t.threshold_number
