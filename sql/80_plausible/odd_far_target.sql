-- Targets decided, or for periods, long after the file came in: often a slip in the year.
-- One row per: far_column_name.
-- Reads: incoming_targets, incoming_file, stg_threshold.
-- A row is told by its first day that lies too far ahead, because what is wrong there is wrong in
-- the days after it as well.
WITH limited AS (
    SELECT f.received_date
        + to_years(CAST(t.threshold_number AS INTEGER)) AS last_date
    FROM incoming_file AS f
    JOIN stg_threshold AS t ON t.threshold_name = 'far_target_years'
),
far AS (
    SELECT
        n.line_number,
        CASE
            WHEN n.decided_on > l.last_date THEN 'decided_on'
            WHEN n.period_start > l.last_date THEN 'period_start'
            WHEN n.period_end > l.last_date THEN 'period_end'
        END AS far_column_name,
        CASE
            WHEN n.decided_on > l.last_date THEN n.decided_on
            WHEN n.period_start > l.last_date THEN n.period_start
            WHEN n.period_end > l.last_date THEN n.period_end
        END AS far_date
    FROM incoming_targets AS n
    CROSS JOIN limited AS l
)
SELECT
    min(line_number) AS line_number, far_column_name, count(*) AS far_row_count,
    min(far_date) AS first_date, max(far_date) AS last_date
FROM far
WHERE far_column_name IS NOT NULL
GROUP BY far_column_name
