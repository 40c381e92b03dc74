-- For each ward or commune the few of its own kind and province that are nearest to it in size.
-- One row per: unit_code, peer_unit_code.
-- Reads: core_unit, core_month, core_denominator_month, stg_threshold.
-- Size is the population in the province's last month; without one a unit has no peers.
WITH sized AS (
    SELECT u.province_code, u.unit_code, u.unit_type, d.people_count
    FROM core_unit AS u
    JOIN core_month AS m ON m.province_code = u.province_code AND m.is_latest
    JOIN core_denominator_month AS d
        ON d.unit_code = u.unit_code AND d.month_end = m.month_end
        AND d.denominator_kind = 'population'
    WHERE u.unit_level = 'commune'
),
ranked AS (
    SELECT
        a.province_code, a.unit_code, b.unit_code AS peer_unit_code, a.people_count,
        b.people_count AS peer_people_count,
        row_number() OVER (
            PARTITION BY a.unit_code
            ORDER BY abs(b.people_count - a.people_count), b.unit_code
        ) AS peer_rank
    FROM sized AS a
    JOIN sized AS b
        ON b.province_code = a.province_code AND b.unit_type = a.unit_type
        AND b.unit_code <> a.unit_code
)
SELECT
    r.province_code, r.unit_code, r.peer_unit_code, r.people_count, r.peer_people_count,
    r.peer_rank
FROM ranked AS r
JOIN stg_threshold AS t ON t.threshold_name = 'peer_count'
WHERE r.peer_rank <= t.threshold_number
