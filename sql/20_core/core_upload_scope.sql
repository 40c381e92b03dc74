-- Whether an upload speaks of simulated provinces alone.
-- One row per: upload_id.
-- Reads: stg_upload, stg_report, stg_target, stg_phasing, stg_denominator, stg_drive,
--   stg_activity, stg_result, stg_register, core_unit.
WITH spoken AS (
    SELECT upload_id, unit_code FROM stg_report
    UNION
    SELECT upload_id, unit_code FROM stg_target
    UNION
    SELECT upload_id, unit_code FROM stg_phasing
    UNION
    SELECT upload_id, unit_code FROM stg_denominator
    UNION
    SELECT upload_id, unit_code FROM stg_drive
    UNION
    SELECT upload_id, unit_code FROM stg_activity
    UNION
    SELECT upload_id, unit_code FROM stg_result
    UNION
    SELECT upload_id, unit_code FROM stg_register
)
SELECT
    p.upload_id,
    count(s.upload_id) > 0 AND count(CASE WHEN u.is_simulated THEN 1 END) = count(s.upload_id)
        AS is_simulated
FROM stg_upload AS p
LEFT JOIN spoken AS s ON s.upload_id = p.upload_id
LEFT JOIN core_unit AS u ON u.unit_code = s.unit_code
GROUP BY p.upload_id
