-- The periods for which targets hold, and whose month weights each follows.
-- One row per: unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no.
-- Reads: core_target_used, core_unit, core_phasing.
-- A unit's own weights go before its province's, and those of the very decision before those
-- that name none. At last come those of another decision for the same period, because an amendment
-- changes the number and not the months. Without any the months weigh the same.
WITH period AS (
    SELECT DISTINCT
        t.unit_code, t.indicator_code, t.issuer, t.period_start_date, t.period_end_date,
        t.decision_no, u.province_code
    FROM core_target_used AS t
    JOIN core_unit AS u ON u.unit_code = t.unit_code
),
listed AS (
    SELECT DISTINCT unit_code, indicator_code, issuer, period_start_date, decision_no
    FROM core_phasing
),
candidate AS (
    SELECT
        p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.period_end_date,
        p.decision_no, l.unit_code AS phasing_unit_code, l.decision_no AS phasing_decision_no,
        row_number() OVER (
            PARTITION BY p.unit_code, p.indicator_code, p.issuer, p.period_start_date,
                p.period_end_date, p.decision_no
            ORDER BY
                CASE WHEN l.decision_no IS NULL OR l.decision_no = p.decision_no
                    THEN 0 ELSE 1 END,
                CASE WHEN l.unit_code = p.unit_code THEN 0 ELSE 1 END,
                CASE WHEN l.decision_no IS NOT DISTINCT FROM p.decision_no THEN 0 ELSE 1 END,
                l.decision_no DESC
        ) AS nearness_rank
    FROM period AS p
    JOIN listed AS l
        ON l.unit_code IN (p.unit_code, p.province_code)
        AND l.indicator_code = p.indicator_code
        AND l.issuer = p.issuer
        AND l.period_start_date = p.period_start_date
)
SELECT
    p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.period_end_date,
    p.decision_no, c.phasing_unit_code, c.phasing_decision_no
FROM period AS p
LEFT JOIN candidate AS c
    ON c.unit_code = p.unit_code AND c.indicator_code = p.indicator_code
    AND c.issuer = p.issuer AND c.period_start_date = p.period_start_date
    AND c.period_end_date = p.period_end_date
    AND c.decision_no IS NOT DISTINCT FROM p.decision_no
    AND c.nearness_rank = 1
