-- The last period for which a unit had a target, in the months after it.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_target, core_target_sum, core_unit, core_month.
-- A province's period has ended with that of its wards too, where their targets are its own.
WITH ending AS (
    SELECT unit_code, indicator_code, period_end_date FROM core_target
    UNION
    SELECT province_code, indicator_code, period_end_date FROM core_target_sum
)
SELECT
    t.unit_code, t.indicator_code, m.month_end, max(t.period_end_date) AS ended_date
FROM ending AS t
JOIN core_unit AS u ON u.unit_code = t.unit_code
JOIN core_month AS m
    ON m.province_code = u.province_code AND m.month_start_date > t.period_end_date
GROUP BY t.unit_code, t.indicator_code, m.month_end
