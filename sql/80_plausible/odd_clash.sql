-- Uploads of the same day whose figures the file contradicts: two people may be at work.
-- One row per: upload_id.
-- Reads: incoming_reports, incoming_file, core_report, stg_upload.
-- A value of an earlier day is simply corrected, and is told as a change.
SELECT
    min(r.line_number) AS line_number, u.upload_id, u.file_name, u.received_by_name,
    u.received_at, count(*) AS differing_row_count
FROM incoming_reports AS r
JOIN core_report AS c
    ON c.unit_code = r.unit_code AND c.indicator_code = r.indicator_code
    AND c.reported_date IS NOT DISTINCT FROM r.as_of_date
JOIN stg_upload AS u ON u.upload_id = c.upload_id
JOIN incoming_file AS f ON f.received_date = u.received_date
WHERE r.participant_count IS DISTINCT FROM c.participant_count
    OR r.coverage_pct IS DISTINCT FROM c.stated_coverage_pct
    OR r.attainment_pct IS DISTINCT FROM c.stated_attainment_pct
    OR r.gap_count IS DISTINCT FROM c.stated_gap_count
GROUP BY u.upload_id, u.file_name, u.received_by_name, u.received_at
