-- How much of a period's way should be done by the end of each of its months.
-- One row per: unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no, month_end.
-- Reads: core_period, core_phasing, stg_month.
-- Divided by the sum of the weights, so that rounded percents end at 1 too; a month without
-- a weight in a list has none. A list without any weight in the period itself says nothing of
-- it: its months weigh the same.
WITH listed AS (
    SELECT
        p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.period_end_date,
        p.decision_no, m.month_end,
        coalesce(w.weight_pct, CAST(0 AS DECIMAL(12, 6))) AS weight_value
    FROM core_period AS p
    JOIN stg_month AS m
        ON m.month_end >= p.period_start_date AND m.month_start_date <= p.period_end_date
    LEFT JOIN core_phasing AS w
        ON w.unit_code = p.phasing_unit_code
        AND w.indicator_code = p.indicator_code
        AND w.issuer = p.issuer
        AND w.period_start_date = p.period_start_date
        AND w.decision_no IS NOT DISTINCT FROM p.phasing_decision_no
        AND w.month_end = m.month_end
),
weighted AS (
    SELECT
        unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no,
        month_end,
        CASE
            WHEN sum(weight_value) OVER (
                PARTITION BY unit_code, indicator_code, issuer, period_start_date,
                    period_end_date, decision_no
            ) = 0 THEN CAST(1 AS DECIMAL(12, 6))
            ELSE weight_value
        END AS weight_value
    FROM listed
)
SELECT
    unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no,
    month_end,
    CAST(sum(weight_value) OVER (
        PARTITION BY unit_code, indicator_code, issuer, period_start_date, period_end_date,
            decision_no
        ORDER BY month_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS DOUBLE) / CAST(sum(weight_value) OVER (
        PARTITION BY unit_code, indicator_code, issuer, period_start_date, period_end_date,
            decision_no
    ) AS DOUBLE) AS planned_share
FROM weighted
