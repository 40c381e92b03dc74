-- Which social-insurance office covers which ward or commune, as far as it is known.
-- One row per: office_code, unit_code, valid_from_date.
-- Reads: stg_office_unit, stg_office.
SELECT
    o.office_code, o.office_name, o.province_code, c.unit_code, c.valid_from_date,
    c.valid_to_date, c.source_url
FROM stg_office_unit AS c
JOIN stg_office AS o ON o.office_code = c.office_code
