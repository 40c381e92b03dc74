-- How fast a unit has been up to a month: the median of its last three changes, and its best.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_figure, core_change, stg_threshold.
-- The median of three is written out, because a median over a moving window is not portable.
WITH moving AS (
    SELECT
        unit_code, indicator_code, month_end,
        change_per_month_count AS a,
        lag(change_per_month_count, 1) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
        ) AS b,
        lag(change_per_month_count, 2) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
        ) AS c,
        max(change_per_month_count) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS best_per_month_count,
        count(*) OVER (
            PARTITION BY unit_code, indicator_code ORDER BY month_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS known_change_count
    FROM core_change
),
carried AS (
    SELECT
        f.unit_code, f.indicator_code, f.month_end,
        max(m.month_end) OVER (
            PARTITION BY f.unit_code, f.indicator_code ORDER BY f.month_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS last_change_month_end
    FROM core_figure AS f
    LEFT JOIN moving AS m
        ON m.unit_code = f.unit_code AND m.indicator_code = f.indicator_code
        AND m.month_end = f.month_end
)
SELECT
    r.unit_code, r.indicator_code, r.month_end, m.known_change_count,
    CASE
        WHEN m.b IS NULL THEN m.a
        WHEN m.c IS NULL THEN (m.a + m.b) / 2
        ELSE greatest(least(m.a, m.b), least(greatest(m.a, m.b), m.c))
    END AS recent_per_month_count,
    CASE WHEN m.known_change_count >= t.threshold_number THEN m.best_per_month_count END
        AS best_per_month_count
FROM carried AS r
JOIN moving AS m
    ON m.unit_code = r.unit_code AND m.indicator_code = r.indicator_code
    AND m.month_end = r.last_change_month_end
JOIN stg_threshold AS t ON t.threshold_name = 'best_least_changes'
