-- Where a ward or commune stands among the others of its province, now and the month before.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_attainment, core_figure, core_target_used.
-- Only units with a target and a figure are ranked; equals share a rank. The month before counts
-- only by the same issuer's target for the same period: in January nobody has fallen because
-- the new year's target is farther away than the old one was.
WITH measured AS (
    SELECT
        f.province_code, r.unit_code, r.indicator_code, r.issuer, r.month_end,
        t.period_start_date, t.period_end_date, r.attainment_pct
    FROM core_attainment AS r
    JOIN core_figure AS f
        ON f.unit_code = r.unit_code AND f.indicator_code = r.indicator_code
        AND f.month_end = r.month_end
    JOIN core_target_used AS t
        ON t.unit_code = r.unit_code AND t.indicator_code = r.indicator_code
        AND t.month_end = r.month_end AND t.issuer = r.issuer
    WHERE f.unit_level = 'commune' AND r.attainment_pct IS NOT NULL
),
ranked AS (
    SELECT
        unit_code, indicator_code, issuer, month_end, period_start_date, period_end_date,
        rank() OVER (
            PARTITION BY province_code, indicator_code, issuer, month_end
            ORDER BY attainment_pct DESC
        ) AS attainment_rank,
        count(*) OVER (PARTITION BY province_code, indicator_code, issuer, month_end)
            AS ranked_unit_count
    FROM measured
)
SELECT
    r.unit_code, r.indicator_code, r.issuer, r.month_end, r.attainment_rank,
    r.ranked_unit_count, b.attainment_rank AS previous_attainment_rank,
    b.attainment_rank - r.attainment_rank AS risen_rank_count
FROM ranked AS r
LEFT JOIN ranked AS b
    ON b.unit_code = r.unit_code AND b.indicator_code = r.indicator_code
    AND b.issuer = r.issuer
    AND b.period_start_date = r.period_start_date AND b.period_end_date = r.period_end_date
    AND b.month_end = last_day(date_trunc('month', r.month_end) - INTERVAL 1 DAY)
