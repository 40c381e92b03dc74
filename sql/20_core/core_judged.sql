-- Of which day a unit's figure in a month speaks: the day at which it is to be judged.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_figure, core_province_sum.
-- A sum speaks of the last month that most of its parts had reported: by its newest part a
-- province would be behind whenever a few wards report before the others. Undated has none.
WITH whole AS (
    SELECT
        province_code, indicator_code, month_end,
        max(CASE WHEN is_reported THEN month_end END) OVER (
            PARTITION BY province_code, indicator_code ORDER BY month_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS whole_month_end
    FROM core_province_sum
),
judged AS (
    SELECT
        f.unit_code, f.indicator_code, f.month_end,
        CASE WHEN f.is_summed THEN coalesce(s.reported_date, f.reported_date)
            ELSE f.reported_date END AS judged_date
    FROM core_figure AS f
    LEFT JOIN whole AS w
        ON w.province_code = f.unit_code AND w.indicator_code = f.indicator_code
        AND w.month_end = f.month_end
    LEFT JOIN core_province_sum AS s
        ON s.province_code = w.province_code AND s.indicator_code = w.indicator_code
        AND s.month_end = w.whole_month_end
)
SELECT
    unit_code, indicator_code, month_end, judged_date, last_day(judged_date) AS judged_month_end
FROM judged
