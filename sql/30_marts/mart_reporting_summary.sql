-- How many of a province's wards and communes have reported a month: the "96/103" of every page.
-- One row per: province_code, indicator_code, month_end.
-- Reads: core_due, core_first_report, core_province_size.
-- Every unit of the province counts, also one that was never asked for this indicator.
SELECT
    d.province_code, d.indicator_code, d.month_end,
    CAST(s.unit_count AS BIGINT) AS unit_count,
    CAST(count(f.unit_code) AS BIGINT) AS reported_unit_count
FROM core_due AS d
JOIN core_province_size AS s ON s.province_code = d.province_code
LEFT JOIN core_first_report AS f
    ON f.unit_code = d.unit_code
    AND f.indicator_code = d.indicator_code
    AND f.month_end = d.month_end
GROUP BY d.province_code, d.indicator_code, d.month_end, s.unit_count
