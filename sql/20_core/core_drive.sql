-- Drives as they stand, with the province they belong to.
-- One row per: drive_code.
-- Reads: stg_drive, core_unit.
WITH latest AS (
    SELECT drive_code, max(upload_sequence) AS upload_sequence
    FROM stg_drive
    GROUP BY drive_code
)
SELECT
    d.drive_code, d.drive_name_vi, d.drive_name_en, d.drive_kind, d.phase, d.starts_date,
    d.ends_date, d.unit_code, u.province_code, d.source_url, d.note
FROM stg_drive AS d
JOIN latest AS l ON l.drive_code = d.drive_code AND l.upload_sequence = d.upload_sequence
LEFT JOIN core_unit AS u ON u.unit_code = d.unit_code
