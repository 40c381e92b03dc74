-- When a unit's report for a month is due, and whether the unit is exempt.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_slot, stg_reporting_rule, stg_exemption.
-- Without a rule there is no due day and nobody is called late.
SELECT
    s.unit_code, s.indicator_code, s.month_end, s.province_code,
    CAST(max(s.month_end + CAST(r.due_day_rank AS INTEGER)) AS DATE) AS due_date,
    count(e.unit_code) > 0 AS is_exempt
FROM core_slot AS s
LEFT JOIN stg_reporting_rule AS r
    ON r.province_code = s.province_code AND r.indicator_code = s.indicator_code
LEFT JOIN stg_exemption AS e
    ON e.unit_code = s.unit_code
    AND e.indicator_code = s.indicator_code
    AND s.month_end >= e.from_date
    AND (e.to_date IS NULL OR s.month_start_date <= e.to_date)
WHERE s.unit_level = 'commune'
GROUP BY s.unit_code, s.indicator_code, s.month_end, s.province_code
