-- Reports of days long before the file came in: often last decade's year in this year's file.
-- One row per: received_date.
-- Reads: incoming_reports, incoming_file, stg_threshold.
SELECT
    min(r.line_number) AS line_number, f.received_date, count(*) AS old_row_count,
    min(r.as_of_date) AS first_date, max(r.as_of_date) AS last_date
FROM incoming_reports AS r
CROSS JOIN incoming_file AS f
JOIN stg_threshold AS t ON t.threshold_name = 'old_report_years'
WHERE r.as_of_date < f.received_date - to_years(CAST(t.threshold_number AS INTEGER))
GROUP BY f.received_date
