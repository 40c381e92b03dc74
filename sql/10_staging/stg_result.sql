-- What came of drives, all versions.
-- One row per: upload_id, drive_code, unit_code, result_type.
-- Reads: raw_results.
SELECT
    upload_id,
    upload_sequence,
    drive_code,
    unit_code,
    result_type,
    result_count,
    coalesce(qualifier, 'exact') AS qualifier,
    source_url,
    note
FROM raw_results
