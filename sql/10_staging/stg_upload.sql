-- The accepted uploads that nobody has retracted.
-- One row per: upload_id.
-- Reads: raw_uploads.
-- Moments are UTC; the day is Vietnam's, seven hours ahead, as due days are.
SELECT
    upload_id,
    sequence AS upload_sequence,
    kind AS upload_kind,
    file_name,
    sha256,
    byte_count,
    row_count,
    CAST(received_at AS TIMESTAMP) AS received_at,
    CAST(CAST(received_at AS TIMESTAMP) + INTERVAL 7 HOUR AS DATE) AS received_date,
    received_by AS received_by_name
FROM raw_uploads
