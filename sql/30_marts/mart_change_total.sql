-- What has changed in a province between two months, over the units that reported in both.
-- One row per: province_code, indicator_code, month_end, earlier_month_end.
-- Reads: core_pair, core_province_size.
-- People are summed, then divided; the ratio is only of units whose people are known twice.
SELECT
    p.province_code, p.indicator_code, p.month_end, p.earlier_month_end,
    CAST(count(*) AS BIGINT) AS compared_unit_count,
    z.unit_count,
    CAST(sum(p.participant_count) AS BIGINT) AS participant_count,
    CAST(sum(p.earlier_participant_count) AS BIGINT) AS earlier_participant_count,
    CASE
        WHEN count(CASE WHEN p.participant_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN p.participant_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS participant_qualifier,
    CASE
        WHEN count(CASE WHEN p.earlier_participant_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN p.earlier_participant_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS earlier_participant_qualifier,
    CAST(sum(p.participant_count - p.earlier_participant_count) AS BIGINT) AS change_count,
    CASE
        WHEN count(CASE WHEN p.participant_qualifier <> 'exact'
            OR p.earlier_participant_qualifier <> 'exact' THEN 1 END) > 0 THEN 'about'
        ELSE 'exact'
    END AS change_qualifier,
    CAST(count(CASE WHEN p.denominator_count > 0 AND p.earlier_denominator_count > 0
        THEN 1 END) AS BIGINT) AS divided_unit_count,
    CAST(sum(CASE WHEN p.denominator_count > 0 AND p.earlier_denominator_count > 0
        THEN p.participant_count END) AS DOUBLE) * 100
        / nullif(sum(CASE WHEN p.denominator_count > 0 AND p.earlier_denominator_count > 0
            THEN p.denominator_count END), 0) AS coverage_pct,
    CAST(sum(CASE WHEN p.denominator_count > 0 AND p.earlier_denominator_count > 0
        THEN p.earlier_participant_count END) AS DOUBLE) * 100
        / nullif(sum(CASE WHEN p.denominator_count > 0 AND p.earlier_denominator_count > 0
            THEN p.earlier_denominator_count END), 0) AS earlier_coverage_pct
FROM core_pair AS p
JOIN core_province_size AS z ON z.province_code = p.province_code
GROUP BY p.province_code, p.indicator_code, p.month_end, p.earlier_month_end, z.unit_count
