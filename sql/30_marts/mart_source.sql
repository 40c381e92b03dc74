-- The published sources and how many rows rest on each.
-- One row per: source_url.
-- Reads: stg_source, stg_report, stg_target, stg_denominator, stg_activity, stg_result.
WITH used AS (
    SELECT source_url FROM stg_report
    UNION ALL
    SELECT source_url FROM stg_target
    UNION ALL
    SELECT source_url FROM stg_denominator
    UNION ALL
    SELECT source_url FROM stg_activity
    UNION ALL
    SELECT source_url FROM stg_result
)
SELECT
    s.source_code, s.outlet_name, s.published_date, s.source_url, s.note_vi, s.note_en,
    CAST(count(u.source_url) AS BIGINT) AS row_count
FROM stg_source AS s
LEFT JOIN used AS u ON u.source_url = s.source_url
GROUP BY
    s.source_code, s.outlet_name, s.published_date, s.source_url, s.note_vi, s.note_en
