-- The correction log: every reported value that a later upload changed.
-- One row per: unit_code, indicator_code, reported_date, column_name, new_upload_id.
-- Reads: core_restatement, core_unit, core_due.
SELECT
    u.province_code, r.unit_code, u.unit_name, u.unit_type, r.indicator_code,
    r.reported_date, r.column_name, r.old_value, r.new_value, r.old_upload_id,
    r.new_upload_id, r.restated_at,
    coalesce(r.restated_date > d.lock_date, FALSE) AS is_after_lock
FROM core_restatement AS r
JOIN core_unit AS u ON u.unit_code = r.unit_code
LEFT JOIN core_due AS d
    ON d.unit_code = r.unit_code
    AND d.indicator_code = r.indicator_code
    AND d.month_end = last_day(r.reported_date)
