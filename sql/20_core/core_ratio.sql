-- Coverage, attainment and gap of a unit's figure against one issuer's target.
-- One row per: unit_code, indicator_code, month_end, issuer.
-- Reads: core_issuer_slot, core_figure, core_judged, core_target_used.
-- Computed ratios go before stated ones, which the press truncates; but "more than 23,000"
-- divides into nothing exact, so there a stated ratio is better than a computed one. A sum
-- of some units is neither divided by the whole nor taken from the whole's target. The
-- months left count from the figure's own month, because the gap is of that month.
WITH measured AS (
    SELECT
        f.unit_code, f.indicator_code, f.month_end, f.stated_coverage_pct,
        f.stated_coverage_qualifier, f.stated_attainment_pct, f.stated_attainment_qualifier,
        f.stated_gap_count, f.stated_gap_qualifier, f.stated_issuer, f.denominator_count,
        f.denominator_qualifier, f.participant_qualifier,
        coalesce(j.judged_date, f.month_end) AS judged_date,
        CASE WHEN NOT f.is_partial THEN f.participant_count END AS participant_count
    FROM core_figure AS f
    JOIN core_judged AS j
        ON j.unit_code = f.unit_code AND j.indicator_code = f.indicator_code
        AND j.month_end = f.month_end
)
SELECT
    k.unit_code, k.indicator_code, k.month_end, k.issuer,
    CASE
        WHEN f.stated_coverage_pct IS NOT NULL
            AND (f.participant_qualifier <> 'exact' OR f.denominator_qualifier <> 'exact')
            THEN f.stated_coverage_pct
        ELSE coalesce(
            CAST(f.participant_count AS DOUBLE) * 100 / nullif(f.denominator_count, 0),
            f.stated_coverage_pct
        )
    END AS coverage_pct,
    CASE
        WHEN f.stated_coverage_pct IS NOT NULL
            AND (f.participant_qualifier <> 'exact' OR f.denominator_qualifier <> 'exact'
                OR f.participant_count IS NULL OR coalesce(f.denominator_count, 0) = 0)
            THEN f.stated_coverage_qualifier
        WHEN f.denominator_qualifier = 'exact' THEN f.participant_qualifier
        ELSE 'about'
    END AS coverage_qualifier,
    CASE WHEN k.issuer = f.stated_issuer THEN f.stated_attainment_pct END
        AS stated_attainment_pct,
    CASE
        WHEN k.issuer = f.stated_issuer AND f.stated_attainment_pct IS NOT NULL
            AND f.participant_qualifier <> 'exact'
            THEN NULL
        WHEN f.participant_count IS NOT NULL AND t.target_count > 0
            THEN CAST(f.participant_count AS DOUBLE) * 100 / t.target_count
    END AS computed_attainment_pct,
    CASE
        WHEN t.target_qualifier = 'exact' THEN f.participant_qualifier
        ELSE 'about'
    END AS computed_attainment_qualifier,
    f.stated_attainment_qualifier,
    CASE WHEN k.issuer = f.stated_issuer THEN f.stated_gap_count END AS stated_gap_count,
    f.stated_gap_qualifier,
    CASE
        WHEN f.participant_count >= t.target_count THEN 0
        ELSE t.target_count - f.participant_count
    END AS computed_gap_count,
    CASE
        WHEN f.participant_qualifier = 'exact' THEN t.target_qualifier
        WHEN f.participant_qualifier = 'at_least' AND t.target_qualifier = 'exact'
            AND f.participant_count >= t.target_count THEN 'exact'
        ELSE 'about'
    END AS computed_gap_qualifier,
    CASE
        WHEN t.period_end_date > f.judged_date THEN
            (year(t.period_end_date) - year(f.judged_date)) * 12
            + month(t.period_end_date) - month(f.judged_date)
    END AS months_left_count
FROM core_issuer_slot AS k
JOIN measured AS f
    ON f.unit_code = k.unit_code
    AND f.indicator_code = k.indicator_code
    AND f.month_end = k.month_end
LEFT JOIN core_target_used AS t
    ON t.unit_code = k.unit_code
    AND t.indicator_code = k.indicator_code
    AND t.month_end = k.month_end
    AND t.issuer = k.issuer
