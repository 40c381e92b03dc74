-- Every value that a later upload changed, appeared or vanished included.
-- One row per: unit_code, indicator_code, reported_date, column_name, new_upload_id.
-- Reads: stg_report, stg_upload.
WITH long AS (
    SELECT unit_code, indicator_code, reported_date, upload_sequence, upload_id,
        'participant_count' AS column_name, CAST(participant_count AS DOUBLE) AS value
    FROM stg_report
    UNION ALL
    SELECT unit_code, indicator_code, reported_date, upload_sequence, upload_id,
        'coverage_pct', stated_coverage_pct
    FROM stg_report
    UNION ALL
    SELECT unit_code, indicator_code, reported_date, upload_sequence, upload_id,
        'attainment_pct', stated_attainment_pct
    FROM stg_report
    UNION ALL
    SELECT unit_code, indicator_code, reported_date, upload_sequence, upload_id,
        'gap_count', CAST(stated_gap_count AS DOUBLE)
    FROM stg_report
    UNION ALL
    SELECT unit_code, indicator_code, reported_date, upload_sequence, upload_id,
        'denominator_count', CAST(denominator_count AS DOUBLE)
    FROM stg_report
),
versioned AS (
    SELECT
        unit_code, indicator_code, reported_date, column_name, upload_sequence,
        upload_id AS new_upload_id,
        value AS new_value,
        lag(value) OVER (
            PARTITION BY unit_code, indicator_code, reported_date, column_name
            ORDER BY upload_sequence
        ) AS old_value,
        lag(upload_id) OVER (
            PARTITION BY unit_code, indicator_code, reported_date, column_name
            ORDER BY upload_sequence
        ) AS old_upload_id
    FROM long
)
SELECT
    v.unit_code, v.indicator_code, v.reported_date, v.column_name, v.old_value,
    v.new_value, v.old_upload_id, v.new_upload_id, u.received_at AS restated_at,
    u.received_date AS restated_date
FROM versioned AS v
JOIN stg_upload AS u ON u.upload_id = v.new_upload_id
WHERE v.old_upload_id IS NOT NULL AND v.old_value IS DISTINCT FROM v.new_value
