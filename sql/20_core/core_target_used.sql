-- Every target that a page can show for a unit in a month: given, summed, or derived.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_target_month, core_target_sum, core_figure.
-- Derived: "75,600 take part, 43,000 are still missing" implies a target of 118,600 for the
-- calendar year. It counts only where that issuer gave no number, to the province or to all
-- its units.
WITH given AS (
    SELECT
        unit_code, indicator_code, issuer, month_end, period_start_date, period_end_date,
        target_count, target_coverage_pct, target_qualifier, decision_no, source_url
    FROM core_target_month
    UNION ALL
    SELECT
        s.province_code, s.indicator_code, s.issuer, s.month_end, s.period_start_date,
        s.period_end_date, s.target_count, CAST(NULL AS DOUBLE), s.target_qualifier,
        CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)
    FROM core_target_sum AS s
    LEFT JOIN core_target_month AS o
        ON o.unit_code = s.province_code AND o.indicator_code = s.indicator_code
        AND o.issuer = s.issuer AND o.month_end = s.month_end
    WHERE o.unit_code IS NULL
),
implied AS (
    SELECT
        f.unit_code, f.indicator_code, f.stated_issuer AS issuer, f.month_end,
        CAST(date_trunc('year', f.month_end) AS DATE) AS period_start_date,
        CAST(date_trunc('year', f.month_end) + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)
            AS period_end_date,
        f.participant_count + f.stated_gap_count AS target_count,
        CASE
            WHEN f.participant_qualifier = 'exact' AND f.stated_gap_qualifier = 'exact'
                THEN 'exact'
            WHEN f.participant_qualifier = 'about' OR f.stated_gap_qualifier = 'about'
                THEN 'about'
            ELSE 'at_least'
        END AS target_qualifier,
        f.source_url
    FROM core_figure AS f
    WHERE f.participant_count IS NOT NULL AND f.stated_gap_count IS NOT NULL
)
SELECT
    g.unit_code, g.indicator_code, g.issuer, g.month_end, g.period_start_date,
    g.period_end_date, coalesce(g.target_count, i.target_count) AS target_count,
    g.target_coverage_pct,
    CASE WHEN g.target_count IS NULL AND i.target_count IS NOT NULL
        THEN i.target_qualifier ELSE g.target_qualifier END AS target_qualifier,
    g.target_count IS NULL AND i.target_count IS NOT NULL AS is_target_derived,
    g.decision_no, g.source_url AS target_source_url
FROM given AS g
LEFT JOIN implied AS i
    ON i.unit_code = g.unit_code AND i.indicator_code = g.indicator_code
    AND i.issuer = g.issuer AND i.month_end = g.month_end
UNION ALL
SELECT
    i.unit_code, i.indicator_code, i.issuer, i.month_end, i.period_start_date,
    i.period_end_date, i.target_count, CAST(NULL AS DOUBLE), i.target_qualifier,
    TRUE, CAST(NULL AS VARCHAR), i.source_url
FROM implied AS i
LEFT JOIN given AS g
    ON g.unit_code = i.unit_code AND g.indicator_code = i.indicator_code
    AND g.issuer = i.issuer AND g.month_end = i.month_end
WHERE g.unit_code IS NULL
