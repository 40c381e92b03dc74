-- What an incoming file makes of each unit's months: every count and the one before it.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: incoming_reports, core_report, core_unit.
-- A row with a line_number comes from the file, the others stand already; of a month the
-- last date counts. Only exact counts: "more than 75,600" is no step to 76,000.
WITH touched AS (
    SELECT DISTINCT unit_code, indicator_code FROM incoming_reports
),
joined AS (
    SELECT
        i.line_number, i.unit_code, i.indicator_code, i.as_of_date, i.participant_count,
        i.qualifier
    FROM incoming_reports AS i
    UNION ALL
    SELECT
        CAST(NULL AS BIGINT), c.unit_code, c.indicator_code, c.reported_date,
        c.participant_count, c.participant_qualifier
    FROM core_report AS c
    JOIN touched AS t ON t.unit_code = c.unit_code AND t.indicator_code = c.indicator_code
    LEFT JOIN incoming_reports AS i
        ON i.unit_code = c.unit_code AND i.indicator_code = c.indicator_code
        AND i.as_of_date = c.reported_date
    WHERE i.line_number IS NULL
),
exact AS (
    SELECT line_number, unit_code, indicator_code, as_of_date, participant_count
    FROM joined
    WHERE as_of_date IS NOT NULL AND participant_count IS NOT NULL
        AND coalesce(qualifier, 'exact') = 'exact'
),
last_of_month AS (
    SELECT unit_code, indicator_code, max(as_of_date) AS as_of_date
    FROM exact
    GROUP BY unit_code, indicator_code, last_day(as_of_date)
),
stepped AS (
    SELECT
        e.line_number, e.unit_code, e.indicator_code, e.as_of_date,
        last_day(e.as_of_date) AS month_end, e.participant_count,
        lag(e.participant_count) OVER (
            PARTITION BY e.unit_code, e.indicator_code ORDER BY e.as_of_date
        ) AS previous_count,
        lag(last_day(e.as_of_date)) OVER (
            PARTITION BY e.unit_code, e.indicator_code ORDER BY e.as_of_date
        ) AS previous_month_end
    FROM exact AS e
    JOIN last_of_month AS l
        ON l.unit_code = e.unit_code AND l.indicator_code = e.indicator_code
        AND l.as_of_date = e.as_of_date
)
SELECT
    s.line_number, s.unit_code, s.indicator_code, s.month_end, s.participant_count,
    s.previous_count, s.previous_month_end, u.province_code, u.unit_level,
    CAST(s.participant_count - s.previous_count AS DOUBLE)
        / nullif(date_diff('month', s.previous_month_end, s.month_end), 0)
        AS change_per_month_count
FROM stepped AS s
JOIN core_unit AS u ON u.unit_code = s.unit_code
