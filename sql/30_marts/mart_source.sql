-- The published sources and how many rows, as they stand, rest on each.
-- One row per: source_url.
-- Reads: stg_source, core_report, core_target, core_denominator, core_drive, core_measure,
--   mart_register.
-- Earlier versions do not count, or a file sent twice would look like twice the evidence.
WITH used AS (
    SELECT source_url FROM core_report
    UNION ALL
    SELECT source_url FROM core_target
    UNION ALL
    SELECT source_url FROM core_denominator
    UNION ALL
    SELECT source_url FROM core_drive
    UNION ALL
    SELECT source_url FROM core_measure
    UNION ALL
    SELECT source_url FROM mart_register
)
SELECT
    s.source_code, s.outlet_name, s.published_date, s.source_url, s.note_vi, s.note_en,
    CAST(count(u.source_url) AS BIGINT) AS row_count
FROM stg_source AS s
LEFT JOIN used AS u ON u.source_url = s.source_url
GROUP BY
    s.source_code, s.outlet_name, s.published_date, s.source_url, s.note_vi, s.note_en
