-- Social-insurance offices.
-- One row per: office_code.
-- Reads: raw_offices.
SELECT office_code, office_name, province_code, source_url
FROM raw_offices
