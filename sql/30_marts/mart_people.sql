-- How many people a unit has, by the kind of denominator.
-- One row per: unit_code, denominator_kind, as_of_date.
-- Reads: core_denominator, core_unit.
SELECT
    u.province_code, d.unit_code, d.denominator_kind, d.as_of_date, d.people_count,
    d.people_qualifier, d.source_url
FROM core_denominator AS d
JOIN core_unit AS u ON u.unit_code = d.unit_code
