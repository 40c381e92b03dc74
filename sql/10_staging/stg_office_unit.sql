-- Which office covers which unit, as far as it is known, with validity dates.
-- One row per: office_code, unit_code, valid_from_date.
-- Reads: raw_office_units.
SELECT
    office_code,
    unit_code,
    CAST(valid_from AS DATE) AS valid_from_date,
    CAST(valid_to AS DATE) AS valid_to_date,
    source_url
FROM raw_office_units
