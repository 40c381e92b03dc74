-- A unit's own figure in a month, with the people it is counted against.
-- One row per: unit_code, indicator_code, month_end.
-- Reads: core_slot, core_report_month, core_denominator_month, stg_indicator, stg_province.
-- A report's own denominator goes before the list of denominators, because its source says
-- that the ratio was made with it. A stated attainment or gap without an issuer is taken
-- for the province's default one, and only for its own year: a gap to last year's target
-- says nothing of this year's, although the count is carried forward.
SELECT
    s.unit_code, s.indicator_code, s.month_end, s.province_code, s.unit_level,
    r.is_reported, r.is_undated, r.reported_date, r.participant_count,
    CASE WHEN r.participant_count IS NOT NULL THEN r.participant_qualifier END
        AS participant_qualifier,
    r.stated_coverage_pct, r.stated_coverage_qualifier,
    CASE WHEN r.is_undated OR year(r.reported_date) = year(s.month_end)
        THEN r.stated_attainment_pct END AS stated_attainment_pct,
    r.stated_attainment_qualifier,
    CASE WHEN r.is_undated OR year(r.reported_date) = year(s.month_end)
        THEN r.stated_gap_count END AS stated_gap_count,
    r.stated_gap_qualifier,
    CASE
        WHEN (r.stated_attainment_pct IS NOT NULL OR r.stated_gap_count IS NOT NULL)
            AND (r.is_undated OR year(r.reported_date) = year(s.month_end))
            THEN coalesce(r.stated_issuer, p.default_issuer)
    END AS stated_issuer,
    coalesce(r.denominator_count, d.people_count) AS denominator_count,
    CASE
        WHEN r.denominator_count IS NOT NULL THEN coalesce(r.denominator_kind, i.denominator_kind)
        WHEN d.people_count IS NOT NULL THEN d.denominator_kind
    END AS denominator_kind,
    CASE
        WHEN r.denominator_count IS NOT NULL THEN 'exact'
        ELSE d.people_qualifier
    END AS denominator_qualifier,
    r.source_url, r.note
FROM core_slot AS s
JOIN stg_indicator AS i ON i.indicator_code = s.indicator_code
JOIN stg_province AS p ON p.province_code = s.province_code
JOIN core_report_month AS r
    ON r.unit_code = s.unit_code
    AND r.indicator_code = s.indicator_code
    AND r.month_end = s.month_end
LEFT JOIN core_denominator_month AS d
    ON d.unit_code = s.unit_code
    AND d.denominator_kind = i.denominator_kind
    AND d.month_end = s.month_end
