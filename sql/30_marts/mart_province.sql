-- The provinces that can be chosen: those that are real, and a simulated one that has reports.
-- One row per: province_code.
-- Reads: stg_province, core_unit, core_report.
-- An office that has retracted the simulated figures has no use for an empty invented province.
WITH reported AS (
    SELECT DISTINCT u.province_code
    FROM core_report AS r
    JOIN core_unit AS u ON u.unit_code = r.unit_code
)
SELECT
    p.province_code, p.province_name, p.province_type, p.default_issuer,
    p.default_indicator_code, p.is_simulated, p.province_rank
FROM stg_province AS p
LEFT JOIN reported AS r ON r.province_code = p.province_code
WHERE NOT p.is_simulated OR r.province_code IS NOT NULL
