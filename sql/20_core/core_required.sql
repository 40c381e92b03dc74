-- How many are still missing to a target, and how many a month that means until the period ends.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_ratio.
-- The months count from the figure's own month; where none is left nothing is required a month, and
-- the gap itself is what is missing until the period ends. An exact gap over months stays exact where the
-- page rounds it up; an inexact one only where it divides without a rest.
WITH missing AS (
    SELECT
        unit_code, indicator_code, issuer, month_end, months_left_count,
        coalesce(stated_gap_count, computed_gap_count) AS gap_count,
        CASE
            WHEN stated_gap_count IS NOT NULL THEN stated_gap_qualifier
            WHEN computed_gap_count IS NOT NULL THEN computed_gap_qualifier
        END AS gap_qualifier
    FROM core_ratio
)
SELECT
    unit_code, indicator_code, issuer, month_end, months_left_count, gap_count, gap_qualifier,
    CAST(gap_count AS DOUBLE) / nullif(months_left_count, 0) AS required_per_month_count,
    CASE
        WHEN coalesce(months_left_count, 0) = 0 OR gap_count IS NULL THEN NULL
        WHEN gap_count % months_left_count = 0 OR gap_qualifier = 'exact' THEN gap_qualifier
        ELSE 'about'
    END AS required_qualifier
FROM missing
