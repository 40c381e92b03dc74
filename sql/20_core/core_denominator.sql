-- Denominators as they stand: the version of the latest upload.
-- One row per: unit_code, denominator_kind, as_of_date.
-- Reads: stg_denominator.
WITH latest AS (
    SELECT unit_code, denominator_kind, as_of_date, max(upload_sequence) AS upload_sequence
    FROM stg_denominator
    GROUP BY unit_code, denominator_kind, as_of_date
)
SELECT
    d.unit_code, d.denominator_kind, d.as_of_date, d.people_count, d.people_qualifier,
    d.source_url
FROM stg_denominator AS d
JOIN latest AS l
    ON d.unit_code = l.unit_code
    AND d.denominator_kind = l.denominator_kind
    AND d.as_of_date IS NOT DISTINCT FROM l.as_of_date
    AND d.upload_sequence = l.upload_sequence
