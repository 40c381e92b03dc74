-- Which report speaks for a unit in a month: the last dated one up to the month's end.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_slot, core_report.
-- An undated report belongs to no month. It stands in only where nothing dated does, from
-- the month in which it was published or, when that is unknown, in the last month alone.
WITH in_month AS (
    SELECT
        s.unit_code, s.indicator_code, s.month_end, s.is_latest,
        max(r.reported_date) AS last_date
    FROM core_slot AS s
    LEFT JOIN core_report AS r
        ON r.unit_code = s.unit_code
        AND r.indicator_code = s.indicator_code
        AND r.reported_date BETWEEN s.month_start_date AND s.month_end
    GROUP BY s.unit_code, s.indicator_code, s.month_end, s.is_latest
),
carried AS (
    SELECT
        unit_code, indicator_code, month_end, is_latest,
        last_date IS NOT NULL AS is_reported,
        max(last_date) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS reported_date
    FROM in_month
)
SELECT
    c.unit_code, c.indicator_code, c.month_end, c.is_reported, c.reported_date,
    r.participant_count, r.participant_qualifier, r.stated_coverage_pct,
    r.stated_coverage_qualifier, r.stated_attainment_pct, r.stated_attainment_qualifier,
    r.stated_gap_count, r.stated_gap_qualifier, r.stated_issuer, r.denominator_count,
    r.denominator_kind, r.source_url, r.note,
    r.unit_code IS NOT NULL AND c.reported_date IS NULL AS is_undated
FROM carried AS c
LEFT JOIN core_report AS r
    ON r.unit_code = c.unit_code
    AND r.indicator_code = c.indicator_code
    AND r.reported_date IS NOT DISTINCT FROM c.reported_date
    AND (r.reported_date IS NOT NULL OR c.is_latest OR r.published_date <= c.month_end)
