-- What a province's wards and communes add up to in a month, and how many of them count.
-- One row per: province_code, indicator_code, month_end.
-- Reads: core_unit_figure, core_province_size.
-- Its date is the newest of its parts, with the oldest beside it; it counts as reported when
-- most of its parts are of the month. People of different kinds are never added.
SELECT
    f.province_code, f.indicator_code, f.month_end,
    CAST(s.unit_count AS BIGINT) AS unit_count,
    CAST(count(f.participant_count) AS BIGINT) AS counted_unit_count,
    CAST(sum(f.participant_count) AS BIGINT) AS participant_count,
    CASE
        WHEN count(CASE WHEN f.participant_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN f.participant_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS participant_qualifier,
    max(CASE WHEN f.participant_count IS NOT NULL THEN f.reported_date END) AS reported_date,
    min(CASE WHEN f.participant_count IS NOT NULL THEN f.reported_date END)
        AS oldest_reported_date,
    count(CASE WHEN f.is_reported AND f.participant_count IS NOT NULL THEN 1 END) * 2
        > count(f.participant_count) AS is_reported,
    CASE
        WHEN count(f.denominator_count) = s.unit_count
            AND count(DISTINCT f.denominator_kind) = 1
            THEN CAST(sum(f.denominator_count) AS BIGINT)
    END AS denominator_count,
    max(f.denominator_kind) AS denominator_kind,
    CASE
        WHEN count(CASE WHEN f.denominator_qualifier = 'about' THEN 1 END) > 0 THEN 'about'
        WHEN count(CASE WHEN f.denominator_qualifier = 'at_least' THEN 1 END) > 0 THEN 'at_least'
        ELSE 'exact'
    END AS denominator_qualifier
FROM core_unit_figure AS f
JOIN core_province_size AS s ON s.province_code = f.province_code
WHERE f.unit_level = 'commune'
GROUP BY f.province_code, f.indicator_code, f.month_end, s.unit_count
