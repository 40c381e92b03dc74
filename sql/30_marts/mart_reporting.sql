-- Whether a ward or commune has reported a month, when, and whether anything came after the
-- month was locked.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_due, core_first_report, core_unit, stg_upload.
-- "Now" is the last upload, not the clock: a build says the same thing whenever it is read.
WITH today AS (
    SELECT max(received_date) AS received_date FROM stg_upload
)
SELECT
    d.province_code, d.unit_code, u.unit_name, u.unit_type, d.indicator_code, d.month_end,
    CASE
        WHEN f.first_received_at IS NOT NULL
            AND f.first_received_date > d.due_date THEN 'late'
        WHEN f.is_revised THEN 'revised'
        WHEN f.first_received_at IS NOT NULL THEN 'on_time'
        WHEN d.is_exempt THEN 'exempt'
        WHEN coalesce(d.due_date, d.month_end) >= t.received_date THEN 'not_due'
        ELSE 'missing'
    END AS state,
    d.due_date,
    f.first_received_at,
    CASE
        WHEN f.first_received_date > d.due_date
            THEN date_diff('day', d.due_date, f.first_received_date)
    END AS late_days,
    d.lock_date,
    coalesce(f.first_received_date > d.lock_date, FALSE)
        OR coalesce(f.last_restated_date > d.lock_date, FALSE) AS is_after_lock
FROM core_due AS d
CROSS JOIN today AS t
JOIN core_unit AS u ON u.unit_code = d.unit_code
LEFT JOIN core_first_report AS f
    ON f.unit_code = d.unit_code
    AND f.indicator_code = d.indicator_code
    AND f.month_end = d.month_end
