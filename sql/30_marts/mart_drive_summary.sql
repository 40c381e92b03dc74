-- What a drive did and brought, by unit, with a row for the drive's own area.
-- One row per: drive_code, unit_code, measure.
-- Reads: core_measure, core_drive, core_unit.
-- The area's own statement stands; where it has none, its row is the sum of its units.
-- Results are flows, so they may be summed over units, and are never added to a stock; but
-- an office and the wards it covers are never summed together, for both hold the same people.
WITH area AS (
    SELECT
        d.drive_code,
        CASE WHEN u.unit_level = 'commune' THEN d.unit_code
            ELSE coalesce(d.province_code, d.unit_code) END AS unit_code
    FROM core_drive AS d
    LEFT JOIN core_unit AS u ON u.unit_code = d.unit_code
),
added AS (
    SELECT
        m.drive_code, a.unit_code, m.measure_group, m.measure,
        CAST(sum(m.value_count) AS BIGINT) AS value_count,
        CAST(sum(m.attendee_count) AS BIGINT) AS attendee_count,
        CASE
            WHEN count(CASE WHEN m.attendee_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
            WHEN count(m.attendee_count) < count(*)
                OR count(CASE WHEN m.attendee_qualifier = 'at_least' THEN 1 END) > 0
                THEN 'at_least'
            ELSE 'exact'
        END AS attendee_qualifier,
        CASE
            WHEN count(CASE WHEN m.qualifier = 'about' THEN 1 END) > 0 THEN 'about'
            WHEN count(CASE WHEN m.qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
            ELSE 'exact'
        END AS qualifier
    FROM core_measure AS m
    JOIN area AS a ON a.drive_code = m.drive_code
    JOIN core_unit AS u ON u.unit_code = m.unit_code
    WHERE a.unit_code IS NOT NULL
    GROUP BY m.drive_code, a.unit_code, m.measure_group, m.measure
    HAVING count(DISTINCT u.unit_level) = 1
),
rows_of_all AS (
    SELECT
        m.drive_code, m.unit_code, m.measure_group, m.measure, m.value_count,
        m.attendee_count, m.attendee_qualifier, m.qualifier, FALSE AS is_summed, m.source_url, m.note
    FROM core_measure AS m
    UNION ALL
    SELECT
        s.drive_code, s.unit_code, s.measure_group, s.measure, s.value_count,
        s.attendee_count, s.attendee_qualifier, s.qualifier, TRUE, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)
    FROM added AS s
    LEFT JOIN core_measure AS m
        ON m.drive_code = s.drive_code
        AND m.unit_code = s.unit_code
        AND m.measure = s.measure
    WHERE m.drive_code IS NULL
)
SELECT
    r.drive_code, r.unit_code, u.unit_name, u.unit_type, u.unit_level, u.province_code,
    coalesce(a.unit_code = r.unit_code, FALSE) AS is_area, r.measure_group, r.measure,
    r.value_count, r.attendee_count,
    CASE WHEN r.attendee_count IS NOT NULL THEN r.attendee_qualifier END AS attendee_qualifier,
    r.qualifier, r.is_summed, r.source_url, r.note,
    u.is_simulated
FROM rows_of_all AS r
JOIN core_unit AS u ON u.unit_code = r.unit_code
LEFT JOIN area AS a ON a.drive_code = r.drive_code
