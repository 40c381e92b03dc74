-- Which issuers speak of a unit's indicator in a month, by a target or a stated ratio.
-- One row per: unit_code, indicator_code, month_end, issuer.
-- Reads: core_target_used, core_figure, stg_issuer, stg_province.
-- The rank puts the province's default issuer first, so that one row can stand for the unit; but a
-- target of zero asks for nothing, and does not stand before another issuer's.
WITH spoken AS (
    SELECT unit_code, indicator_code, month_end, issuer FROM core_target_used
    UNION
    SELECT unit_code, indicator_code, month_end, stated_issuer
    FROM core_figure
    WHERE stated_issuer IS NOT NULL
)
SELECT
    f.unit_code, f.indicator_code, f.month_end, s.issuer,
    row_number() OVER (
        PARTITION BY f.unit_code, f.indicator_code, f.month_end
        ORDER BY
            CASE WHEN coalesce(t.target_count, t.target_coverage_pct) = 0 THEN 1 ELSE 0 END,
            CASE WHEN s.issuer = p.default_issuer THEN 0 ELSE 1 END,
            i.issuer_rank, s.issuer
    ) = 1 AS is_default_issuer
FROM core_figure AS f
JOIN stg_province AS p ON p.province_code = f.province_code
LEFT JOIN spoken AS s
    ON s.unit_code = f.unit_code
    AND s.indicator_code = f.indicator_code
    AND s.month_end = f.month_end
LEFT JOIN core_target_used AS t
    ON t.unit_code = s.unit_code
    AND t.indicator_code = s.indicator_code
    AND t.month_end = s.month_end
    AND t.issuer = s.issuer
LEFT JOIN stg_issuer AS i ON i.issuer = s.issuer
