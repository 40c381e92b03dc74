-- Month weights that no target follows: of none, of a decision that none has, or of months after it.
-- One row per: unit_code, indicator_code, issuer, period_start_date, decision_no, month_end, unused_kind.
-- Reads: core_phasing, core_target, core_target_used, core_unit.
-- All targets count, those of periods to come too. A list of an unknown decision may stand in for
-- one that has none of its own; it is told all the same, because its number is likely misspelt. A
-- month without weight outside a period changes nothing and is not told.
WITH given AS (
    SELECT t.unit_code, u.province_code, t.indicator_code, t.issuer, t.period_start_date,
        t.period_end_date, t.decision_no
    FROM core_target AS t
    JOIN core_unit AS u ON u.unit_code = t.unit_code
    UNION
    SELECT t.unit_code, u.province_code, t.indicator_code, t.issuer, t.period_start_date,
        t.period_end_date, t.decision_no
    FROM core_target_used AS t
    JOIN core_unit AS u ON u.unit_code = t.unit_code
),
listed AS (
    SELECT DISTINCT unit_code, indicator_code, issuer, period_start_date, decision_no
    FROM core_phasing
),
met AS (
    SELECT
        l.unit_code, l.indicator_code, l.issuer, l.period_start_date, l.decision_no,
        count(g.unit_code) AS met_count,
        count(CASE WHEN l.decision_no IS NULL OR l.decision_no = g.decision_no THEN g.unit_code
            END) AS named_count,
        max(g.period_end_date) AS last_date
    FROM listed AS l
    LEFT JOIN given AS g
        ON l.unit_code IN (g.unit_code, g.province_code)
        AND g.indicator_code = l.indicator_code
        AND g.issuer = l.issuer
        AND g.period_start_date = l.period_start_date
    GROUP BY l.unit_code, l.indicator_code, l.issuer, l.period_start_date, l.decision_no
)
SELECT
    unit_code, indicator_code, issuer, period_start_date, decision_no,
    CAST(NULL AS DATE) AS month_end,
    CASE WHEN met_count = 0 THEN 'no_target' ELSE 'unknown_decision' END AS unused_kind
FROM met
WHERE named_count = 0
UNION ALL
SELECT
    m.unit_code, m.indicator_code, m.issuer, m.period_start_date, m.decision_no, p.month_end,
    'month_after_period'
FROM met AS m
JOIN core_phasing AS p
    ON p.unit_code = m.unit_code AND p.indicator_code = m.indicator_code
    AND p.issuer = m.issuer AND p.period_start_date = m.period_start_date
    AND p.decision_no IS NOT DISTINCT FROM m.decision_no
WHERE p.weight_pct > 0 AND CAST(date_trunc('month', p.month_end) AS DATE) > m.last_date
