-- What has changed in a ward or commune between two months in which it reported.
-- One row per: unit_code, indicator_code, issuer, month_end, earlier_month_end.
-- Reads: core_pair, core_ratio, core_unit.
-- Points of attainment are of the same issuer; its target may have been amended in between.
SELECT
    p.province_code, p.unit_code, u.unit_name, u.unit_type, p.indicator_code, a.issuer,
    p.month_end, p.earlier_month_end, p.participant_count, p.earlier_participant_count,
    p.participant_qualifier, p.earlier_participant_qualifier,
    p.participant_count - p.earlier_participant_count AS change_count,
    a.coverage_pct, b.coverage_pct AS earlier_coverage_pct,
    a.coverage_pct - b.coverage_pct AS coverage_change_pct,
    a.computed_attainment_pct AS attainment_pct,
    b.computed_attainment_pct AS earlier_attainment_pct,
    a.computed_attainment_pct - b.computed_attainment_pct AS attainment_change_pct,
    u.is_simulated
FROM core_pair AS p
JOIN core_unit AS u ON u.unit_code = p.unit_code
JOIN core_ratio AS a
    ON a.unit_code = p.unit_code AND a.indicator_code = p.indicator_code
    AND a.month_end = p.month_end
LEFT JOIN core_ratio AS b
    ON b.unit_code = p.unit_code AND b.indicator_code = p.indicator_code
    AND b.month_end = p.earlier_month_end
    AND b.issuer IS NOT DISTINCT FROM a.issuer
