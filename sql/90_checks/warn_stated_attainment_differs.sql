-- A stated attainment that the count and the same issuer's target do not give.
-- One row per: unit_code, indicator_code, month_end, issuer.
-- Reads: core_ratio, core_figure, stg_threshold.
-- Only exact counts reported in the month: an inexact one divides into nothing exact.
SELECT
    r.unit_code, r.indicator_code, r.month_end, r.issuer,
    r.stated_attainment_pct, r.computed_attainment_pct
FROM core_ratio AS r
JOIN core_figure AS f
    ON f.unit_code = r.unit_code
    AND f.indicator_code = r.indicator_code
    AND f.month_end = r.month_end
JOIN stg_threshold AS t ON t.threshold_name = 'stated_ratio_tolerance_points'
WHERE f.is_reported
    AND r.computed_attainment_qualifier = 'exact'
    AND r.stated_attainment_qualifier = 'exact'
    AND abs(r.stated_attainment_pct - r.computed_attainment_pct) > t.threshold_number
