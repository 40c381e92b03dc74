-- Practices, awards and actions, all versions, as one register.
-- One row per: upload_id, register_kind, unit_code, title.
-- Reads: raw_practices, raw_awards, raw_actions.
SELECT
    upload_id, upload_sequence, 'practice' AS register_kind, unit_code, title, description,
    started_on AS register_date, CAST(NULL AS DATE) AS due_date,
    CAST(NULL AS VARCHAR) AS owner_role, CAST(NULL AS VARCHAR) AS action_status,
    drive_code, source_url
FROM raw_practices
UNION ALL
SELECT
    upload_id, upload_sequence, 'award', unit_code, title, description,
    awarded_on, CAST(NULL AS DATE), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
    drive_code, source_url
FROM raw_awards
UNION ALL
SELECT
    upload_id, upload_sequence, 'action', unit_code, title, description,
    decided_on, due_on, owner_role, coalesce(status, 'open'),
    drive_code, source_url
FROM raw_actions
