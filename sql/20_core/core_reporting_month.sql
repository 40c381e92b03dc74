-- The months for which a province asks its units for a report.
-- One row per: province_code, indicator_code, month_end.
-- Reads: stg_reporting_rule, stg_month, stg_province, stg_upload, core_month, core_slot.
-- Where a due day is set, months that have ended by the last upload count as well: else a
-- month for which nobody has reported yet could not be asked for. Figures and pages go on
-- ending at the last report. In a simulated province time stands still at its last report.
WITH asked AS (
    SELECT DISTINCT province_code, indicator_code
    FROM core_slot
    WHERE unit_level = 'commune'
),
received AS (
    SELECT max(received_date) AS received_date FROM stg_upload
),
last_month AS (
    SELECT province_code, max(month_end) AS month_end FROM core_month GROUP BY province_code
)
SELECT a.province_code, a.indicator_code, m.month_end
FROM asked AS a
JOIN core_month AS m ON m.province_code = a.province_code
UNION
SELECT a.province_code, a.indicator_code, m.month_end
FROM asked AS a
JOIN stg_reporting_rule AS r
    ON r.province_code = a.province_code AND r.indicator_code = a.indicator_code
JOIN last_month AS l ON l.province_code = a.province_code
JOIN stg_province AS p ON p.province_code = a.province_code
CROSS JOIN received
JOIN stg_month AS m ON m.month_end > l.month_end AND m.month_end < received.received_date
WHERE r.due_day_rank IS NOT NULL AND NOT p.is_simulated
