-- The uploads that this build is made of.
-- One row per: upload_id.
-- Reads: stg_upload, core_upload_scope.
SELECT
    u.upload_id, u.upload_sequence, u.upload_kind, u.file_name, u.row_count, u.byte_count,
    u.received_at, u.received_by_name, s.is_simulated
FROM stg_upload AS u
JOIN core_upload_scope AS s ON s.upload_id = u.upload_id
