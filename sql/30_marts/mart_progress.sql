-- Where a unit stands in a month against one issuer's target; the main table of every page.
-- One row per: unit_code, indicator_code, issuer, month_end.
-- Reads: core_ratio, core_issuer_slot, core_figure, core_target_used, core_unit,
-- core_attainment, core_judged, core_required, core_pace, core_status, core_projection.
-- A unit for which no issuer speaks has one row with an empty issuer, so that it is seen to
-- be missing. core_projection is made by campaign/projection out of core_outlook.
SELECT
    f.province_code, r.unit_code, u.unit_name, u.unit_type, u.unit_level,
    r.indicator_code, r.issuer, k.is_default_issuer, r.month_end, f.reported_date,
    date_diff('day', f.reported_date, r.month_end) AS lag_days,
    f.is_reported, f.is_undated, f.is_summed, f.unit_count, f.counted_unit_count,
    f.oldest_reported_date, j.judged_month_end,
    f.participant_count, f.participant_qualifier, f.denominator_count, f.denominator_kind,
    r.coverage_pct,
    CASE WHEN r.coverage_pct IS NOT NULL THEN r.coverage_qualifier END AS coverage_qualifier,
    t.period_start_date, t.period_end_date, t.target_count, t.target_coverage_pct,
    CASE
        WHEN t.target_count IS NOT NULL OR t.target_coverage_pct IS NOT NULL
            THEN t.target_qualifier
    END AS target_qualifier,
    coalesce(t.is_target_derived, FALSE) AS is_target_derived,
    t.decision_no, t.target_source_url,
    a.attainment_pct, a.attainment_qualifier,
    q.gap_count, q.gap_qualifier, q.months_left_count,
    c.baseline_count, c.baseline_qualifier, c.baseline_date,
    CAST(c.expected_count AS DOUBLE) AS expected_count,
    CAST(c.planned_count AS DOUBLE) AS planned_count,
    q.required_per_month_count, q.required_qualifier,
    c.recent_per_month_count, c.best_per_month_count,
    o.projected_count, o.projected_low_count, o.projected_high_count, o.reach_chance_share,
    c.planned_progress_share, s.pace_status, c.pace_reason,
    f.source_url, f.note, u.is_simulated
FROM core_ratio AS r
JOIN core_issuer_slot AS k
    ON k.unit_code = r.unit_code AND k.indicator_code = r.indicator_code
    AND k.month_end = r.month_end AND k.issuer IS NOT DISTINCT FROM r.issuer
JOIN core_figure AS f
    ON f.unit_code = r.unit_code AND f.indicator_code = r.indicator_code
    AND f.month_end = r.month_end
JOIN core_unit AS u ON u.unit_code = r.unit_code
JOIN core_judged AS j
    ON j.unit_code = r.unit_code AND j.indicator_code = r.indicator_code
    AND j.month_end = r.month_end
JOIN core_attainment AS a
    ON a.unit_code = r.unit_code AND a.indicator_code = r.indicator_code
    AND a.month_end = r.month_end AND a.issuer IS NOT DISTINCT FROM r.issuer
JOIN core_required AS q
    ON q.unit_code = r.unit_code AND q.indicator_code = r.indicator_code
    AND q.month_end = r.month_end AND q.issuer IS NOT DISTINCT FROM r.issuer
JOIN core_pace AS c
    ON c.unit_code = r.unit_code AND c.indicator_code = r.indicator_code
    AND c.month_end = r.month_end AND c.issuer IS NOT DISTINCT FROM r.issuer
JOIN core_status AS s
    ON s.unit_code = r.unit_code AND s.indicator_code = r.indicator_code
    AND s.month_end = r.month_end AND s.issuer IS NOT DISTINCT FROM r.issuer
LEFT JOIN core_projection AS o
    ON o.unit_code = r.unit_code AND o.indicator_code = r.indicator_code
    AND o.month_end = r.month_end AND o.issuer = r.issuer
LEFT JOIN core_target_used AS t
    ON t.unit_code = r.unit_code AND t.indicator_code = r.indicator_code
    AND t.month_end = r.month_end AND t.issuer = r.issuer
