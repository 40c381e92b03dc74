-- Every place where a figure is expected: the core indicators of every unit, and any other
-- indicator of a unit that has ever reported it or been given a target for it.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: stg_indicator, stg_report, stg_target, core_unit, core_month.
WITH wanted AS (
    SELECT u.unit_code, i.indicator_code
    FROM core_unit AS u
    CROSS JOIN stg_indicator AS i
    WHERE u.unit_level <> 'office' AND i.is_core
    UNION
    SELECT unit_code, indicator_code FROM stg_report
    UNION
    SELECT unit_code, indicator_code FROM stg_target
)
SELECT
    w.unit_code, w.indicator_code, m.month_end, m.month_start_date, m.is_latest,
    u.province_code, u.unit_level
FROM wanted AS w
JOIN core_unit AS u ON u.unit_code = w.unit_code
JOIN core_month AS m ON m.province_code = u.province_code
