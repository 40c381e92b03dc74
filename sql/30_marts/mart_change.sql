-- What has changed in a ward or commune between two months in which it reported.
-- One row per: unit_code, indicator_code, issuer, month_end, earlier_month_end.
-- Reads: core_pair, core_attainment, core_ratio, core_unit.
-- Points of attainment are of the same issuer, whose target may have been amended in between;
-- coverage is no issuer's, so it is there before an issuer spoke. What lies between two lower
-- bounds is none itself.
WITH covered AS (
    SELECT DISTINCT unit_code, indicator_code, month_end, coverage_pct FROM core_ratio
)
SELECT
    p.province_code, p.unit_code, u.unit_name, u.unit_type, p.indicator_code, a.issuer,
    p.month_end, p.earlier_month_end, p.participant_count, p.earlier_participant_count,
    p.participant_qualifier, p.earlier_participant_qualifier,
    p.participant_count - p.earlier_participant_count AS change_count,
    CASE
        WHEN p.participant_qualifier = 'exact' AND p.earlier_participant_qualifier = 'exact'
            THEN 'exact'
        ELSE 'about'
    END AS change_qualifier,
    (p.participant_count - p.earlier_participant_count) * 100.0
        / nullif(p.earlier_participant_count, 0) AS change_pct,
    c.coverage_pct, e.coverage_pct AS earlier_coverage_pct,
    c.coverage_pct - e.coverage_pct AS coverage_change_pct,
    a.attainment_pct, b.attainment_pct AS earlier_attainment_pct,
    a.attainment_pct - b.attainment_pct AS attainment_change_pct,
    u.is_simulated
FROM core_pair AS p
JOIN core_unit AS u ON u.unit_code = p.unit_code
JOIN covered AS c
    ON c.unit_code = p.unit_code AND c.indicator_code = p.indicator_code
    AND c.month_end = p.month_end
JOIN covered AS e
    ON e.unit_code = p.unit_code AND e.indicator_code = p.indicator_code
    AND e.month_end = p.earlier_month_end
JOIN core_attainment AS a
    ON a.unit_code = p.unit_code AND a.indicator_code = p.indicator_code
    AND a.month_end = p.month_end
LEFT JOIN core_attainment AS b
    ON b.unit_code = p.unit_code AND b.indicator_code = p.indicator_code
    AND b.month_end = p.earlier_month_end
    AND b.issuer IS NOT DISTINCT FROM a.issuer
