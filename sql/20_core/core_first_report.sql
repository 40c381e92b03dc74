-- When a unit's report for a month first came in, whether it has changed since and when last.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: stg_report, stg_upload, core_slot, core_restatement.
WITH changed AS (
    SELECT unit_code, indicator_code, reported_date, max(restated_date) AS restated_date
    FROM core_restatement
    GROUP BY unit_code, indicator_code, reported_date
)
SELECT
    s.unit_code, s.indicator_code, s.month_end,
    min(u.received_at) AS first_received_at,
    min(u.received_date) AS first_received_date,
    count(c.unit_code) > 0 AS is_revised,
    max(c.restated_date) AS last_restated_date
FROM core_slot AS s
JOIN stg_report AS r
    ON r.unit_code = s.unit_code
    AND r.indicator_code = s.indicator_code
    AND r.reported_date BETWEEN s.month_start_date AND s.month_end
JOIN stg_upload AS u ON u.upload_id = r.upload_id
LEFT JOIN changed AS c
    ON c.unit_code = r.unit_code
    AND c.indicator_code = r.indicator_code
    AND c.reported_date = r.reported_date
GROUP BY s.unit_code, s.indicator_code, s.month_end
