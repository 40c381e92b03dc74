-- What was done in drives, all versions.
-- One row per: upload_id, drive_code, unit_code, activity_type, held_date.
-- Reads: raw_activities.
SELECT
    upload_id,
    upload_sequence,
    drive_code,
    unit_code,
    activity_type,
    held_on AS held_date,
    activity_count,
    attendee_count,
    coalesce(qualifier, 'exact') AS qualifier,
    source_url,
    note
FROM raw_activities
