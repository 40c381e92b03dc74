-- Drives as the uploads hold them, all versions.
-- One row per: upload_id, drive_code.
-- Reads: raw_drives.
SELECT
    upload_id,
    upload_sequence,
    drive_code,
    name_vi AS drive_name_vi,
    coalesce(name_en, name_vi) AS drive_name_en,
    drive_kind,
    phase,
    starts_on AS starts_date,
    ends_on AS ends_date,
    unit_code,
    source_url,
    note
FROM raw_drives
