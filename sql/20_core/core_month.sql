-- The months a province looks at: from its first dated report to its last.
-- One row per: province_code, month_end.
-- Reads: stg_month, stg_province, stg_upload, core_report, core_unit.
-- A province without a dated report gets the one month in which all the others end, and
-- when nothing is dated at all, the month of the last upload.
WITH span AS (
    SELECT
        u.province_code,
        min(r.reported_date) AS first_date,
        max(r.reported_date) AS last_date
    FROM core_report AS r
    JOIN core_unit AS u ON u.unit_code = r.unit_code
    WHERE r.reported_date IS NOT NULL
    GROUP BY u.province_code
),
reported AS (
    SELECT max(last_date) AS last_date FROM span
),
received AS (
    SELECT max(received_date) AS last_date FROM stg_upload
),
province_span AS (
    SELECT
        p.province_code,
        coalesce(s.first_date, reported.last_date, received.last_date) AS first_date,
        coalesce(s.last_date, reported.last_date, received.last_date) AS last_date
    FROM stg_province AS p
    CROSS JOIN reported
    CROSS JOIN received
    LEFT JOIN span AS s ON s.province_code = p.province_code
)
SELECT
    p.province_code,
    m.month_start_date,
    m.month_end,
    m.month_end >= p.last_date AS is_latest
FROM province_span AS p
JOIN stg_month AS m
    ON m.month_end >= p.first_date AND m.month_start_date <= p.last_date
