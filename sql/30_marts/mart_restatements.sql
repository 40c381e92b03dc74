-- The correction log: every reported value that a later upload changed.
-- One row per: unit_code, indicator_code, reported_date, column_name, new_upload_id.
-- Reads: core_restatement, core_unit.
SELECT
    u.province_code, r.unit_code, u.unit_name, u.unit_type, r.indicator_code,
    r.reported_date, r.column_name, r.old_value, r.new_value, r.old_upload_id,
    r.new_upload_id, r.restated_at
FROM core_restatement AS r
JOIN core_unit AS u ON u.unit_code = r.unit_code
