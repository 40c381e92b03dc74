-- When a unit's report for a month is due and when the month is locked, and whether the unit
-- is exempt.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_slot, core_reporting_month, stg_month, stg_reporting_rule, stg_exemption.
-- Without a rule there is no due day and nobody is called late.
WITH asked AS (
    SELECT DISTINCT unit_code, indicator_code, province_code
    FROM core_slot
    WHERE unit_level = 'commune'
)
SELECT
    s.unit_code, s.indicator_code, m.month_end, s.province_code,
    CAST(max(m.month_end + CAST(r.due_day_rank AS INTEGER)) AS DATE) AS due_date,
    CAST(max(m.month_end + CAST(r.lock_day_rank AS INTEGER)) AS DATE) AS lock_date,
    count(e.unit_code) > 0 AS is_exempt
FROM asked AS s
JOIN core_reporting_month AS a
    ON a.province_code = s.province_code AND a.indicator_code = s.indicator_code
JOIN stg_month AS m ON m.month_end = a.month_end
LEFT JOIN stg_reporting_rule AS r
    ON r.province_code = s.province_code AND r.indicator_code = s.indicator_code
LEFT JOIN stg_exemption AS e
    ON e.unit_code = s.unit_code
    AND e.indicator_code = s.indicator_code
    AND m.month_end >= e.from_date
    AND (e.to_date IS NULL OR m.month_start_date <= e.to_date)
GROUP BY s.unit_code, s.indicator_code, m.month_end, s.province_code
