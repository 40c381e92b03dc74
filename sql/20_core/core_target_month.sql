-- The target of a unit by one issuer that is in force in a month: the latest decision.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_target, core_unit, core_month.
-- A month that the period only touches counts, so that a target ending on the 15th is seen. An
-- amendment counts from the month in which it was decided; before the first decision that one
-- stands in, because targets of a year are often decided when it has begun.
WITH in_force AS (
    SELECT
        t.unit_code, t.indicator_code, t.issuer, m.month_end, u.province_code,
        u.unit_level, t.period_start_date, t.period_end_date, t.target_count,
        t.target_coverage_pct, t.target_qualifier, t.decision_no, t.decided_date,
        t.source_url,
        row_number() OVER (
            PARTITION BY t.unit_code, t.indicator_code, t.issuer, m.month_end
            ORDER BY
                CASE WHEN coalesce(t.decided_date, t.period_start_date) <= m.month_end
                    THEN 0 ELSE 1 END,
                CASE WHEN coalesce(t.decided_date, t.period_start_date) <= m.month_end
                    THEN coalesce(t.decided_date, t.period_start_date) END DESC,
                coalesce(t.decided_date, t.period_start_date),
                t.upload_sequence DESC, coalesce(t.decision_no, '') DESC,
                t.period_start_date DESC
        ) AS recency_rank
    FROM core_target AS t
    JOIN core_unit AS u ON u.unit_code = t.unit_code
    JOIN core_month AS m ON m.province_code = u.province_code
    WHERE t.period_start_date <= m.month_end AND t.period_end_date >= m.month_start_date
)
SELECT
    unit_code, indicator_code, issuer, month_end, province_code, unit_level,
    period_start_date, period_end_date, target_count, target_coverage_pct,
    target_qualifier, decision_no, decided_date, source_url
FROM in_force
WHERE recency_rank = 1
