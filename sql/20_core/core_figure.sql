-- The figure that a page shows for a unit in a month.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_unit_figure, core_province_sum.
-- A province's own statement stands until all its units have figures and most of them are
-- newer; a sum of only some units is used when there is no statement at all, and is marked
-- partial, because people of some units divided by the whole would say nothing.
WITH newer AS (
    SELECT o.unit_code, o.indicator_code, o.month_end, count(*) AS newer_unit_count
    FROM core_unit_figure AS o
    JOIN core_unit_figure AS f
        ON f.province_code = o.unit_code AND f.indicator_code = o.indicator_code
        AND f.month_end = o.month_end
    WHERE f.unit_level = 'commune'
        AND f.participant_count IS NOT NULL
        AND f.reported_date > coalesce(o.reported_date, DATE '1900-01-01')
    GROUP BY o.unit_code, o.indicator_code, o.month_end
),
summed AS (
    SELECT s.province_code, s.indicator_code, s.month_end
    FROM core_province_sum AS s
    JOIN core_unit_figure AS o
        ON o.unit_code = s.province_code
        AND o.indicator_code = s.indicator_code
        AND o.month_end = s.month_end
    LEFT JOIN newer AS n
        ON n.unit_code = s.province_code
        AND n.indicator_code = s.indicator_code
        AND n.month_end = s.month_end
    WHERE s.counted_unit_count > 0
        AND (
            coalesce(o.participant_count, o.stated_coverage_pct, o.stated_attainment_pct,
                o.stated_gap_count) IS NULL
            OR (s.counted_unit_count = s.unit_count AND n.newer_unit_count * 2 > s.unit_count)
        )
),
marked AS (
    SELECT f.unit_code, f.indicator_code, f.month_end, m.province_code IS NOT NULL AS is_summed
    FROM core_unit_figure AS f
    LEFT JOIN summed AS m
        ON m.province_code = f.unit_code
        AND m.indicator_code = f.indicator_code
        AND m.month_end = f.month_end
)
SELECT
    f.unit_code, f.indicator_code, f.month_end, f.province_code, f.unit_level, m.is_summed,
    m.is_summed AND s.counted_unit_count < s.unit_count AS is_partial,
    CASE WHEN m.is_summed THEN s.is_reported ELSE f.is_reported END AS is_reported,
    f.is_undated AND NOT m.is_summed AS is_undated,
    CASE WHEN m.is_summed THEN s.reported_date ELSE f.reported_date END AS reported_date,
    CASE WHEN m.is_summed THEN s.oldest_reported_date ELSE f.reported_date END
        AS oldest_reported_date,
    CASE WHEN m.is_summed THEN s.participant_count ELSE f.participant_count END
        AS participant_count,
    CASE WHEN m.is_summed THEN s.participant_qualifier ELSE f.participant_qualifier END
        AS participant_qualifier,
    CASE WHEN NOT m.is_summed THEN f.stated_coverage_pct END AS stated_coverage_pct,
    f.stated_coverage_qualifier,
    CASE WHEN NOT m.is_summed THEN f.stated_attainment_pct END AS stated_attainment_pct,
    f.stated_attainment_qualifier,
    CASE WHEN NOT m.is_summed THEN f.stated_gap_count END AS stated_gap_count,
    f.stated_gap_qualifier,
    CASE WHEN NOT m.is_summed THEN f.stated_issuer END AS stated_issuer,
    coalesce(f.denominator_count, s.denominator_count) AS denominator_count,
    CASE
        WHEN coalesce(f.denominator_count, s.denominator_count) IS NOT NULL
            THEN coalesce(f.denominator_kind, s.denominator_kind)
    END AS denominator_kind,
    coalesce(f.denominator_qualifier, s.denominator_qualifier, 'exact') AS denominator_qualifier,
    s.unit_count, s.counted_unit_count,
    CASE WHEN NOT m.is_summed THEN f.source_url END AS source_url,
    CASE WHEN NOT m.is_summed THEN f.note END AS note
FROM core_unit_figure AS f
JOIN marked AS m
    ON m.unit_code = f.unit_code
    AND m.indicator_code = f.indicator_code
    AND m.month_end = f.month_end
LEFT JOIN core_province_sum AS s
    ON s.province_code = f.unit_code
    AND s.indicator_code = f.indicator_code
    AND s.month_end = f.month_end
