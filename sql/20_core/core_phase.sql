-- How much of a period's way should be done by the end of each of its months.
-- One row per: unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no, month_end.
-- Reads: core_period, core_phasing, stg_month.
-- Divided by the sum of the weights, so that rounded percents end at 1 too; a month without
-- a weight in a list has none.
WITH weighted AS (
    SELECT
        p.unit_code, p.indicator_code, p.issuer, p.period_start_date, p.period_end_date,
        p.decision_no, m.month_end,
        CASE
            WHEN p.phasing_unit_code IS NULL THEN CAST(1 AS DECIMAL(12, 6))
            ELSE coalesce(w.weight_pct, CAST(0 AS DECIMAL(12, 6)))
        END AS weight_value
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
)
SELECT
    unit_code, indicator_code, issuer, period_start_date, period_end_date, decision_no,
    month_end,
    CAST(sum(weight_value) OVER (
        PARTITION BY unit_code, indicator_code, issuer, period_start_date, period_end_date,
            decision_no
        ORDER BY month_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS DOUBLE) / nullif(CAST(sum(weight_value) OVER (
        PARTITION BY unit_code, indicator_code, issuer, period_start_date, period_end_date,
            decision_no
    ) AS DOUBLE), 0) AS planned_share
FROM weighted
