-- A drive whose enrolments per scheme do not add up to its enrolments.
-- One row per: drive_code, unit_code.
-- Reads: core_measure.
SELECT
    a.drive_code, a.unit_code, a.value_count AS enrolled_count,
    v.value_count AS enrolled_vsi_count, h.value_count AS enrolled_hi_count
FROM core_measure AS a
JOIN core_measure AS v
    ON v.drive_code = a.drive_code AND v.unit_code = a.unit_code
    AND v.measure = 'enrolled_vsi'
JOIN core_measure AS h
    ON h.drive_code = a.drive_code AND h.unit_code = a.unit_code
    AND h.measure = 'enrolled_hi'
WHERE a.measure = 'enrolled' AND a.value_count <> v.value_count + h.value_count
