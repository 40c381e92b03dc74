-- What was done in a drive and what came of it, in one shape.
-- One row per: drive_code, unit_code, measure.
-- Reads: stg_activity, stg_result.
-- Attendees that some rows do not state are not zero: their sum is then a lower bound.
WITH latest_activity AS (
    SELECT drive_code, unit_code, activity_type, held_date,
        max(upload_sequence) AS upload_sequence
    FROM stg_activity
    GROUP BY drive_code, unit_code, activity_type, held_date
),
latest_result AS (
    SELECT drive_code, unit_code, result_type, max(upload_sequence) AS upload_sequence
    FROM stg_result
    GROUP BY drive_code, unit_code, result_type
)
SELECT
    a.drive_code, a.unit_code, 'activity' AS measure_group, a.activity_type AS measure,
    CAST(sum(a.activity_count) AS BIGINT) AS value_count,
    CAST(sum(a.attendee_count) AS BIGINT) AS attendee_count,
    CASE
        WHEN count(CASE WHEN a.qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(a.attendee_count) < count(*) THEN 'at_least'
        WHEN count(CASE WHEN a.qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS attendee_qualifier,
    CASE
        WHEN count(CASE WHEN a.qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN a.qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS qualifier,
    max(a.source_url) AS source_url,
    max(a.note) AS note
FROM stg_activity AS a
JOIN latest_activity AS l
    ON l.drive_code = a.drive_code
    AND l.unit_code = a.unit_code
    AND l.activity_type = a.activity_type
    AND l.held_date IS NOT DISTINCT FROM a.held_date
    AND l.upload_sequence = a.upload_sequence
GROUP BY a.drive_code, a.unit_code, a.activity_type
UNION ALL
SELECT
    r.drive_code, r.unit_code, 'result', r.result_type, r.result_count,
    CAST(NULL AS BIGINT), CAST(NULL AS VARCHAR), r.qualifier, r.source_url, r.note
FROM stg_result AS r
JOIN latest_result AS l
    ON l.drive_code = r.drive_code
    AND l.unit_code = r.unit_code
    AND l.result_type = r.result_type
    AND l.upload_sequence = r.upload_sequence
