-- The drives of a province, with the source that tells of them.
-- One row per: drive_code.
-- Reads: core_drive, core_unit, stg_source.
SELECT
    d.drive_code, d.drive_name_vi, d.drive_name_en, d.drive_kind, d.phase, d.starts_date,
    d.ends_date, d.unit_code, u.unit_name, u.unit_type, d.province_code, d.note,
    d.source_url, s.outlet_name, s.published_date, coalesce(u.is_simulated, FALSE) AS is_simulated
FROM core_drive AS d
LEFT JOIN core_unit AS u ON u.unit_code = d.unit_code
LEFT JOIN stg_source AS s ON s.source_url = d.source_url
