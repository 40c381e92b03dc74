-- The people of a unit in a month: the last dated count up to its end, else an undated one.
-- One row per: unit_code, denominator_kind, month_end.
-- Reads: core_denominator, core_unit, core_month.
WITH known AS (
    SELECT
        d.unit_code, d.denominator_kind, m.month_end,
        max(CASE WHEN d.as_of_date <= m.month_end THEN d.as_of_date END) AS as_of_date
    FROM core_denominator AS d
    JOIN core_unit AS u ON u.unit_code = d.unit_code
    JOIN core_month AS m ON m.province_code = u.province_code
    GROUP BY d.unit_code, d.denominator_kind, m.month_end
)
SELECT
    k.unit_code, k.denominator_kind, k.month_end, d.as_of_date,
    d.people_count, d.people_qualifier
FROM known AS k
JOIN core_denominator AS d
    ON d.unit_code = k.unit_code
    AND d.denominator_kind = k.denominator_kind
    AND d.as_of_date IS NOT DISTINCT FROM k.as_of_date
