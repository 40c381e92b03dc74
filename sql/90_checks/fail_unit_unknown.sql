-- A figure of a unit that the reference lists no longer hold would vanish from every page.
-- One row per: unit_code that no list has.
-- Reads: stg_report, stg_target, stg_denominator, stg_drive, core_measure, stg_register,
--   core_unit.
-- A drive alone may have no unit.
WITH used AS (
    SELECT unit_code FROM stg_report
    UNION
    SELECT unit_code FROM stg_target
    UNION
    SELECT unit_code FROM stg_denominator
    UNION
    SELECT unit_code FROM stg_drive WHERE unit_code IS NOT NULL
    UNION
    SELECT unit_code FROM core_measure
    UNION
    SELECT unit_code FROM stg_register
)
SELECT s.unit_code
FROM used AS s
LEFT JOIN core_unit AS u ON u.unit_code = s.unit_code
WHERE u.unit_code IS NULL
