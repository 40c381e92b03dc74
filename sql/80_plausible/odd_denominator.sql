-- People of a unit that differ much from the latest count of the same kind that stands.
-- One row per: unit_code, denominator_kind, people_count.
-- Reads: incoming_denominators, incoming_reports, core_denominator, core_report, stg_indicator,
--   stg_denominator, stg_upload, stg_threshold.
WITH given AS (
    SELECT line_number, unit_code, denominator_kind, people_count, 'people_count' AS column_name
    FROM incoming_denominators
    WHERE coalesce(qualifier, 'exact') <> 'at_least'
    UNION ALL
    SELECT
        r.line_number, r.unit_code, coalesce(r.denominator_kind, i.denominator_kind),
        r.denominator_count, 'denominator_count'
    FROM incoming_reports AS r
    JOIN stg_indicator AS i ON i.indicator_code = r.indicator_code
    WHERE r.denominator_count IS NOT NULL
),
once AS (
    SELECT
        unit_code, denominator_kind, people_count, min(line_number) AS line_number,
        min(column_name) AS column_name
    FROM given
    GROUP BY unit_code, denominator_kind, people_count
),
known AS (
    SELECT
        d.unit_code, d.denominator_kind, d.people_count, d.as_of_date, s.upload_id
    FROM core_denominator AS d
    JOIN stg_denominator AS s
        ON s.unit_code = d.unit_code AND s.denominator_kind = d.denominator_kind
        AND s.as_of_date IS NOT DISTINCT FROM d.as_of_date
        AND s.people_count = d.people_count
    WHERE d.people_qualifier <> 'at_least'
    UNION ALL
    SELECT
        r.unit_code, coalesce(r.denominator_kind, i.denominator_kind), r.denominator_count,
        r.reported_date, r.upload_id
    FROM core_report AS r
    JOIN stg_indicator AS i ON i.indicator_code = r.indicator_code
    WHERE r.denominator_count IS NOT NULL
),
ranked AS (
    SELECT
        k.unit_code, k.denominator_kind, k.people_count, k.as_of_date, u.file_name,
        row_number() OVER (
            PARTITION BY k.unit_code, k.denominator_kind
            ORDER BY coalesce(k.as_of_date, DATE '1900-01-01') DESC, u.upload_sequence DESC,
                k.people_count
        ) AS recency_rank
    FROM known AS k
    JOIN stg_upload AS u ON u.upload_id = k.upload_id
)
SELECT
    o.line_number, o.unit_code, o.denominator_kind, o.people_count, o.column_name,
    r.people_count AS standing_count, r.as_of_date, r.file_name
FROM once AS o
JOIN ranked AS r
    ON r.unit_code = o.unit_code AND r.denominator_kind = o.denominator_kind
    AND r.recency_rank = 1
JOIN stg_threshold AS t ON t.threshold_name = 'people_differ_share'
WHERE abs(o.people_count - r.people_count) >= t.threshold_number * r.people_count
    AND o.people_count <> r.people_count
