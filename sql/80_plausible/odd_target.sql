-- Targets far below the one that the same issuer set before for the same unit and indicator.
-- One row per: unit_code, indicator_code, issuer, period_start, decision_no.
-- Reads: incoming_targets, core_target, stg_threshold.
-- "Before" is the latest that began no later, the version to be replaced included. A shorter
-- period may well have a smaller target; days are compared with a month's leeway.
WITH earlier AS (
    SELECT
        n.line_number, n.unit_code, n.indicator_code, n.issuer, n.target_count,
        n.target_coverage_pct, t.target_count AS earlier_count,
        t.target_coverage_pct AS earlier_coverage_pct, t.period_start_date, t.period_end_date,
        date_diff('day', n.period_start, n.period_end) AS period_days,
        date_diff('day', t.period_start_date, t.period_end_date) AS earlier_days,
        row_number() OVER (
            PARTITION BY n.unit_code, n.indicator_code, n.issuer, n.period_start, n.decision_no
            ORDER BY t.period_start_date DESC,
                coalesce(t.decided_date, t.period_start_date) DESC, t.upload_sequence DESC,
                coalesce(t.decision_no, '') DESC
        ) AS recency_rank
    FROM incoming_targets AS n
    JOIN core_target AS t
        ON t.unit_code = n.unit_code AND t.indicator_code = n.indicator_code
        AND t.issuer = n.issuer AND t.period_start_date <= n.period_start
)
SELECT
    e.line_number, e.unit_code, e.indicator_code, e.issuer, e.target_count,
    e.target_coverage_pct, e.earlier_count, e.earlier_coverage_pct, e.period_start_date,
    e.period_end_date
FROM earlier AS e
JOIN stg_threshold AS t ON t.threshold_name = 'target_fall_share'
WHERE e.recency_rank = 1
    AND e.period_days >= e.earlier_days - 31
    AND CASE
        WHEN e.target_count IS NOT NULL AND e.earlier_count IS NOT NULL
            THEN e.target_count > 0 AND e.target_count < t.threshold_number * e.earlier_count
        ELSE e.target_coverage_pct > 0
            AND e.target_coverage_pct < t.threshold_number * e.earlier_coverage_pct
    END
