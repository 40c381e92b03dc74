-- Every count of a unit's people that a file's rows can be held against, with where it is from.
-- One row per: unit_code, denominator_kind, as_of_date.
-- Reads: incoming_denominators, core_denominator, stg_denominator, stg_upload.
-- The file's own counts go before the build's of the same day. A lower bound ("at least
-- 11,500") contradicts nothing and is left out.
WITH standing AS (
    SELECT
        d.unit_code, d.denominator_kind, d.as_of_date, d.people_count, d.people_qualifier,
        max(s.upload_sequence) AS upload_sequence
    FROM core_denominator AS d
    JOIN stg_denominator AS s
        ON s.unit_code = d.unit_code AND s.denominator_kind = d.denominator_kind
        AND s.as_of_date IS NOT DISTINCT FROM d.as_of_date
    GROUP BY
        d.unit_code, d.denominator_kind, d.as_of_date, d.people_count, d.people_qualifier
),
every_one AS (
    SELECT
        unit_code, denominator_kind, as_of_date, people_count,
        coalesce(qualifier, 'exact') AS people_qualifier, line_number,
        CAST(NULL AS VARCHAR) AS file_name
    FROM incoming_denominators
    UNION ALL
    SELECT
        s.unit_code, s.denominator_kind, s.as_of_date, s.people_count, s.people_qualifier,
        CAST(NULL AS BIGINT), u.file_name
    FROM standing AS s
    JOIN stg_upload AS u ON u.upload_sequence = s.upload_sequence
    LEFT JOIN incoming_denominators AS i
        ON i.unit_code = s.unit_code AND i.denominator_kind = s.denominator_kind
        AND i.as_of_date IS NOT DISTINCT FROM s.as_of_date
    WHERE i.line_number IS NULL
)
SELECT
    unit_code, denominator_kind, as_of_date, people_count, people_qualifier, line_number,
    file_name, coalesce(as_of_date, DATE '1900-01-01') AS from_date
FROM every_one
WHERE people_qualifier <> 'at_least'
