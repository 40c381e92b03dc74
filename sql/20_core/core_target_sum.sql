-- What one issuer's targets of all wards and communes add up to for their province.
-- One row per: province_code, indicator_code, issuer, month_end.
-- Reads: core_target_month, core_province_size.
-- Only when every unit has one, to the same day: a sum of some targets would look like the whole,
-- and a stock of October added to one of December is the province's of no day.
SELECT
    t.province_code, t.indicator_code, t.issuer, t.month_end,
    min(t.period_start_date) AS period_start_date,
    max(t.period_end_date) AS period_end_date,
    CAST(sum(t.target_count) AS BIGINT) AS target_count,
    CASE
        WHEN count(CASE WHEN t.target_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN t.target_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS target_qualifier
FROM core_target_month AS t
JOIN core_province_size AS s ON s.province_code = t.province_code
WHERE t.unit_level = 'commune'
GROUP BY t.province_code, t.indicator_code, t.issuer, t.month_end, s.unit_count
HAVING count(t.target_count) = s.unit_count
    AND min(t.period_end_date) = max(t.period_end_date)
