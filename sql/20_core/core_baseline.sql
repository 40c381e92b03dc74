-- The stock with which a unit entered a period: its last figure before the period's first month.
-- One row per: unit_code, indicator_code, period_start_date.
-- Reads: core_target_used, core_figure, stg_threshold.
-- A figure that is months older still serves, up to a threshold; a sum of some units does not,
-- because nobody knows of whom it is, nor an undated one, which has no age to compare.
WITH period AS (
    SELECT DISTINCT unit_code, indicator_code, period_start_date FROM core_target_used
)
SELECT
    p.unit_code, p.indicator_code, p.period_start_date,
    f.participant_count AS baseline_count,
    f.participant_qualifier AS baseline_qualifier,
    f.reported_date AS baseline_date
FROM period AS p
JOIN core_figure AS f
    ON f.unit_code = p.unit_code
    AND f.indicator_code = p.indicator_code
    AND f.month_end = last_day(date_trunc('month', p.period_start_date) - INTERVAL 1 DAY)
JOIN stg_threshold AS t ON t.threshold_name = 'baseline_max_lag_months'
WHERE f.participant_count IS NOT NULL
    AND NOT f.is_partial
    AND (year(f.month_end) - year(f.oldest_reported_date)) * 12
        + month(f.month_end) - month(f.oldest_reported_date) <= t.threshold_number
