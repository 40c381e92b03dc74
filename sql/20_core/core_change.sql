-- What changed between two reports of a unit that follow each other, and how much that is a month.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_figure, core_unit.
-- Of several reports in a month the last one counts. A sum of some units is no step of the whole,
-- nor is what lies between a province's own statement and a sum of its units.
WITH stepped AS (
    SELECT
        f.unit_code, f.indicator_code, f.month_end, f.participant_count, f.is_summed,
        lag(f.participant_count) OVER (
            PARTITION BY f.unit_code, f.indicator_code ORDER BY f.month_end
        ) AS previous_count,
        lag(f.month_end) OVER (
            PARTITION BY f.unit_code, f.indicator_code ORDER BY f.month_end
        ) AS previous_month_end,
        lag(f.is_summed) OVER (
            PARTITION BY f.unit_code, f.indicator_code ORDER BY f.month_end
        ) AS was_summed
    FROM core_figure AS f
    WHERE f.is_reported AND f.participant_count IS NOT NULL AND NOT f.is_partial
),
counted AS (
    SELECT
        unit_code, indicator_code, month_end, previous_month_end, participant_count,
        participant_count - previous_count AS change_count,
        CAST((year(month_end) - year(previous_month_end)) * 12
            + month(month_end) - month(previous_month_end) AS BIGINT) AS month_count
    FROM stepped
    WHERE previous_count IS NOT NULL AND was_summed = is_summed
)
SELECT
    c.unit_code, c.indicator_code, c.month_end, c.previous_month_end, u.province_code,
    u.unit_level, u.unit_type, c.participant_count, c.change_count, c.month_count,
    CAST(c.change_count AS DOUBLE) / c.month_count AS change_per_month_count
FROM counted AS c
JOIN core_unit AS u ON u.unit_code = c.unit_code
