-- How many wards and communes a province has: the N of "n of N".
-- One row per: province_code.
-- Reads: core_unit.
SELECT province_code, CAST(count(*) AS BIGINT) AS unit_count
FROM core_unit
WHERE unit_level = 'commune'
GROUP BY province_code
