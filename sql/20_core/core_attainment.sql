-- How much of an issuer's target a unit has reached, by the best figure there is.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_ratio, core_target_used.
-- Computed before stated; at last by a coverage against a target that is one.
SELECT
    r.unit_code, r.indicator_code, r.issuer, r.month_end,
    coalesce(
        r.computed_attainment_pct, r.stated_attainment_pct,
        r.coverage_pct * 100 / nullif(t.target_coverage_pct, 0)
    ) AS attainment_pct,
    CASE
        WHEN r.computed_attainment_pct IS NOT NULL THEN r.computed_attainment_qualifier
        WHEN r.stated_attainment_pct IS NOT NULL THEN r.stated_attainment_qualifier
        WHEN r.coverage_pct IS NOT NULL AND t.target_coverage_pct > 0 THEN 'about'
    END AS attainment_qualifier
FROM core_ratio AS r
LEFT JOIN core_target_used AS t
    ON t.unit_code = r.unit_code AND t.indicator_code = r.indicator_code
    AND t.month_end = r.month_end AND t.issuer = r.issuer
