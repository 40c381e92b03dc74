-- The uploads that this build is made of.
-- One row per: upload_id.
-- Reads: stg_upload.
SELECT
    upload_id, upload_sequence, upload_kind, file_name, row_count, byte_count,
    received_at, received_by_name
FROM stg_upload
