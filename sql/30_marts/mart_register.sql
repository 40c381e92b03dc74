-- Practices, awards and actions of units as they stand.
-- One row per: register_kind, unit_code, title.
-- Reads: stg_register, core_unit.
WITH latest AS (
    SELECT register_kind, unit_code, title, max(upload_sequence) AS upload_sequence
    FROM stg_register
    GROUP BY register_kind, unit_code, title
)
SELECT
    r.register_kind, u.province_code, r.unit_code, u.unit_name, u.unit_type, r.title,
    r.description, r.register_date, r.due_date, r.owner_role, r.action_status,
    r.drive_code, r.source_url
FROM stg_register AS r
JOIN latest AS l
    ON l.register_kind = r.register_kind
    AND l.unit_code = r.unit_code
    AND l.title = r.title
    AND l.upload_sequence = r.upload_sequence
JOIN core_unit AS u ON u.unit_code = r.unit_code
